// Writing an index as the bytes of a segment; see segment.h.
//
// Everything that the index holds in the order in which it happened to come is sorted here, so that
// the same texts in the same order give the same bytes.
#include <bit>
#include <cstring>
#include <numeric>
#include <utility>
#include <vector>

#include "analysis/copies/index.h"
#include "analysis/copies/segment.h"
#include "base/hash.h"

namespace isnad::analysis::copies {

class SegmentWriter {
  public:
    SegmentWriter(const Index& index, std::span<const Label> labels)
        : index_(index), texts_(index.texts()), labels_(labels) {
        ISNAD_ASSERT(labels.size() == texts_.size());
    }

    std::string write() {
        bytes_.resize(sizeof(Segment::Header));
        write_texts();
        write_keys();
        write_line_counts();
        header_.magic = Segment::kMagic;
        header_.version = Segment::kVersion;
        header_.meaning = Segment::meaning();
        header_.size = bytes_.size();
        std::memcpy(bytes_.data(), &header_, sizeof(header_));
        header_.checksum =
            base::fast_hash(std::string_view(bytes_).substr(offsetof(Segment::Header, parts)));
        std::memcpy(bytes_.data(), &header_, sizeof(header_));
        return std::move(bytes_);
    }

  private:
    struct KeyAt {
        std::uint32_t hash = 0;
        std::uint32_t value = 0;
    };

    void begin(Segment::PartName name) {
        bytes_.resize((bytes_.size() + 7) / 8 * 8);
        header_.parts[name] = {bytes_.size(), 0};
    }
    template <typename T>
    void append(Segment::PartName name, std::span<const T> run) {
        bytes_.append(reinterpret_cast<const char*>(run.data()), run.size_bytes());
        header_.parts[name].count += run.size();
    }
    template <typename T>
    void put(Segment::PartName name, const std::vector<T>& list) {
        begin(name);
        append(name, std::span<const T>(list));
    }

    void write_texts() {
        std::vector<Segment::Entry> entries(texts_.size() + 1);
        for (std::uint32_t text = 0; text < texts_.size(); ++text) {
            const KeptText& kept = texts_.kept(text);
            entries[text].label = labels_[text];
            entries[text + 1].words = entries[text].words + kept.words.size();
            entries[text + 1].places = entries[text].places + kept.places.size();
            entries[text + 1].lines = entries[text].lines + kept.lines.size();
        }
        const std::vector<std::uint32_t> equal = find_equal(entries);
        std::vector<std::uint32_t> by_id(texts_.size());
        std::iota(by_id.begin(), by_id.end(), 0U);
        std::ranges::sort(by_id, {}, [&](std::uint32_t text) { return labels_[text].id; });
        put(Segment::kEntries, entries);
        put(Segment::kById, by_id);
        put(Segment::kEqual, equal);
        begin(Segment::kWords);
        for (std::uint32_t text = 0; text < texts_.size(); ++text)
            append(Segment::kWords, texts_.kept(text).words);
        begin(Segment::kPlaces);
        for (std::uint32_t text = 0; text < texts_.size(); ++text)
            append(Segment::kPlaces, texts_.kept(text).places);
        begin(Segment::kLines);
        for (std::uint32_t text = 0; text < texts_.size(); ++text)
            append(Segment::kLines, texts_.kept(text).lines);
    }

    // Tells each text the first of its words. Returns: those that are not the first, by that.
    std::vector<std::uint32_t> find_equal(std::vector<Segment::Entry>& entries) const {
        std::vector<std::uint32_t> equal;
        for (const auto& [text, first] : index_.equal()) {
            entries[text].same_as = first;
            equal.push_back(text);
        }
        std::ranges::stable_sort(equal, {},
                                 [&](std::uint32_t text) { return entries[text].same_as; });
        return equal;
    }

    void write_keys() {
        std::vector<KeyAt> keys;
        std::vector<std::uint32_t> blocks;
        index_.postings().for_each(
            [&](std::uint32_t hash, std::uint32_t spread, std::span<const std::uint32_t> kept) {
                keys.push_back({hash, static_cast<std::uint32_t>(held_.size())});
                held_.push_back({spread, kept});
            });
        std::ranges::sort(keys, {}, &KeyAt::hash);
        for (KeyAt& key : keys) {
            const auto& [spread, kept] = held_[key.value];
            if (spread == 1) {
                key.value = kept[0];
                continue;
            }
            key.value = Segment::kBlock | static_cast<std::uint32_t>(blocks.size());
            blocks.push_back(spread);
            blocks.insert(blocks.end(), kept.begin(), kept.end());
        }
        ISNAD_ASSERT(blocks.size() < Segment::kBlock);
        write_directory(keys);
        begin(Segment::kHashes);
        for (const KeyAt& key : keys) append(Segment::kHashes, std::span(&key.hash, 1));
        begin(Segment::kValues);
        for (const KeyAt& key : keys) append(Segment::kValues, std::span(&key.value, 1));
        put(Segment::kBlocks, blocks);
    }

    // About two keys a bucket.
    void write_directory(const std::vector<KeyAt>& keys) {
        const auto wanted = static_cast<std::uint32_t>(std::bit_width(keys.size() / 2));
        const std::uint32_t bits = std::clamp(wanted, Segment::kFewestBits, Segment::kMostBits);
        std::vector<std::uint32_t> directory((std::size_t{1} << bits) + 1);
        for (const KeyAt& key : keys) ++directory[(key.hash >> (32 - bits)) + 1];
        std::partial_sum(directory.begin(), directory.end(), directory.begin());
        put(Segment::kDirectory, directory);
    }

    // A line that was seen once says nothing yet.
    void write_line_counts() {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> counted;
        index_.line_counts().for_each([&](std::uint32_t hash, std::uint32_t count) {
            if (count > 1) counted.emplace_back(hash, count);
        });
        std::ranges::sort(counted);
        std::vector<std::uint32_t> hashes;
        std::vector<std::uint32_t> counts;
        for (const auto& [hash, count] : counted) {
            hashes.push_back(hash);
            counts.push_back(count);
        }
        put(Segment::kLineHashes, hashes);
        put(Segment::kLineCounts, counts);
    }

    struct Held {
        std::uint32_t spread = 0;
        std::span<const std::uint32_t> kept;
    };

    const Index& index_;
    const Texts& texts_;
    std::span<const Label> labels_;
    std::vector<Held> held_;
    Segment::Header header_;
    std::string bytes_;
};

std::string seal(const Index& index, std::span<const Label> labels) {
    return SegmentWriter(index, labels).write();
}

}  // namespace isnad::analysis::copies
