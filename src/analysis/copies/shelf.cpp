// Purpose: see shelf.h.
#include "analysis/copies/shelf.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <map>
#include <numeric>
#include <utility>

#include "analysis/copies/passages.h"
#include "analysis/copies/phrase.h"

namespace isnad::analysis::copies {

namespace {

constexpr std::uint32_t kLeastEqual = 8;  // words of a text that is another one word for word

const std::vector<bool> kNoneLater;

Path whole_path(std::size_t words) {
    Path path(words);
    for (std::uint32_t i = 0; i < path.size(); ++i) path[i] = {i, i};
    return path;
}

}  // namespace

Shelf::Shelf(const std::vector<Segment>& sealed) {
    std::vector<std::unique_ptr<Segment>> segments;
    std::uint32_t texts = 0;
    for (const Segment& segment : sealed) {
        texts += segment.size();
        segments.push_back(std::make_unique<Segment>(segment));
    }
    stand_on(std::move(segments), std::vector<bool>(texts));
}

void Shelf::stand_on(std::vector<std::unique_ptr<Segment>> segments, std::vector<bool> gone) {
    segments_ = std::move(segments);
    starts_ = {0};
    std::vector<const Segment*> below;
    for (const auto& segment : segments_) {
        below.push_back(segment.get());
        starts_.push_back(starts_.back() + segment->size());
    }
    index_ = std::make_unique<Index>(std::move(below));
    labels_.clear();
    number_of_own_.clear();
    gone_ = std::move(gone);
}

Shelf::Place Shelf::place_of(std::uint32_t number) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), number);
    const auto segment = static_cast<std::size_t>(after - starts_.begin()) - 1;
    return {segment, number - starts_[segment]};
}

KeptText Shelf::kept(std::uint32_t number) const {
    const Place place = place_of(number);
    return place.segment == segments_.size() ? index_->texts().kept(place.text)
                                             : segments_[place.segment]->kept(place.text);
}

const Label& Shelf::label(std::uint32_t text) const {
    const Place place = place_of(text);
    return place.segment == segments_.size() ? labels_[place.text]
                                             : segments_[place.segment]->label(place.text);
}

bool Shelf::is_found(std::uint32_t text) const {
    if (gone_[text]) return false;
    const std::int32_t day = label(text).day;
    return day == kNoDay || day >= first_day_;
}

std::uint32_t Shelf::count_found() const {
    std::uint32_t count = 0;
    for (std::uint32_t text = 0; text < size(); ++text)
        if (is_found(text)) ++count;
    return count;
}

std::optional<std::uint32_t> Shelf::number_of(std::uint64_t id) const {
    for (std::size_t i = 0; i < segments_.size(); ++i) {
        const auto text = segments_[i]->find(id);
        if (text && is_found(starts_[i] + *text)) return starts_[i] + *text;
    }
    const auto own = number_of_own_.find(id);
    if (own == number_of_own_.end() || !is_found(starts_.back() + own->second)) return std::nullopt;
    return starts_.back() + own->second;
}

void Shelf::remove(std::uint64_t id) {
    for (std::size_t i = 0; i < segments_.size(); ++i) remove_from(i, id);
    const auto own = number_of_own_.find(id);
    if (own != number_of_own_.end()) gone_[starts_.back() + own->second] = true;
}

void Shelf::remove_from(std::size_t segment, std::uint64_t id) {
    if (const auto text = segments_[segment]->find(id)) gone_[starts_[segment] + *text] = true;
}

bool Shelf::add(const WordText& text, const Label& label) {
    remove(label.id);
    number_of_own_[label.id] = static_cast<std::uint32_t>(labels_.size());
    labels_.push_back(label);
    gone_.push_back(false);
    const Index::Added added = index_->add(text, label.outlet);
    if (added.same_as && is_found(*added.same_as)) return text.size() >= kLeastEqual;
    return shares(text, added.text, added.same_as ? index_->ask(text, label.outlet) : added);
}

// Whether the text shares a passage with a candidate, lines that many texts of an outlet hold left
// out on both sides.
bool Shelf::shares(const WordText& text, std::uint32_t number, const Index::Added& near) {
    std::vector<std::uint32_t> others = all_near(near);
    std::erase_if(others, [&](std::uint32_t other) { return other == number || !is_found(other); });
    if (others.empty()) return false;
    const auto without_common_lines = [&](WordText words, std::uint32_t of) {
        drop_lines(words, index_->common_lines(words, label(of).outlet));
        return words;
    };
    const WordText here = without_common_lines(text, number);
    PassageFinder finder(size(), [&](std::uint32_t hash) { return index_->spread(hash); });
    RewordedFinder reworded;
    WordText there;
    return std::ranges::any_of(others, [&](std::uint32_t other) {
        read(other, there);
        there = without_common_lines(std::move(there), other);
        if (there.words == here.words) return here.size() >= kLeastEqual;
        std::vector<Path> paths = finder.between({&there, &kNoneLater}, {&here, &kNoneLater});
        return !paths.empty() ||
               !reworded.find({&there, &kNoneLater}, {&here, &kNoneLater}, paths).empty();
    });
}

// All candidates, and the texts of the same words as one of them: those are not looked up.
std::vector<std::uint32_t> Shelf::all_near(const Index::Added& near) const {
    std::vector<std::uint32_t> all;
    std::ranges::set_union(near.candidates, near.reworded, std::back_inserter(all));
    const std::size_t candidates = all.size();
    for (std::size_t i = 0; i < candidates; ++i) {
        const Place place = place_of(all[i]);
        if (place.segment == segments_.size()) continue;
        for (const std::uint32_t equal : segments_[place.segment]->equals_of(place.text))
            all.push_back(starts_[place.segment] + equal);
    }
    const std::span<const std::uint32_t> sorted(all.data(), candidates);
    std::vector<std::uint32_t> own;
    for (const auto& [text, first] : index_->equal())
        if (std::ranges::binary_search(sorted, starts_.back() + first))
            own.push_back(starts_.back() + text);
    all.insert(all.end(), own.begin(), own.end());
    std::ranges::sort(all);
    return all;
}

std::vector<Holding> Shelf::find(const WordText& words, std::optional<std::uint64_t> apart) {
    std::vector<Holding> found;
    if (words.size() >= kFewWords) found = find_passages(words, apart);
    if (found.empty() && words.size() <= kLongestPhrase) found = find_phrase(words, apart);
    return found;
}

// Whoever asks for words wants to know of all who have them: no phrase is too common here.
std::vector<Holding> Shelf::find_passages(const WordText& words,
                                          std::optional<std::uint64_t> apart) {
    PassageFinder finder(0, [](std::uint32_t) { return Spread{.texts = 1}; });
    RewordedFinder reworded;
    std::vector<Holding> found;
    WordText other;
    for (const std::uint32_t text : all_near(index_->ask(words, 0))) {
        if (!is_found(text) || label(text).id == apart) continue;
        read(text, other);
        Holding holding{text, {}, {}};
        if (other.words == words.words) {
            holding.paths.push_back(whole_path(words.size()));
        } else {
            const Side a{&words, &kNoneLater};
            const Side b{&other, &kNoneLater};
            holding.paths = finder.between(a, b);
            holding.blocks = reworded.find(a, b, holding.paths);
        }
        if (!holding.paths.empty() || !holding.blocks.empty()) found.push_back(std::move(holding));
    }
    return found;
}

std::vector<Holding> Shelf::find_phrase(const WordText& words, std::optional<std::uint64_t> apart) {
    const PhraseFinder finder(words.words);
    std::vector<Holding> found;
    for (std::uint32_t text = 0; text < size(); ++text) {
        if (!is_found(text)) continue;
        Holding holding{text, finder.find(kept(text).words), {}};
        if (!holding.paths.empty() && label(text).id != apart) found.push_back(std::move(holding));
    }
    return found;
}

// The texts are added to an index anew, in the order given.
std::string Shelf::seal_found(const std::vector<std::uint32_t>& texts) const {
    Index index;
    std::vector<Label> labels;
    WordText words;
    for (const std::uint32_t text : texts) {
        if (!is_found(text)) continue;
        read(text, words);
        labels.push_back(label(text));
        index.add(words, labels.back().outlet);
    }
    return labels.empty() ? std::string() : seal(index, labels);
}

std::string Shelf::sealed() const {
    std::vector<std::uint32_t> own(added());
    std::iota(own.begin(), own.end(), starts_.back());
    const auto found = [&](std::uint32_t text) { return is_found(text); };
    if (added() > 0 && std::ranges::all_of(own, found)) return seal(*index_, labels_);
    return seal_found(own);
}

void Shelf::put_sealed(std::optional<Segment> segment) {
    std::vector<bool> gone = std::move(gone_);
    gone.resize(starts_.back() + (segment ? segment->size() : 0));
    std::fill(gone.begin() + starts_.back(), gone.end(), false);
    std::vector<std::unique_ptr<Segment>> segments = std::move(segments_);
    if (segment) segments.push_back(std::make_unique<Segment>(*segment));
    stand_on(std::move(segments), std::move(gone));
}

std::vector<std::size_t> Shelf::to_merge() const {
    constexpr int kClassBits = std::bit_width(kMergeAt) - 1;
    std::map<int, std::vector<std::size_t>> classes;
    std::map<int, std::uint32_t> texts;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
        std::uint32_t found = 0;
        for (std::uint32_t text = starts_[i]; text < starts_[i + 1]; ++text)
            if (is_found(text)) ++found;
        // One that has lost the greater part is written anew by itself.
        if (found * 2 < segments_[i]->size() || found == 0) return {i};
        const int size_class = static_cast<int>(std::bit_width(found)) / kClassBits;
        classes[size_class].push_back(i);
        texts[size_class] += found;
    }
    for (auto& [size_class, members] : classes)
        if (members.size() >= kMergeAt && texts[size_class] <= kMostMerged)
            return std::move(members);
    return {};
}

std::string Shelf::merged(const std::vector<std::size_t>& segments) const {
    std::vector<std::uint32_t> texts;
    for (const std::size_t i : segments)
        for (std::uint32_t text = starts_[i]; text < starts_[i + 1]; ++text) texts.push_back(text);
    return seal_found(texts);
}

// The merged one stands where the last of its parts stood.
void Shelf::put_merged(const std::vector<std::size_t>& parts, std::optional<Segment> segment) {
    std::vector<std::unique_ptr<Segment>> segments;
    std::vector<bool> gone;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
        if (!std::ranges::binary_search(parts, i)) {
            gone.insert(gone.end(), gone_.begin() + starts_[i], gone_.begin() + starts_[i + 1]);
            segments.push_back(std::move(segments_[i]));
        } else if (i == parts.back() && segment) {
            gone.insert(gone.end(), segment->size(), false);
            segments.push_back(std::make_unique<Segment>(*segment));
        }
    }
    stand_on(std::move(segments), std::move(gone));
}

}  // namespace isnad::analysis::copies
