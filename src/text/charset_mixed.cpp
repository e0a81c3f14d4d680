// Purpose: see charset_mixed.h.
//
// The idea: bytes beyond ASCII are UTF-8 where they hold together, and 8-bit letters where hardly
// two of them do; by chance neither looks like the other. So the page is cut where encodings can
// change: at tags and line ends, and inside a line that holds both, at blanks. Each piece votes by
// its well-formed and ill-formed sequences. What is ill-formed is put together and its encoding
// found as for a page of its own, then each run is read in it where the result is sure: a western
// letter beside ASCII letters or a typographic mark, or letters of another writing in number.
//
// What it does not do: encodings of two bytes a character beside UTF-8; a letter cut in two by a
// truncated text (it stays ill-formed and becomes U+FFFD); two 8-bit encodings on one page.
#include "text/charset_mixed.h"

#include <vector>

#include "text/charset_detect.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace isnad::text {
namespace {

// Sequences of more than one byte that prove UTF-8 beside an 8-bit writing whose letters may pair
// by chance; beside western ones a single pair proves it.
constexpr std::size_t kSureUtf8 = 6;
constexpr std::size_t kClearly = 3;      // times as many of one kind as of the other
constexpr std::size_t kFewestBytes = 3;  // beyond ASCII, for a run in another writing
constexpr std::size_t kFewestOnPage = 12;

struct Votes {
    std::size_t well = 0;
    std::size_t ill = 0;
};

struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool is_high(char byte) {
    return static_cast<unsigned char>(byte) >= 0x80;
}
bool is_ascii_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}
bool ends_segment(char byte) {
    return byte == '<' || byte == '>' || byte == '\n' || byte == '\r';
}
bool ends_word(char byte) {
    return byte == ' ' || byte == '\t' || byte == '"' || byte == '=' || byte == '/';
}

Votes votes_of(std::string_view bytes) {
    Votes votes;
    for (std::size_t at = 0; at < bytes.size();) {
        if (!is_high(bytes[at])) {
            ++at;
            continue;
        }
        const Utf8Piece piece = utf8_piece(bytes, at);
        ++(piece.well_formed ? votes.well : votes.ill);
        at += piece.length;
    }
    return votes;
}

// Marks that stand alone in western and Arabic text, under the same byte in all of windows-125x.
bool is_typographic(unsigned char byte) {
    return byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || byte == 0xA0 || byte == 0xA9 ||
           byte == 0xAB || byte == 0xBB || byte == 0xB0 || byte == 0xB7;
}

class MixedReader {
  public:
    explicit MixedReader(std::string_view bytes) : bytes_(bytes) {}

    // Finds the runs that may be 8-bit. Returns: whether there are both kinds.
    bool find_runs() {
        std::size_t begin = 0;
        for (std::size_t at = 0; at <= bytes_.size(); ++at) {
            if (at < bytes_.size() && !ends_segment(bytes_[at])) continue;
            if (at > begin) segment({begin, at});
            begin = at + 1;
        }
        return well_ > 0 && !runs_.empty();
    }

    std::optional<Mixed> read(std::span<const Encoding> declared) {
        std::string pooled;
        for (const Run& run : runs_)
            pooled.append(bytes_.substr(run.begin, run.end - run.begin)) += ' ';
        const std::optional<Encoding> encoding = encoding_of_runs(pooled, declared);
        if (!encoding) return std::nullopt;
        const std::optional<HighHalf> half = high_half(*encoding);
        if (!half) return std::nullopt;
        const bool western = is_latin(*encoding);
        Mixed mixed;
        mixed.encoding = encoding->name;
        mixed.text.reserve(bytes_.size() + bytes_.size() / 8);
        std::size_t kept = 0;
        std::size_t eight_bit = 0;
        for (const Run& run : runs_) {
            if (!is_sure(run, western, *half)) continue;
            const std::string_view words = bytes_.substr(run.begin, run.end - run.begin);
            mixed.text.append(repair_utf8(bytes_.substr(kept, run.begin - kept)).text);
            mixed.text.append(convert_to_utf8(words, *encoding));
            kept = run.end;
            ++mixed.parts;
            for (const char byte : words) eight_bit += is_high(byte) ? 1 : 0;
        }
        if (mixed.parts == 0) return std::nullopt;
        mixed.text.append(repair_utf8(bytes_.substr(kept)).text);
        mixed.mostly_eight_bit = eight_bit > (western ? 10 : 1) * well_;
        return mixed;
    }

  private:
    // A segment without UTF-8, or with next to none, is one run; a mixed one is read word by word.
    void segment(Run segment) {
        const Votes votes = votes_of(bytes_.substr(segment.begin, segment.end - segment.begin));
        if (votes.ill == 0) {
            well_ += votes.well;
        } else if (votes.ill >= kClearly * votes.well) {
            add(segment, votes);
        } else {
            words_of(segment);
        }
    }

    void words_of(Run segment) {
        std::size_t begin = segment.begin;
        for (std::size_t at = segment.begin; at <= segment.end; ++at) {
            if (at < segment.end && !ends_word(bytes_[at])) continue;
            const Votes votes = votes_of(bytes_.substr(begin, at - begin));
            if (votes.ill > 0 && votes.ill >= kClearly * votes.well) {
                add({begin, at}, votes);
            } else {
                well_ += votes.well;
            }
            begin = at + 1;
        }
    }

    // Runs with nothing but ASCII between them are one, the tags between them apart.
    void add(Run run, const Votes& votes) {
        by_chance_ += votes.well;
        ill_ += votes.ill;
        runs_.push_back(run);
    }

    std::optional<Encoding> encoding_of_runs(const std::string& pooled,
                                             std::span<const Encoding> declared) const {
        // In a text of two bytes a character, pairs that look like UTF-8 come up all the time.
        if (by_chance_ * 8 > ill_) return std::nullopt;
        const CharsetGuess guess = guess_by_letters(pooled);
        const bool western = guess.writing == Writing::western || guess.encoding.empty();
        if (!western && (well_ < kSureUtf8 || guess.seen < kFewestOnPage)) return std::nullopt;
        for (const Encoding& encoding : declared) {
            const bool fits = western ? is_latin(encoding) : encoding.name == guess.encoding;
            if (fits && high_half(encoding)) return encoding;
        }
        // Nothing fits well, and UTF-8 does not outweigh it: a page of one encoding, not this kind.
        if (guess.encoding.empty() && well_ < 10 * ill_) return std::nullopt;
        return encoding_of(western ? "windows-1252" : guess.encoding);
    }

    bool is_sure(const Run& run, bool western, const HighHalf& half) const {
        std::size_t high = 0;
        std::size_t typographic = 0;
        for (std::size_t at = run.begin; at < run.end; ++at) {
            if (!is_high(bytes_[at])) continue;
            ++high;
            const auto byte = static_cast<unsigned char>(bytes_[at]);
            if (half[byte - 0x80U] == 0) return false;
            if (is_typographic(byte)) {
                ++typographic;
            } else if (western && !is_western_letter(at, run, half)) {
                return false;
            }
        }
        return western || typographic == high || high >= kFewestBytes;
    }

    // Beside an ASCII letter, or a word alone; and no sequence that was cut off ("caf\xC3...").
    bool is_western_letter(std::size_t at, const Run& run, const HighHalf& half) const {
        const bool after = at > run.begin && is_ascii_letter(bytes_[at - 1]);
        const bool before = at + 1 < run.end && is_ascii_letter(bytes_[at + 1]);
        const auto byte = static_cast<unsigned char>(bytes_[at]);
        const bool cut_off = !before && (byte == 0xC2 || byte == 0xC3 || byte == 0xE2);
        const bool alone = !after && !before && byte == 0xE0;  // "à"
        const bool paired = (at > run.begin && is_high(bytes_[at - 1])) ||
                            (at + 1 < run.end && is_high(bytes_[at + 1]));
        return !cut_off && class_of(half[byte - 0x80U]) == LetterClass::letter &&
               (after || before || alone || paired);
    }

    std::string_view bytes_;
    std::vector<Run> runs_;
    std::size_t well_ = 0;       // sequences outside the runs
    std::size_t ill_ = 0;        // ill-formed pieces in the runs
    std::size_t by_chance_ = 0;  // well-formed sequences in the runs
};

}  // namespace

std::optional<Mixed> decode_mixed(std::string_view bytes, std::span<const Encoding> declared) {
    MixedReader reader(bytes);
    if (!reader.find_runs()) return std::nullopt;
    return reader.read(declared);
}

}  // namespace isnad::text
