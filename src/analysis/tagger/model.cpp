// Purpose: see model.h.
#include "analysis/tagger/model.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace isnad::analysis::tagger {
namespace {

constexpr std::string_view kMagic = "isnadtg1";
constexpr std::size_t kWays = 4;  // features in a bucket
constexpr std::size_t kMarkBytes = 4;
constexpr std::size_t kStepBytes = std::size_t{kLabels} * kLabels * 4;
constexpr std::size_t kHeaderBytes = 8 + 4 + 4;
constexpr int kMostBucketBits = 20;

// The upper 30 bits of a mark; 0 is an empty place.
std::uint32_t mark_of(std::uint64_t hash) {
    const auto high = static_cast<std::uint32_t>(hash >> 32) & ~std::uint32_t{3};
    return high == 0 ? 4 : high;
}

void put(std::string& bytes, std::uint32_t number, int count) {
    for (int i = 0; i < count; ++i) bytes += static_cast<char>(number >> (8 * i));
}

std::uint32_t get(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    return number;
}

int weight_of(const WeightedFeature& feature) {
    int sum = 0;
    for (const std::int32_t weight : feature.weights) sum += std::abs(weight);
    return sum;
}

// By how many bits the weights are shortened so that the largest fits: 0, 2, 4 or 6.
int shift_of(const WeightedFeature& feature) {
    int shift = 0;
    for (const std::int32_t weight : feature.weights)
        while (shift < 6 && std::abs(weight) > 127 << shift) shift += 2;
    return shift;
}

std::int8_t shortened(std::int32_t weight, int shift) {
    const std::int32_t half = shift == 0 ? 0 : 1 << (shift - 1);
    const std::int32_t size = std::min((std::abs(weight) + half) >> shift, 127);
    return static_cast<std::int8_t>(weight < 0 ? -size : size);
}

// A feature of the model: where its weights lie, and by how many bits they were shortened.
struct Found {
    std::uint32_t place = 0;
    int shift = 0;
};

// Eight labels at a time, in registers of any machine (an extension that g++ and clang share).
using Bytes [[gnu::vector_size(8)]] = std::int8_t;
using Narrow [[gnu::vector_size(16)]] = std::int16_t;
constexpr std::size_t kLanes = 8;
static_assert(kOutside == 2 * kLanes);

Narrow lengthened(const char* weights, int shift) {
    Bytes bytes;
    std::memcpy(&bytes, weights, sizeof(bytes));
    return __builtin_convertvector(bytes, Narrow) << shift;
}

// The weights of the features together. Summed up in 16 bits for as long as they surely fit.
Scores sum_of(std::span<const Found> features, const char* weights) {
    Scores sum{};
    Narrow low{};
    Narrow high{};
    int units = 0;
    const auto carry = [&] {
        for (std::size_t i = 0; i < kLanes; ++i) {
            sum[i] += low[i];
            sum[kLanes + i] += high[i];
        }
        low = high = Narrow{};
        units = 0;
    };
    for (const Found& feature : features) {
        constexpr int kMostUnits = 256;  // -128 times as many are the least number of 16 bits
        const int unit = 1 << feature.shift;
        if (units + unit > kMostUnits) carry();
        units += unit;
        const char* at = weights + std::size_t{feature.place} * kOutside;
        low += lengthened(at, feature.shift);
        high += lengthened(at + kLanes, feature.shift);
    }
    carry();
    return sum;
}

}  // namespace

std::string Model::pack(const std::vector<WeightedFeature>& features, const Transitions& steps,
                        std::int32_t scale) {
    // Two places for each feature, so that few buckets run over.
    const std::size_t wanted = std::max<std::size_t>(features.size() * 3 / 2 / kWays, 1);
    const int bits = std::min<int>(std::bit_width(wanted - 1), kMostBucketBits);
    const std::size_t buckets = std::size_t{1} << bits;
    std::vector<const WeightedFeature*> order;
    order.reserve(features.size());
    for (const WeightedFeature& feature : features) order.push_back(&feature);
    std::sort(order.begin(), order.end(), [](const WeightedFeature* a, const WeightedFeature* b) {
        const int left = weight_of(*a);
        const int right = weight_of(*b);
        return left != right ? left > right : a->hash < b->hash;
    });
    std::string marks(buckets * kWays * kMarkBytes, '\0');
    std::string weights(buckets * kWays * kOutside, '\0');
    std::vector<std::uint8_t> filled(buckets, 0);
    for (const WeightedFeature* feature : order) {
        const std::size_t bucket = feature->hash & (buckets - 1);
        if (filled[bucket] == kWays) continue;
        const std::size_t place = bucket * kWays + filled[bucket]++;
        const int shift = shift_of(*feature);
        const std::uint32_t mark = mark_of(feature->hash) | static_cast<std::uint32_t>(shift / 2);
        for (std::size_t i = 0; i < kMarkBytes; ++i)
            marks[place * kMarkBytes + i] = static_cast<char>(mark >> (8 * i));
        for (std::size_t label = 0; label < kOutside; ++label) {
            weights[place * kOutside + label] =
                static_cast<char>(shortened(feature->weights[label], shift));
        }
    }
    std::string bytes(kMagic);
    put(bytes, static_cast<std::uint32_t>(bits), 4);
    put(bytes, static_cast<std::uint32_t>(scale), 4);
    for (const Scores& row : steps)
        for (const std::int32_t step : row) put(bytes, static_cast<std::uint32_t>(step), 4);
    return bytes + marks + weights;
}

base::Result<Model> Model::open(std::string_view bytes) {
    const auto malformed = [](const char* what) {
        return base::Error{base::ErrorCode::malformed, std::string("tagger model: ") + what, ""};
    };
    if (!bytes.starts_with(kMagic) || bytes.size() < kHeaderBytes + kStepBytes)
        return malformed("no header");
    const std::uint32_t bits = get(bytes, 8);
    if (bits > kMostBucketBits) return malformed("too many buckets");
    const std::size_t places = (std::size_t{1} << bits) * kWays;
    if (bytes.size() != kHeaderBytes + kStepBytes + places * (kMarkBytes + kOutside))
        return malformed("not as long as its header says");
    Model model;
    model.mask_ = (std::uint64_t{1} << bits) - 1;
    constexpr std::int32_t kMostScale = 1 << 24;
    model.scale_ = std::clamp(static_cast<std::int32_t>(get(bytes, 12)), 1, kMostScale);
    std::size_t at = kHeaderBytes;
    for (Scores& row : model.steps_) {
        for (std::int32_t& step : row) {
            constexpr std::int32_t kMostStep = 1 << 20;
            step = std::clamp(static_cast<std::int32_t>(get(bytes, at)), -kMostStep, kMostStep);
            at += 4;
        }
    }
    model.marks_ = bytes.substr(at, places * kMarkBytes);
    model.weights_ = bytes.substr(at + model.marks_.size());
    return model;
}

// Where the bucket that begins at `bucket` holds the feature, with its shift; kWays where it does
// not. One comparison of four marks, without branches: which of them it is, nobody can foretell.
std::size_t Model::find(std::size_t bucket, std::uint32_t wanted, std::uint32_t& mark) const {
    std::array<std::uint32_t, kWays> marks;
    std::memcpy(marks.data(), marks_.data() + bucket * kWays * kMarkBytes, sizeof(marks));
    unsigned equal = 0;
    for (std::size_t i = 0; i < kWays; ++i) {
        if constexpr (std::endian::native == std::endian::big)
            marks[i] = get(marks_, (bucket * kWays + i) * kMarkBytes);
        equal |= static_cast<unsigned>((marks[i] ^ wanted) <= 3) << i;
    }
    const auto last = static_cast<std::size_t>(std::bit_width(equal));
    mark = marks[(last - 1) % kWays];
    return last == 0 ? kWays : last - 1;
}

// Marks and weights lie all over some megabytes, so both are asked for ahead: the buckets some
// features before they are read, the weights of a token while the token before is summed up.
void Model::score(const Sequence& sequence, std::vector<Scores>& scores) const {
    scores.resize(sequence.size());
    std::vector<Found> here;
    std::vector<Found> before;
    std::size_t found_before = 0;
    std::size_t place = 0;
    for (std::size_t token = 0; token <= sequence.size(); ++token) {
        std::size_t count = 0;
        if (token < sequence.size()) {
            const std::span<const std::uint64_t> features = sequence.features(token);
            if (here.size() <= features.size()) here.resize(features.size() + 1);
            constexpr std::size_t kAhead = 16;
            for (std::size_t i = 0; i < features.size() + kAhead; ++i) {
                if (i < features.size()) {
                    __builtin_prefetch(marks_.data() + (features[i] & mask_) * kWays * kMarkBytes);
                }
                if (i < kAhead) continue;
                const std::uint64_t feature = features[i - kAhead];
                const std::size_t bucket = feature & mask_;
                std::uint32_t mark = 0;
                const std::size_t way = find(bucket, mark_of(feature), mark);
                // What is not found is written too, and written over by the next; the weights
                // asked for are then some that are there already.
                place = way == kWays ? place : bucket * kWays + way;
                __builtin_prefetch(weights_.data() + place * kOutside);
                here[count] = {static_cast<std::uint32_t>(place), static_cast<int>(mark & 3) * 2};
                count += way == kWays ? 0 : 1;
            }
        }
        if (token > 0) {
            scores[token - 1] = sum_of(std::span(before).first(found_before), weights_.data());
        }
        std::swap(here, before);
        found_before = count;
    }
}

}  // namespace isnad::analysis::tagger
