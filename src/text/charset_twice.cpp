// Purpose: see charset_twice.h.
//
// The idea: each letter of such text became two or more characters, the first of which stands for a
// lead byte (Â Ã Ø Ù in windows-1252, ط ظ in windows-1256) and the others for continuation bytes
// (symbols mostly). Written back as bytes they are well-formed UTF-8; real text nearly never is. So
// a segment (between tags, quotes and line ends) that holds a suspicious pair is written back as a
// whole. If all of it is well-formed, and what comes out are letters where letters are wanted, it
// is mended; if not, runs of it are, by a stricter measure. Where a page mixes right and wrong
// text, each segment is judged alone.
//
// "Ã©" also stands on pages that explain it. An example stands alone, not inside a word; and where
// the page talks of encodings (lexicon/charset_talk.tsv), only long segments are mended.
//
// What it does not do: other wrong readings (windows-1251, MacRoman); letters whose bytes were
// dropped for good; the same beyond three times over.
#include "text/charset_twice.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "text/charset_convert.h"
#include "text/charset_detect.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace isnad::text {
namespace {

constexpr std::size_t kFewestLetters = 3;  // beyond Latin, for a segment that fits as a whole
constexpr std::size_t kFewestInRun = 6;    // and for a run of one that does not
constexpr std::size_t kFewestOnTalk = 40;  // where the page talks of encodings
constexpr int kMostTimes = 3;
constexpr unsigned char kLost = 0xFF;  // no byte of UTF-8: a continuation byte that became U+FFFD

bool is_ascii_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}
bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The byte that a character stood for in the wrong reading, 0 where for none.
class Misreading {
  public:
    explicit Misreading(std::string_view label) : entries_{} {
        const std::optional<HighHalf> half = high_half(*encoding_of(label));
        ISNAD_ASSERT(half.has_value());
        for (std::size_t i = 0; i < 128; ++i) {
            const auto byte = static_cast<unsigned char>(0x80 + i);
            // Bytes without a character were passed on as C1 controls.
            if (byte < 0xA0) entries_[byte] = byte;
            if ((*half)[i] != 0 && (*half)[i] < entries_.size()) entries_[(*half)[i]] = byte;
        }
    }
    unsigned char byte_of(char32_t c) const {
        if (c == 0xFFFD) return kLost;
        return c < 0x80 ? static_cast<unsigned char>(c) : c < entries_.size() ? entries_[c] : 0;
    }

  private:
    std::array<unsigned char, 0x2130> entries_;
};

const Misreading& western() {
    static const Misreading built("windows-1252");
    return built;
}
const Misreading& arabic() {
    static const Misreading built("windows-1256");
    return built;
}

struct Sequence {
    std::size_t units = 0;  // 0 where none begins here
    char32_t letter = 0;    // U+FFFD where a byte was lost
};

// Reads the sequence whose lead byte is units[at], a byte for each character.
Sequence sequence_at(std::string_view units, std::size_t at) {
    const auto lead = static_cast<unsigned char>(units[at]);
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0 || at + length > units.size()) return {};
    const std::string_view bytes = units.substr(at, length);
    if (bytes.find(static_cast<char>(kLost)) != std::string_view::npos) {
        const bool whole = std::all_of(bytes.begin() + 1, bytes.end(), [](char byte) {
            return is_continuation(byte) || static_cast<unsigned char>(byte) == kLost;
        });
        return whole ? Sequence{length, 0xFFFD} : Sequence{};
    }
    if (!is_valid_utf8(bytes)) return {};
    std::size_t offset = 0;
    return {length, next_code_point(bytes, offset)};
}

bool is_typographic(char32_t c) {
    return (c >= 0x2010 && c <= 0x2026) || c == 0x20AC || c == 0x2122;
}

// What a run of sequences amounts to.
struct Evidence {
    std::size_t letters = 0;   // beyond Latin
    std::size_t sure = 0;      // Latin letters inside words, typographic marks, no-break blanks
    std::size_t ascii = 0;     // ASCII letters in between
    std::size_t controls = 0;  // sequences with a C1 control, which no text has by itself
    std::size_t sequences = 0;
};

struct Run {
    std::size_t end = 0;
    bool certain = false;
};

class Segment {
  public:
    Segment(std::string_view text, const Misreading& misreading) : text_(text) {
        for (std::size_t at = 0; at < text.size();) {
            begins_.push_back(static_cast<std::uint32_t>(at));
            units_.push_back(static_cast<char>(misreading.byte_of(next_code_point(text, at))));
        }
        begins_.push_back(static_cast<std::uint32_t>(text.size()));
    }

    // Returns: the segment as it was meant, where all of it was misread.
    std::optional<std::string> mend_whole(bool talk) const {
        std::string out;
        Evidence evidence;
        for (std::size_t at = 0; at < units_.size();) {
            if (byte_at(at) == 0 || byte_at(at) == kLost) return std::nullopt;
            if (byte_at(at) < 0x80) {
                evidence.ascii += is_ascii_letter(units_[at]) ? 1 : 0;
                out.push_back(units_[at++]);
                continue;
            }
            if (const std::size_t folded = folded_blank(at); folded > 0) {
                append_utf8(out, byte_at(at) == 0xC3 ? 0xE0 : 0xA0);
                at += folded;
                continue;
            }
            const Sequence sequence = sequence_at(units_, at);
            if (sequence.units == 0) return std::nullopt;
            weigh(at, sequence, evidence);
            append_utf8(out, sequence.letter);
            at += sequence.units;
        }
        if (talk) return evidence.sequences >= kFewestOnTalk ? std::optional(out) : std::nullopt;
        const bool other = evidence.letters >= kFewestLetters || evidence.controls >= 1;
        const bool latin = evidence.sure >= 1 && evidence.letters == 0;
        return other || latin ? std::optional(out) : std::nullopt;
    }

    // Mends the runs that are certain by themselves. Returns: how many.
    std::uint32_t mend_runs(std::string& out) const {
        std::uint32_t runs = 0;
        for (std::size_t at = 0; at < units_.size();) {
            const Run run = run_at(at);
            if (!run.certain) {
                // No part of it is certain either, so what was looked at is looked at once.
                out.append(text_.substr(begins_[at], begins_[run.end] - begins_[at]));
                at = run.end;
                continue;
            }
            ++runs;
            const std::size_t end = run.end;
            while (at < end) {
                const Sequence sequence = sequence_at(units_, at);
                if (sequence.units == 0) {
                    out.append(character(at));
                    ++at;
                } else {
                    append_utf8(out, sequence.letter);
                    at += sequence.units;
                }
            }
        }
        return runs;
    }

  private:
    unsigned char byte_at(std::size_t at) const { return static_cast<unsigned char>(units_[at]); }
    std::string_view character(std::size_t at) const {
        return text_.substr(begins_[at], begins_[at + 1] - begins_[at]);
    }
    bool is_letter_at(std::size_t at) const {
        return at < units_.size() && is_ascii_letter(units_[at]);
    }

    // "à" and the no-break blank lose their second byte, a no-break blank itself, to a plain one.
    std::size_t folded_blank(std::size_t at) const {
        const unsigned char lead = byte_at(at);
        if ((lead != 0xC3 && lead != 0xC2) || at + 1 >= units_.size()) return 0;
        if (byte_at(at + 1) != ' ') return 0;
        const bool another = at + 2 < units_.size() && byte_at(at + 2) == ' ';
        return another || lead == 0xC2 ? 2 : 1;
    }

    bool has_control(std::size_t at, const Sequence& sequence) const {
        for (std::size_t i = at + 1; i < at + sequence.units; ++i) {
            const std::string_view shown = character(i);
            if (shown.size() == 2 && shown[0] == '\xC2' && byte_at(i) < 0xA0) return true;
        }
        return false;
    }

    void weigh(std::size_t at, const Sequence& sequence, Evidence& evidence) const {
        ++evidence.sequences;
        evidence.controls += has_control(at, sequence) ? 1 : 0;
        const char32_t c = sequence.letter;
        const bool after = at > 0 && is_letter_at(at - 1);
        const bool before = is_letter_at(at + sequence.units);
        if (c >= 0x10000) {
            ++evidence.sure;  // an emoji
        } else if (c >= 0x370 && !is_typographic(c)) {
            const LetterClass kind = class_of(c);
            const bool counts = kind == LetterClass::letter || kind == LetterClass::ideograph;
            evidence.letters += counts ? 1 : 0;
        } else if (is_typographic(c)) {
            ++evidence.sure;
        } else if (c < 0xC0) {
            evidence.sure += after ? 0 : 1;  // "Â©", "Â«"; but a word may end in Â
        } else if (c == 0xE0) {
            evidence.sure += before ? 0 : 1;  // "voilà la"; but a word may end in Ã
        } else {
            // The second character of é is ©, which ends no word; that of û is », which may.
            const unsigned char second = byte_at(at + 1);
            const bool may_close = second == 0xBB || second == 0xAB;
            evidence.sure += before || (after && !may_close) ? 1 : 0;
        }
    }

    // Returns: the run of sequences that begins at `at`; one character where none does.
    Run run_at(std::size_t at) const {
        if (byte_at(at) < 0xC2 || byte_at(at) == kLost) return {at + 1, false};
        Evidence evidence;
        std::size_t end = at;
        for (std::size_t here = at; here < units_.size();) {
            const unsigned char byte = byte_at(here);
            if (byte != 0 && byte < 0x80 && !is_ascii_letter(units_[here])) {
                ++here;
                continue;
            }
            const Sequence sequence = byte < 0x80 ? Sequence{} : sequence_at(units_, here);
            if (sequence.units == 0 || sequence.letter < 0x370) break;
            if (sequence.letter >= 0x10000 && here == at) return {at + sequence.units, true};
            if (is_typographic(sequence.letter) && here == at) {
                const std::size_t after = at + sequence.units;
                return {after, (at > 0 && is_letter_at(at - 1)) || is_letter_at(after) ||
                                   has_control(at, sequence)};
            }
            weigh(here, sequence, evidence);
            here += sequence.units;
            end = here;
        }
        if (end == at) return {at + 1, false};
        return {end, evidence.letters >= kFewestInRun || evidence.controls >= 1};
    }

    std::string_view text_;
    std::string units_;  // what each character stands for
    std::vector<std::uint32_t> begins_;
};

struct Suspect {
    std::size_t at = std::string_view::npos;
    const Misreading* misreading = nullptr;
};

// Whether a continuation byte, as windows-1252 shows it, begins with `byte` in UTF-8. The blank is
// that of a folded no-break blank, behind Â and Ã (`lead` is their second byte) alone.
bool starts_continuation(char byte, unsigned char lead) {
    if (byte == ' ') return lead == 0x82 || lead == 0x83;
    return byte == '\xC2' || byte == '\xC5' || byte == '\xC6' || byte == '\xCB' || byte == '\xE2' ||
           byte == '\xEF';
}

// Finds the next character that stands for a lead byte before one for a continuation byte.
class Suspects {
  public:
    explicit Suspects(std::string_view text) : text_(text) {}

    Suspect next(std::size_t from) {
        if (western_ != std::string_view::npos && western_ <= from) western_ = find_western(from);
        if (arabic_ != std::string_view::npos && arabic_ <= from) arabic_ = find_arabic(from);
        if (western_ <= arabic_) return {western_, &western()};
        return {arabic_, &arabic()};
    }

  private:
    // Â to ô, in UTF-8 C3 82 to C3 B4.
    std::size_t find_western(std::size_t at) const {
        for (at = text_.find('\xC3', at);
             at < text_.size() - std::min<std::size_t>(text_.size(), 2);
             at = text_.find('\xC3', at + 2)) {
            const auto second = static_cast<unsigned char>(text_[at + 1]);
            if (second >= 0x82 && second <= 0xB4 && starts_continuation(text_[at + 2], second))
                return at;
        }
        return std::string_view::npos;
    }

    // ط ظ ع غ before a symbol of U+0080 to U+00BF; every few letters one of those comes up.
    std::size_t find_arabic(std::size_t at) const {
        for (at = text_.find('\xC2', std::max<std::size_t>(at, 2)); at != std::string_view::npos;
             at = text_.find('\xC2', at + 2)) {
            const auto letter = static_cast<unsigned char>(text_[at - 1]);
            if (text_[at - 2] == '\xD8' && letter >= 0xB7 && letter <= 0xBA) return at;
        }
        return std::string_view::npos;
    }

    std::string_view text_;
    std::size_t western_ = 0;
    std::size_t arabic_ = 0;
};

bool ends_segment(char byte) {
    return byte == '<' || byte == '>' || byte == '"' || byte == '\n' || byte == '\r';
}

// Whether the visible text talks of encodings.
bool talks_of_encodings(std::string_view text) {
    std::string shown = without_markup(text);
    for (char& byte : shown) {
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + 0x20);
    }
    const std::vector<base::LexiconRow> rows = base::lexicon_rows("charset_talk.tsv");
    return std::any_of(rows.begin(), rows.end(), [&](const base::LexiconRow& row) {
        return shown.find(row[0]) != std::string::npos;
    });
}

}  // namespace

std::uint32_t mend_text_encoded_twice(std::string& text) {
    Suspects suspects(text);
    Suspect suspect = suspects.next(0);
    if (suspect.at == std::string_view::npos) return 0;
    const std::string_view all = text;
    std::optional<bool> talk;
    std::string mended;
    std::uint32_t runs = 0;
    std::size_t kept = 0;
    while (suspect.at != std::string_view::npos) {
        std::size_t begin = suspect.at;
        while (begin > kept && !ends_segment(all[begin - 1])) --begin;
        std::size_t end = suspect.at;
        while (end < all.size() && !ends_segment(all[end])) ++end;
        std::string segment(all.substr(begin, end - begin));
        bool changed = false;
        for (int time = 0; time < kMostTimes; ++time) {
            const Segment units(segment, *suspect.misreading);
            std::optional<std::string> meant = units.mend_whole(false);
            if (meant && !talk) talk = talks_of_encodings(all);
            if (meant && *talk) meant = units.mend_whole(true);
            if (!meant) {
                std::string out;
                const std::uint32_t found = units.mend_runs(out);
                if (found > 0 && !talk) talk = talks_of_encodings(all);
                if (found > 0 && !*talk) {
                    segment = std::move(out);
                    runs += found;
                    changed = true;
                }
                break;
            }
            segment = std::move(*meant);
            runs += time == 0 ? 1 : 0;
            changed = true;
        }
        if (changed) {
            mended.append(all.substr(kept, begin - kept)).append(segment);
            kept = end;
        }
        suspect = suspects.next(end);
    }
    if (runs == 0) return 0;
    mended.append(all.substr(kept));
    text = std::move(mended);
    return runs;
}

}  // namespace isnad::text
