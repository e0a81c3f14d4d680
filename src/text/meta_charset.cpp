// What a page says of its own encoding: the prescan of WHATWG HTML 13.2.3.2, without its state.
//
// The idea: in the first 1,024 bytes (or else in what comes soon after), comments are passed over,
// tags are read with their quoted attributes, and the first <meta charset>, <meta
// http-equiv=content-type content=…charset=…> or XML declaration that names an encoding wins. The
// label is given back as it stands, in lower case: what it means is decode's business.
#include <algorithm>
#include <string>
#include <string_view>

#include "text/charset.h"

namespace isnad::text {
namespace {

constexpr std::size_t kPrescanBytes = 1024;
// Browsers that come upon a declaration later begin anew with it (WHATWG HTML 13.2.3.4).
constexpr std::size_t kLateBytes = 32768;

bool is_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 0x20) : byte;
}

std::string lower_of(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

// Returns: what "charset=" in a content attribute names, or "" (WHATWG 4.2.5.5).
std::string charset_in_content(const std::string& content) {
    for (std::size_t at = content.find("charset"); at != std::string::npos;
         at = content.find("charset", at + 1)) {
        std::size_t value = at + 7;
        while (value < content.size() && is_space(content[value])) ++value;
        if (value >= content.size() || content[value] != '=') continue;
        ++value;
        while (value < content.size() && is_space(content[value])) ++value;
        if (value >= content.size()) return {};
        const char quote = content[value];
        if (quote == '"' || quote == '\'') {
            const std::size_t end = content.find(quote, value + 1);
            return end == std::string::npos ? "" : content.substr(value + 1, end - value - 1);
        }
        const std::size_t end = content.find_first_of("; \t\r\n", value);
        return content.substr(value, end == std::string::npos ? end : end - value);
    }
    return {};
}

class Prescan {
  public:
    Prescan(std::string_view bytes, std::size_t most)
        : bytes_(lower_of(bytes.substr(0, std::min(bytes.size(), most)))) {}

    std::string run() {
        if (bytes_.starts_with("<?xml")) {
            const std::size_t end = bytes_.find("?>");
            const std::string found = pseudo_attribute(bytes_.substr(0, end), "encoding");
            if (!found.empty()) return found;
        }
        for (at_ = bytes_.find('<'); at_ != std::string::npos; at_ = bytes_.find('<', at_)) {
            if (bytes_.compare(at_, 4, "<!--") == 0) {
                at_ = bytes_.find("-->", at_ + 2);
                if (at_ == std::string::npos) break;
                continue;
            }
            ++at_;
            const bool meta = bytes_.compare(at_, 4, "meta") == 0 && at_ + 4 < bytes_.size() &&
                              (is_space(bytes_[at_ + 4]) || bytes_[at_ + 4] == '/');
            if (!meta) {
                skip_tag();
                continue;
            }
            at_ += 4;
            const std::string found = read_meta();
            if (!found.empty()) return found;
        }
        return {};
    }

  private:
    static std::string pseudo_attribute(const std::string& tag, std::string_view name) {
        std::size_t at = tag.find(name);
        if (at == std::string::npos) return {};
        at += name.size();
        while (at < tag.size() && is_space(tag[at])) ++at;
        if (at >= tag.size() || tag[at] != '=') return {};
        ++at;
        while (at < tag.size() && is_space(tag[at])) ++at;
        if (at >= tag.size() || (tag[at] != '"' && tag[at] != '\'')) return {};
        const std::size_t end = tag.find(tag[at], at + 1);
        return end == std::string::npos ? "" : tag.substr(at + 1, end - at - 1);
    }

    // Moves behind the '>' of a tag; quoted attribute values may hold one.
    void skip_tag() {
        const bool named = at_ < bytes_.size() && (bytes_[at_] == '/' || bytes_[at_] == '!' ||
                                                   (bytes_[at_] >= 'a' && bytes_[at_] <= 'z'));
        std::string name;
        std::string value;
        if (!named || bytes_[at_] == '!') return;
        while (at_ < bytes_.size() && !is_space(bytes_[at_]) && bytes_[at_] != '>') ++at_;
        while (read_attribute(name, value)) {
        }
    }

    // Reads the next attribute of the tag; false at its end (WHATWG "get an attribute").
    bool read_attribute(std::string& name, std::string& value) {
        name.clear();
        value.clear();
        while (at_ < bytes_.size() && (is_space(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
        if (at_ >= bytes_.size() || bytes_[at_] == '>') return false;
        while (at_ < bytes_.size() && !is_space(bytes_[at_]) && bytes_[at_] != '/' &&
               bytes_[at_] != '>' && (bytes_[at_] != '=' || name.empty())) {
            name.push_back(bytes_[at_++]);
        }
        while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
        if (at_ >= bytes_.size() || bytes_[at_] != '=') return true;
        ++at_;
        while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
        if (at_ >= bytes_.size()) return true;
        const char quote = bytes_[at_];
        if (quote == '"' || quote == '\'') {
            const std::size_t end = std::min(bytes_.find(quote, at_ + 1), bytes_.size());
            value = bytes_.substr(at_ + 1, end - at_ - 1);
            at_ = std::min(end + 1, bytes_.size());
            return true;
        }
        while (at_ < bytes_.size() && !is_space(bytes_[at_]) && bytes_[at_] != '>') {
            value.push_back(bytes_[at_++]);
        }
        return true;
    }

    std::string read_meta() {
        std::string charset;
        std::string content;
        bool is_content_type = false;
        std::string name;
        std::string value;
        while (read_attribute(name, value)) {
            if (name == "charset" && charset.empty()) charset = value;
            if (name == "content" && content.empty()) content = charset_in_content(value);
            if (name == "http-equiv") is_content_type = value == "content-type";
        }
        if (!charset.empty()) return charset;
        return is_content_type ? content : "";
    }

    std::string bytes_;  // in lower case
    std::size_t at_ = 0;
};

}  // namespace

std::string html_meta_charset(std::string_view bytes) {
    std::string label = Prescan(bytes, kPrescanBytes).run();
    if (label.empty() && bytes.size() > kPrescanBytes) label = Prescan(bytes, kLateBytes).run();
    while (!label.empty() && is_space(label.back())) label.pop_back();
    label.erase(0, label.find_first_not_of(" \t\r\n\f"));
    return label;
}

}  // namespace isnad::text
