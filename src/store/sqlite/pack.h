// Documents as bytes and back, for the store's cache of readings.
//
// Small and strict: numbers as LEB128, strings and lists with their length before them, fields in
// the order of their struct. In front stands a fingerprint of the layout, worked out from the very
// functions that write it, so that bytes of an older layout are known for what they are. Where a
// struct of the model gains a field, its describe() in pack.cpp no longer compiles: add the field
// there, and nothing else. Keeps no sightings (the store has a table for them), and guards no bits:
// the store does, with a checksum.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/document.h"

namespace isnad::store {

// Returns: the document without its sightings. The same document gives the same bytes.
std::string pack(const model::Document& document);

// Errors: malformed (damaged, cut short, or of another layout). Whatever the bytes are, it neither
// crashes nor takes more memory than some multiple of their size. Strings come back as they are
// written there: whether they are well-formed is not asked.
base::Result<model::Document> unpack(std::string_view bytes);

}  // namespace isnad::store
