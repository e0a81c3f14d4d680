// UTF-8, letter by letter: checking it, mending it, walking it, counting in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::text {

// Returns: whether `bytes` is well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool is_valid_utf8(std::string_view bytes);

struct Repaired {
    std::string text;                    // well-formed UTF-8
    std::vector<std::uint32_t> repairs;  // offsets into `text` of each U+FFFD put in
};

// Replaces each maximal ill-formed subsequence by U+FFFD (Unicode 15, section 3.9, practice of
// the WHATWG Encoding Standard). Well-formed input comes back unchanged.
Repaired repair_utf8(std::string_view bytes);

struct Utf8Piece {
    std::size_t length = 1;    // of the sequence, or of the maximal ill-formed part
    bool well_formed = false;  // one character
};

// Returns: what begins at `bytes[offset]`. Requires: `offset` < size.
Utf8Piece utf8_piece(std::string_view bytes, std::size_t offset);

// Reads the code point that begins at `text[offset]` and moves `offset` past it.
// Requires: `text` is well-formed, `offset` < size and on a boundary.
char32_t next_code_point(std::string_view text, std::size_t& offset);

void append_utf8(std::string& out, char32_t code_point);

// Returns: the first `bytes` bytes of `text`, less what would cut a character in two.
std::string_view utf8_prefix(std::string_view text, std::size_t bytes);

// Returns: how many code points `text` holds. Requires: well-formed.
std::size_t count_code_points(std::string_view text);

// Turns byte offsets into code-point offsets and back, in one ascending pass over the text.
class CodePointIndex {
  public:
    // Lifetime: `text` must outlive the index. Requires: well-formed.
    explicit CodePointIndex(std::string_view text);
    std::uint32_t to_code_point(std::uint32_t byte_offset) const;
    std::uint32_t to_byte(std::uint32_t code_point_offset) const;

  private:
    std::string_view text_;
    std::vector<std::uint32_t> every_;  // byte offset of each 64th code point
};

}  // namespace isnad::text
