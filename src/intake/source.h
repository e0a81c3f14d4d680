// Where bytes flow from: a file, a piece of memory, or the inside of a gzip stream.
//
// Everything is read through one small interface, so that a page read from disk and the same page
// read from kept bytes go through the same decisions. No source knows what the bytes mean.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace isnad::intake {

class Source {
  public:
    virtual ~Source() = default;
    // Writes up to `capacity` bytes to `out`. Returns: how many; 0 at the end, and ever after.
    // Errors: unreadable, malformed (a broken wrapping). Requires: capacity > 0.
    virtual base::Result<std::size_t> read(char* out, std::size_t capacity) = 0;
};

// Bytes in memory. Lifetime: the bytes must outlive the source.
class MemorySource final : public Source {
  public:
    explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
    base::Result<std::size_t> read(char* out, std::size_t capacity) override;

  private:
    std::string_view bytes_;
};

// A regular file, or standard input. Never waits for a FIFO's other end or touches a device.
class FileSource final : public Source {
  public:
    // `path` "-" is standard input. Errors: unreadable (says why; `where` is the path).
    static base::Result<std::unique_ptr<Source>> open(const std::string& path);

    FileSource(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
    ~FileSource() override;
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;
    base::Result<std::size_t> read(char* out, std::size_t capacity) override;

  private:
    int descriptor_;
    bool owned_;
};

// Another source with a look ahead: the bytes at its front can be seen before they are taken.
class PeekSource final : public Source {
  public:
    // Lifetime: `inner` must outlive this.
    explicit PeekSource(Source& inner) : inner_(&inner) {}

    // Returns: at least the first `wanted` bytes that are left, all that are left where there are
    // fewer; perhaps more. An error of the inner source that comes after the first byte waits
    // until those bytes are taken. Lifetime of the view: until the next call.
    base::Result<std::string_view> peek(std::size_t wanted);
    base::Result<std::size_t> read(char* out, std::size_t capacity) override;

    // Drops `count` bytes of what was peeked.
    void skip(std::size_t count);

  private:
    Source* inner_;
    std::string ahead_;
    std::size_t taken_ = 0;  // bytes of ahead_ already given
    bool ended_ = false;
    std::optional<base::Error> failure_;
};

// Why a path cannot be read, in a person's words: the reason for an errno value.
std::string errno_message(int number);

// Why something of this file type (st_mode) is not read: "a FIFO (named pipe), not a file", ...
std::string kind_refusal(unsigned mode);

// "32 MiB", or "1000 bytes" where it is no whole number of them.
std::string size_in_words(std::size_t bytes);

// "over the size limit of 32 MiB".
std::string over_limit(std::size_t limit_bytes);

}  // namespace isnad::intake
