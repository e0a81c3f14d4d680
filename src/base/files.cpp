// Purpose: see files.h.
#include "base/files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace isnad::base {

namespace {

Error system_error(const std::string& path, const char* what) {
    return {ErrorCode::unreadable, std::string(what) + " (" + std::strerror(errno) + ")", path};
}

// A file descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }

  private:
    int number_;
};

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path) {
    // Without O_NONBLOCK opening a FIFO could wait for ever.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0) return system_error(path, "cannot be opened");
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return system_error(path, "cannot be read");
    if (!S_ISREG(status.st_mode)) return Error{ErrorCode::unreadable, "no regular file", path};
    MappedFile mapped;
    if (status.st_size == 0) return mapped;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (start == MAP_FAILED) return system_error(path, "cannot be mapped");
    mapped.start_ = start;
    mapped.size_ = size;
    return mapped;
}

MappedFile::~MappedFile() {
    if (start_ != nullptr) ::munmap(start_, size_);
}

Status sync_folder(const std::string& path) {
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0) return system_error(path, "the folder cannot be opened");
    // Some file systems have no such thing.
    if (::fsync(folder.get()) != 0 && errno != EINVAL)
        return system_error(path, "the folder cannot be synced");
    return ok();
}

Status write_whole(const std::string& folder, const std::string& name, std::string_view bytes) {
    if (::mkdir(folder.c_str(), 0777) == 0) {
        ISNAD_TRY_DO(sync_folder(folder + "/.."));
    } else if (errno != EEXIST) {
        return system_error(folder, "the folder cannot be made");
    }
    const std::string path = folder + "/" + name;
    const std::string draft = path + "." + std::to_string(::getpid()) + ".draft";
    const auto undo = [&](const char* what) {
        Error error = system_error(path, what);
        ::unlink(draft.c_str());
        return error;
    };
    {
        const Descriptor file(
            ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
        if (file.get() < 0) return system_error(path, "cannot be written");
        if (!write_all(file.get(), bytes)) return undo("cannot be written");
        if (::fsync(file.get()) != 0) return undo("cannot be written for good");
    }
    if (std::rename(draft.c_str(), path.c_str()) != 0) return undo("cannot be put in place");
    return sync_folder(folder);
}

}  // namespace isnad::base
