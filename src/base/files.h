// Files that other programs may look at while they change: mapped to be read, replaced as a whole.
//
// What it does not do: lock.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace isnad::base {

// The bytes of a file, as the operating system pages them in.
class MappedFile {
  public:
    // Errors: unreadable (missing, no permission, no regular file).
    static Result<MappedFile> open(const std::string& path);
    MappedFile() = default;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    MappedFile(MappedFile&& other) noexcept { swap(other); }
    MappedFile& operator=(MappedFile&& other) noexcept {
        swap(other);
        return *this;
    }
    ~MappedFile();

    // Begins on a page's boundary; stays when the file is deleted. Lifetime: the object's, also
    // when it is moved.
    std::string_view bytes() const { return {static_cast<const char*>(start_), size_}; }

  private:
    void swap(MappedFile& other) noexcept {
        std::swap(start_, other.start_);
        std::swap(size_, other.size_);
    }
    void* start_ = nullptr;
    std::size_t size_ = 0;
};

// Puts a file of these bytes at folder/name: either whole or not at all, whenever the process or
// the machine stops, and there to stay once it has returned. Makes the folder where there is none.
// Errors: unreadable (no permission, no room).
Status write_whole(const std::string& folder, const std::string& name, std::string_view bytes);

// Makes new, renamed and deleted names of a folder outlive a power cut. Errors: unreadable.
Status sync_folder(const std::string& path);

}  // namespace isnad::base
