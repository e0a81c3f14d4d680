// gzip taken off as a stream: constant memory whatever it unpacks to.
//
// Source: RFC 1952. Several members one after another are one content (section 2.2); zero padding
// after the last member is nothing, other bytes after it are ignored as gzip(1) does.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "intake/source.h"

namespace isnad::intake {

// Whether `bytes` begins as a gzip member does.
bool begins_gzip(std::string_view bytes);

// The content of a gzip stream. Errors of read: malformed (damaged, or it ends early), too_large
// (see keep_packed), or those of the inner source.
class GzipSource final : public Source {
  public:
    // Lifetime: `packed` must outlive this.
    explicit GzipSource(Source& packed);
    ~GzipSource() override;
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;

    // From the start on, the packed bytes are kept beside; past `limit` of them they are dropped
    // and packed() says too_large. Requires: nothing was read yet.
    void keep_packed(std::size_t limit);
    void forget_packed();
    // Returns: all packed bytes, also those after the last member. Requires: read to the end.
    base::Result<std::string> take_packed();

    base::Result<std::size_t> read(char* out, std::size_t capacity) override;

  private:
    struct State;
    base::Result<bool> refill();  // false where the packed bytes are at their end
    base::Result<bool> next_member();
    std::unique_ptr<State> state_;
};

}  // namespace isnad::intake
