// Purpose: see source.h. A FIFO is never opened (opening could wait for ever): the path is looked
// at first, opened without blocking, and looked at again, in case it was swapped in between.
#include "intake/source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace isnad::intake {

using base::Error;
using base::ErrorCode;

namespace {

constexpr std::size_t kPeekStep = std::size_t{64} << 10;

}  // namespace

base::Result<std::size_t> MemorySource::read(char* out, std::size_t capacity) {
    const std::size_t count = std::min(capacity, bytes_.size());
    std::copy_n(bytes_.data(), count, out);
    bytes_.remove_prefix(count);
    return count;
}

std::string errno_message(int number) {
    switch (number) {
        case ENOENT:
            return "there is no such file";
        case ENOTDIR:
            return "a part of the path is no folder";
        case EACCES:
        case EPERM:
            return "no permission to read it";
        case ELOOP:
            return "a link that leads back to itself";
        case ENAMETOOLONG:
            return "the path is longer than the system allows";
        case EISDIR:
            return "a folder, not a file";
        case EMFILE:
        case ENFILE:
            return "too many files are open";
        default:
            return std::string("cannot be read (") + std::strerror(number) + ")";
    }
}

std::string kind_refusal(unsigned mode) {
    if (S_ISFIFO(mode)) return "a FIFO (named pipe), not a file";
    if (S_ISSOCK(mode)) return "a socket, not a file";
    if (S_ISCHR(mode) || S_ISBLK(mode)) return "a device, not a file";
    if (S_ISDIR(mode)) return "a folder, not a file";
    return "not a regular file";
}

std::string size_in_words(std::size_t bytes) {
    if (bytes >= (std::size_t{1} << 20) && bytes % (std::size_t{1} << 20) == 0)
        return std::to_string(bytes >> 20) + " MiB";
    return std::to_string(bytes) + " bytes";
}

std::string over_limit(std::size_t limit_bytes) {
    return "over the size limit of " + size_in_words(limit_bytes);
}

base::Result<std::unique_ptr<Source>> FileSource::open(const std::string& path) {
    if (path == "-") return std::unique_ptr<Source>(std::make_unique<FileSource>(0, false));
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return Error{ErrorCode::unreadable, errno_message(errno), path};
    if (!S_ISREG(status.st_mode))
        return Error{ErrorCode::unreadable, kind_refusal(status.st_mode), path};
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) return Error{ErrorCode::unreadable, errno_message(errno), path};
    auto source = std::make_unique<FileSource>(descriptor, true);
    if (::fstat(descriptor, &status) != 0)
        return Error{ErrorCode::unreadable, errno_message(errno), path};
    if (!S_ISREG(status.st_mode))
        return Error{ErrorCode::unreadable, kind_refusal(status.st_mode), path};
    return std::unique_ptr<Source>(std::move(source));
}

FileSource::~FileSource() {
    if (owned_) ::close(descriptor_);
}

base::Result<std::size_t> FileSource::read(char* out, std::size_t capacity) {
    while (true) {
        const ssize_t count = ::read(descriptor_, out, capacity);
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno == EINTR) continue;
        if (errno == EAGAIN || errno == EWOULDBLOCK) {  // a standard input somebody made so
            pollfd waiting{descriptor_, POLLIN, 0};
            if (::poll(&waiting, 1, -1) >= 0 || errno == EINTR) continue;
        }
        return Error{ErrorCode::unreadable, errno_message(errno), ""};
    }
}

base::Result<std::string_view> PeekSource::peek(std::size_t wanted) {
    while (ahead_.size() - taken_ < wanted && !ended_ && !failure_) {
        const std::size_t before = ahead_.size();
        const std::size_t step = std::max(kPeekStep, before);
        ahead_.resize(before + std::min(step, std::size_t{1} << 20));
        auto count = inner_->read(ahead_.data() + before, ahead_.size() - before);
        ahead_.resize(before + (count ? *count : 0));
        if (!count) failure_ = std::move(count).error();
        if (count && *count == 0) ended_ = true;
    }
    if (failure_ && ahead_.size() == taken_) return *failure_;
    return std::string_view(ahead_).substr(taken_);
}

void PeekSource::skip(std::size_t count) {
    taken_ += std::min(count, ahead_.size() - taken_);
    if (taken_ == ahead_.size()) {
        ahead_.clear();
        ahead_.shrink_to_fit();
        taken_ = 0;
    }
}

base::Result<std::size_t> PeekSource::read(char* out, std::size_t capacity) {
    if (taken_ < ahead_.size()) {
        const std::size_t count = std::min(capacity, ahead_.size() - taken_);
        std::copy_n(ahead_.data() + taken_, count, out);
        skip(count);
        return count;
    }
    if (failure_) return *failure_;
    if (ended_) return std::size_t{0};
    return inner_->read(out, capacity);
}

}  // namespace isnad::intake
