// Purpose: see unwrap.h. zlib's inflate does the work; this file walks the members and keeps count.
#include "intake/unwrap.h"

#include <zlib.h>

#include <algorithm>
#include <climits>
#include <limits>
#include <optional>
#include <vector>

namespace isnad::intake {

using base::Error;
using base::ErrorCode;

namespace {

constexpr std::size_t kInputBytes = std::size_t{64} << 10;
constexpr int kGzipOnly = 16 + MAX_WBITS;  // zlib: no raw, no zlib wrapping

Error truncated() {
    return {ErrorCode::malformed, "truncated gzip: it ends early", ""};
}
Error damaged() {
    return {ErrorCode::malformed, "damaged gzip", ""};
}

}  // namespace

bool begins_gzip(std::string_view bytes) {
    return bytes.starts_with("\x1f\x8b");
}

struct GzipSource::State {
    Source* packed = nullptr;
    z_stream stream{};
    bool ready = false;
    bool input_ended = false;
    bool ended = false;
    std::vector<char> input = std::vector<char>(kInputBytes);
    std::string kept;
    std::size_t keep_limit = 0;
    bool keeping = false;
    bool kept_too_much = false;
    std::optional<Error> failure;

    void keep(std::size_t count) {
        if (!keeping) return;
        if (kept.size() + count > keep_limit) {
            kept_too_much = true;
            keeping = false;
            std::string().swap(kept);
            return;
        }
        kept.append(input.data(), count);
    }
};

GzipSource::GzipSource(Source& packed) : state_(std::make_unique<State>()) {
    state_->packed = &packed;
    state_->ready = inflateInit2(&state_->stream, kGzipOnly) == Z_OK;
}

GzipSource::~GzipSource() {
    if (state_->ready) inflateEnd(&state_->stream);
}

void GzipSource::keep_packed(std::size_t limit) {
    state_->keeping = true;
    state_->keep_limit = limit;
}

void GzipSource::forget_packed() {
    state_->keeping = false;
    std::string().swap(state_->kept);
}

base::Result<std::string> GzipSource::take_packed() {
    // What stands after the last member belongs to the file, if not to its content.
    while (state_->keeping) {
        ISNAD_TRY(const bool more, refill());
        if (!more) break;
    }
    if (state_->kept_too_much)
        return Error{ErrorCode::too_large, "packed bytes " + over_limit(state_->keep_limit), ""};
    return std::move(state_->kept);
}

base::Result<bool> GzipSource::refill() {
    State& state = *state_;
    if (state.input_ended) return false;
    ISNAD_TRY(const std::size_t count, state.packed->read(state.input.data(), state.input.size()));
    if (count == 0) state.input_ended = true;
    state.keep(count);
    state.stream.next_in = reinterpret_cast<Bytef*>(state.input.data());
    state.stream.avail_in = static_cast<uInt>(count);
    return count > 0;
}

// After a member: zeros are padding, a new header begins another member, all else is ignored.
base::Result<bool> GzipSource::next_member() {
    z_stream& stream = state_->stream;
    while (true) {
        if (stream.avail_in == 0) {
            ISNAD_TRY(const bool more, refill());
            if (!more) return false;
        }
        if (*stream.next_in != 0) break;
        ++stream.next_in;
        --stream.avail_in;
    }
    if (*stream.next_in != 0x1f) return false;
    return inflateReset(&stream) == Z_OK;
}

base::Result<std::size_t> GzipSource::read(char* out, std::size_t capacity) {
    State& state = *state_;
    if (!state.ready) return Error{ErrorCode::internal, "zlib has no memory", ""};
    if (state.failure) return *state.failure;
    if (state.ended) return std::size_t{0};
    z_stream& stream = state.stream;
    const auto room =
        static_cast<uInt>(std::min<std::size_t>(capacity, std::numeric_limits<int>::max()));
    stream.next_out = reinterpret_cast<Bytef*>(out);
    stream.avail_out = room;
    while (stream.avail_out == room) {
        if (stream.avail_in == 0) {
            auto more = refill();
            if (!more || !*more) {
                state.failure = more ? truncated() : std::move(more).error();
                return *state.failure;
            }
        }
        const int outcome = inflate(&stream, Z_NO_FLUSH);
        if (outcome == Z_STREAM_END) {
            auto another = next_member();
            if (!another) state.failure = std::move(another).error();
            state.ended = !another || !*another;
            if (state.ended) break;
        } else if (outcome != Z_OK && outcome != Z_BUF_ERROR) {
            state.failure = damaged();
            break;
        }
    }
    const std::size_t count = room - stream.avail_out;
    if (count == 0 && state.failure) return *state.failure;
    return count;
}

}  // namespace isnad::intake
