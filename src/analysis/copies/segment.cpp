// Purpose: see segment.h.
#include "analysis/copies/segment.h"

#include <bit>
#include <cstring>
#include <vector>

#include "analysis/copies/anchors.h"
#include "analysis/copies/line_counts.h"
#include "analysis/copies/words.h"
#include "base/hash.h"

namespace isnad::analysis::copies {

namespace {

using base::Error;
using base::ErrorCode;

static_assert(
    std::endian::native == std::endian::little,
    "segments are laid out as the machine counts; another one needs a version of its own");

// Whether each number is below `bound`.
bool all_below(std::span<const std::uint32_t> numbers, std::size_t bound) {
    return std::ranges::all_of(numbers, [&](std::uint32_t number) { return number < bound; });
}

}  // namespace

// Reckoned from what is made of some words of each kind, so that nobody has to remember it.
std::uint32_t Segment::meaning() {
    static const std::uint32_t fingerprint = [] {
        const std::string_view text =
            "أعلنت وزارة الأشغال العامّة يوم ٧ تموز أن الجسر القديم، وطوله 340 مترا، سيُغلق شهرين\n"
            "The harbour council said on page 12 that ferries would sail twice a day until autumn\n"
            "Les élèves de l'école d'Aubrac ont planté vingt-six chênes le long de la rivière "
            "gelée";
        const WordText words = split_words(text, {{0, static_cast<std::uint32_t>(text.size())}});
        std::string numbers;
        const auto add = [&](std::uint64_t number) { numbers += std::to_string(number) + ' '; };
        for (const Word word : words.words) add(word);
        for (const Line& line : words.lines) add(LineCounts::hash_of(line.pattern, 1));
        std::vector<Key> keys;
        choose_keys(words.words, Keys::winnowed, keys);
        for (const Key key : keys) add(key.hash);
        choose_anchor_keys(words.words, keys);
        for (const Key key : keys) add(key.hash);
        return static_cast<std::uint32_t>(base::fast_hash(numbers));
    }();
    return fingerprint;
}

base::Result<Segment> Segment::open(std::string_view bytes) {
    Header header;
    if (bytes.size() < sizeof(header)) return Error{ErrorCode::malformed, "cut short", ""};
    std::memcpy(&header, bytes.data(), sizeof(header));
    if (header.magic != kMagic) return Error{ErrorCode::malformed, "no index of copies", ""};
    if (header.version != kVersion)
        return Error{ErrorCode::unsupported,
                     "of another version (" + std::to_string(header.version) + ", not " +
                         std::to_string(kVersion) + ")",
                     ""};
    if (header.meaning != meaning())
        return Error{ErrorCode::unsupported, "of another version (other numbers for words)", ""};
    if (header.size != bytes.size()) return Error{ErrorCode::malformed, "cut short", ""};
    constexpr std::size_t kChecked = offsetof(Header, parts);
    if (header.checksum != base::fast_hash(bytes.substr(kChecked)))
        return Error{ErrorCode::malformed, "damaged (its checksum does not fit)", ""};

    Segment segment;
    segment.checksum_ = header.checksum;
    bool fits = reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::uint64_t) == 0;
    const auto take = [&]<typename T>(PartName name, std::span<const T>& part) {
        const auto [offset, count] = header.parts[name];
        fits = fits && offset % alignof(std::uint64_t) == 0 && offset <= bytes.size() &&
               count <= (bytes.size() - offset) / sizeof(T);
        if (fits) part = {reinterpret_cast<const T*>(bytes.data() + offset), count};
    };
    take(kEntries, segment.entries_);
    take(kById, segment.by_id_);
    take(kEqual, segment.equal_);
    take(kWords, segment.words_);
    take(kPlaces, segment.places_);
    take(kLines, segment.lines_);
    take(kDirectory, segment.directory_);
    take(kHashes, segment.hashes_);
    take(kValues, segment.values_);
    take(kBlocks, segment.blocks_);
    take(kLineHashes, segment.line_hashes_);
    take(kLineCounts, segment.line_counts_);
    if (fits && segment.directory_.size() > 1) {
        const std::size_t buckets = segment.directory_.size() - 1;
        const auto bits = static_cast<std::uint32_t>(std::bit_width(buckets)) - 1;
        fits = std::has_single_bit(buckets) && bits >= kFewestBits && bits <= kMostBits;
        segment.shift_ = 32 - bits;
    } else {
        fits = false;
    }
    if (!fits || !segment.is_sound())
        return Error{ErrorCode::malformed, "damaged (its parts contradict each other)", ""};
    return segment;
}

bool Segment::is_sound() const {
    return !entries_.empty() && entries_.size() <= kMostTexts + std::size_t{1} &&
           are_texts_sound() && are_keys_sound() && line_hashes_.size() == line_counts_.size();
}

bool Segment::are_texts_sound() const {
    if (by_id_.size() != size() || !all_below(by_id_, size()) || !all_below(equal_, size()))
        return false;
    const Entry& end = entries_.back();
    if (end.words != words_.size() || end.places != places_.size() || end.lines != lines_.size())
        return false;
    // All ascending before any text is looked at: then each lies within the lists.
    for (std::uint32_t text = 0; text < size(); ++text) {
        const Entry& from = entries_[text];
        const Entry& to = entries_[text + 1];
        if (from.words > to.words || from.places > to.places || from.lines > to.lines) return false;
        if (from.same_as != kNone && from.same_as >= text) return false;
    }
    std::uint32_t whole = 0;
    while (whole < size() && is_whole(kept(whole))) ++whole;
    return whole == size();
}

bool Segment::are_keys_sound() const {
    if (hashes_.size() != values_.size() || directory_.back() != hashes_.size()) return false;
    if (!std::ranges::is_sorted(directory_)) return false;
    const auto is_posting = [&](std::uint32_t value) {
        return Postings::unpacked(value).text < size();
    };
    return std::ranges::all_of(values_, [&](std::uint32_t value) {
        if ((value & kBlock) == 0) return is_posting(value);
        const std::size_t at = value & ~kBlock;
        if (at >= blocks_.size() || blocks_[at] == 0) return false;
        const std::size_t kept = std::min(blocks_[at], Postings::kMostKept);
        return kept < blocks_.size() - at &&
               std::ranges::all_of(blocks_.subspan(at + 1, kept), is_posting);
    });
}

std::optional<std::uint32_t> Segment::find(std::uint64_t id) const {
    const auto place = std::ranges::lower_bound(
        by_id_, id, {}, [&](std::uint32_t text) { return entries_[text].label.id; });
    if (place == by_id_.end() || entries_[*place].label.id != id) return std::nullopt;
    return *place;
}

KeptText Segment::kept(std::uint32_t text) const {
    const Entry& from = entries_[text];
    const Entry& to = entries_[text + 1];
    return {words_.subspan(from.words, to.words - from.words),
            lines_.subspan(from.lines, to.lines - from.lines),
            places_.subspan(from.places, to.places - from.places)};
}

std::uint32_t Segment::first_of(std::uint32_t text) const {
    return entries_[text].same_as == kNone ? text : entries_[text].same_as;
}

std::span<const std::uint32_t> Segment::equals_of(std::uint32_t first) const {
    const auto same = [&](std::uint32_t text) { return entries_[text].same_as; };
    const auto from = std::ranges::lower_bound(equal_, first, {}, same);
    const auto to = std::ranges::upper_bound(from, equal_.end(), first, {}, same);
    return {from, to};
}

std::uint32_t Segment::count_line(std::uint64_t pattern, std::uint32_t outlet) const {
    const std::uint32_t hash = LineCounts::hash_of(pattern, outlet);
    const auto place = std::ranges::lower_bound(line_hashes_, hash);
    if (place == line_hashes_.end() || *place != hash) return 0;
    return line_counts_[static_cast<std::size_t>(place - line_hashes_.begin())];
}

}  // namespace isnad::analysis::copies
