// Purpose: find_inputs of intake.h, from the paths given to the files to read.
//
// A stack instead of recursion, each folder's names sorted by their bytes; a folder is known by its
// device and inode, so that it is read once however many links lead to it. A link that leads back
// to a folder that holds it is named as refused; other second ways to a folder are passed silently.
// Opens no file.
#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>
#include <utility>

#include "intake/intake.h"
#include "intake/sniff.h"
#include "intake/source.h"

namespace isnad::intake {

using base::Error;
using base::ErrorCode;

namespace {

enum class FoundBy { name, folder };

struct Pending {
    std::string path;
    FoundBy found_by = FoundBy::name;
};

bool is_address(std::string_view path) {
    return path.starts_with("http://") || path.starts_with("https://");
}

std::string join(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

// Whether the folder `path`, reached through a link, is one of those that hold the link.
bool leads_back(const std::string& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0 || !S_ISLNK(status.st_mode)) return false;
    std::error_code failed;
    const auto target = std::filesystem::canonical(path, failed);
    if (failed) return false;
    const auto holder =
        std::filesystem::canonical(std::filesystem::path(path).parent_path() / ".", failed);
    if (failed) return false;
    const auto [end, unused] =
        std::mismatch(target.begin(), target.end(), holder.begin(), holder.end());
    return end == target.end();
}

class Walk {
  public:
    explicit Walk(Inputs& inputs) : inputs_(&inputs) {}

    void start(const std::string& path) {
        if (!named_.insert(path).second) return;
        pending_.push_back({path, FoundBy::name});
        while (!pending_.empty()) {
            const Pending next = std::move(pending_.back());
            pending_.pop_back();
            visit(next);
        }
    }

  private:
    void refuse(const std::string& path, std::string why) {
        inputs_->refused.push_back({ErrorCode::unreadable, std::move(why), path});
    }

    void visit(const Pending& next) {
        struct stat status {};
        if (::stat(next.path.c_str(), &status) != 0) {
            const int number = errno;
            struct stat link {};
            const bool broken_link = number == ENOENT && ::lstat(next.path.c_str(), &link) == 0;
            refuse(next.path,
                   broken_link ? "a link to something that is not there" : errno_message(number));
            return;
        }
        if (S_ISDIR(status.st_mode)) {
            if (folders_.insert({status.st_dev, status.st_ino}).second)
                open_folder(next.path);
            else if (next.found_by == FoundBy::folder && leads_back(next.path))
                refuse(next.path, "a link back to a folder that holds it: not followed");
            return;
        }
        if (!S_ISREG(status.st_mode)) {
            refuse(next.path, kind_refusal(status.st_mode));
            return;
        }
        if (next.found_by == FoundBy::folder && kind_of_name(next.path) == NameKind::unknown) {
            ++inputs_->left_out;
            return;
        }
        inputs_->files.push_back({next.path, static_cast<std::uint64_t>(status.st_size)});
    }

    void open_folder(const std::string& path) {
        DIR* folder = ::opendir(path.c_str());
        if (folder == nullptr) {
            refuse(path, "the folder: " + errno_message(errno));
            return;
        }
        std::vector<std::string> names;
        errno = 0;
        while (const dirent* entry = ::readdir(folder)) {
            const std::string name = entry->d_name;
            if (name != "." && name != "..") names.push_back(name);
            errno = 0;
        }
        const int number = errno;
        ::closedir(folder);
        if (number != 0) refuse(path, "the folder: " + errno_message(number));
        std::sort(names.begin(), names.end(), std::greater<>());  // the stack gives the last first
        for (const auto& name : names) pending_.push_back({join(path, name), FoundBy::folder});
    }

    Inputs* inputs_;
    std::vector<Pending> pending_;
    std::set<std::string> named_;
    std::set<std::pair<dev_t, ino_t>> folders_;
};

}  // namespace

Inputs find_inputs(const std::vector<std::string>& paths) {
    Inputs inputs;
    Walk walk(inputs);
    bool standard_input = false;
    for (const auto& path : paths) {
        if (path == "-") {
            if (!standard_input) inputs.files.push_back({path, 0});
            standard_input = true;
        } else if (path.empty()) {
            inputs.refused.push_back({ErrorCode::unreadable, "the path is empty", "\"\""});
        } else if (is_address(path)) {
            inputs.refused.push_back(
                {ErrorCode::unsupported,
                 "addresses are not fetched yet; save the page and give the file", path});
        } else {
            walk.start(path);
        }
    }
    return inputs;
}

}  // namespace isnad::intake
