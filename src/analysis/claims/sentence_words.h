// Small questions about the words of a sentence: what stands at a place, what stands before it.
#pragma once

#include <cstdint>
#include <string_view>

#include "analysis/claims/clause.h"

namespace isnad::analysis::claims {

std::string_view key(const SentenceFindings& sentence, std::uint32_t i);

bool is_mark(const SentenceFindings& sentence, std::uint32_t i);

bool is_comma(const SentenceFindings& sentence, std::uint32_t i);

bool has_article(std::string_view word);

const SmallWordAt* small_at(const SentenceFindings& sentence, std::uint32_t i, SmallWord word);

// The longest such word that ends right before `i`.
const SmallWordAt* small_before(const SentenceFindings& sentence, std::uint32_t i, SmallWord word);

// The longest preposition that ends right before `i`.
const PrepositionAt* preposition_before(const SentenceFindings& sentence, std::uint32_t i);

bool is_preposition(const SentenceFindings& sentence, std::uint32_t i);

bool is_in_time(const SentenceFindings& sentence, std::uint32_t i);

// Whether the word says neither subject nor object: marks, times, "قد", "رسميا".
bool is_filler(const SentenceFindings& sentence, std::uint32_t i);

bool is_quote(std::string_view mark);

// Whether the noun phrase that holds token i-1 is over when token i begins. Quotation marks do not
// end it ("حزب «النهضة»").
bool is_boundary(const SentenceFindings& sentence, std::uint32_t i);

// "لترسيم", "بتهمة": a preposition written onto a noun that is no name.
bool has_letter(std::string_view word);

}  // namespace isnad::analysis::claims
