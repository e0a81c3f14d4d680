// Purpose: see metadata.h.
#include "extract/metadata.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/lexicon.h"
#include "extract/common.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kLongestTitle = 1000;  // bytes

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

// Reads exactly `count` digits at `at`; -1 where they are not there.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (!is_digit(text[i])) return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool plausible(int year, int month, int day) {
    return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

std::string written(int year, int month, int day) {
    std::string out = std::to_string(year);
    out.append(month < 10 ? "-0" : "-").append(std::to_string(month));
    out.append(day < 10 ? "-0" : "-").append(std::to_string(day));
    return out;
}

struct DateRole {
    std::size_t rank = 0;
    bool modified = false;
};

const std::map<std::string_view, DateRole>& date_names() {
    static const auto table = [] {
        std::map<std::string_view, DateRole> all;
        std::size_t rank = 0;
        for (const auto& row : base::lexicon_rows("extract_date_meta.tsv")) {
            if (row.size() >= 2) all.emplace(row[0], DateRole{rank++, row[1] == "modified"});
        }
        return all;
    }();
    return table;
}

struct RankedDate {
    std::size_t rank = 0;
    model::DateEvidence evidence;
};

void keep_if_empty(std::string& slot, std::string_view value) {
    if (slot.empty()) slot = fold_blanks(text::utf8_prefix(value, kLongestTitle));
}

class Reader {
  public:
    Reader(const HtmlTree& tree, Metadata& out) : tree_(tree), out_(out) {}

    void read() {
        std::vector<std::uint32_t> json;
        for (std::uint32_t i = 0; i < tree_.size(); ++i) {
            switch (tree_[i].tag) {
                case Tag::meta:
                    read_meta(i);
                    break;
                case Tag::link:
                    read_link(i);
                    break;
                case Tag::title:
                    read_title(i);
                    break;
                case Tag::script:
                    if (lower(tree_.attribute(i, Name::type)).find("ld+json") !=
                        std::string::npos) {
                        json.push_back(i);
                    }
                    break;
                case Tag::text:
                    break;
                default:
                    read_element(i);
                    break;
            }
        }
        for (const std::uint32_t i : json) read_json_ld(tree_.all_text(i), out_);
        std::ranges::stable_sort(dates_, {}, &RankedDate::rank);
        for (auto& date : dates_) out_.dates.push_back(std::move(date.evidence));
        if (out_.authors.empty()) out_.authors = std::move(meta_authors_);
        if (!og_site_.empty()) {
            out_.site_name = og_site_;
            out_.site_name_source = "og:site_name";
        } else if (out_.site_name.empty() && !application_.empty()) {
            out_.site_name = application_;
            out_.site_name_source = "application-name";
        }
        if (out_.url.empty()) out_.url = og_url_;
    }

  private:
    void read_meta(std::uint32_t i) {
        const std::string_view content = tree_.attribute(i, Name::content);
        if (content.empty()) return;
        for (const Name where : {Name::property, Name::name, Name::itemprop}) {
            const std::string name = lower(tree_.attribute(i, where));
            if (name.empty()) continue;
            if (name == "og:title")
                keep_if_empty(out_.social_title, content);
            else if (name == "twitter:title" || name == "dc.title")
                keep_if_empty(second_title_, content);
            else if (name == "og:site_name")
                keep_if_empty(og_site_, content);
            else if (name == "application-name" || name == "apple-mobile-web-app-title")
                keep_if_empty(application_, content);
            else if (name == "og:url")
                keep_if_empty(og_url_, content);
            else if (name == "og:description" || name == "description")
                keep_if_empty(out_.description, content);
            else if (name == "author" || name == "article:author" || name == "dc.creator" ||
                     name == "parsely-author" || name == "sailthru.author" ||
                     name == "citation_author" || name == "article.author")
                add_author(content);
            add_date(name, content);
        }
    }

    void add_author(std::string_view content) {
        std::string author = fold_blanks(text::utf8_prefix(content, kLongestTitle));
        if (author.find("http") != std::string::npos || author.find("www.") != std::string::npos ||
            author.starts_with("@") ||
            std::ranges::find(meta_authors_, author) != meta_authors_.end()) {
            return;
        }
        meta_authors_.push_back(std::move(author));
    }

    void add_date(const std::string& name, std::string_view content) {
        const auto at = date_names().find(name);
        if (at == date_names().end()) return;
        const std::string value = iso_date(content);
        if (value.empty()) return;
        const auto bound = at->second.modified ? model::Bound::not_after : model::Bound::exact;
        dates_.push_back({at->second.rank,
                          {bound, model::DateEvidenceKind::metadata, value, {}, "meta " + name}});
    }

    void read_link(std::uint32_t i) {
        if (out_.url.empty() && lower(tree_.attribute(i, Name::rel)) == "canonical") {
            out_.url = std::string(tree_.attribute(i, Name::href));
        }
    }

    void read_title(std::uint32_t i) {
        if (!out_.page_title.empty()) return;
        const Tag parent = tree_[tree_[i].parent].tag;
        if (parent == Tag::head || parent == Tag::html || parent == Tag::body) {
            out_.page_title = fold_blanks(text::utf8_prefix(tree_.all_text(i), kLongestTitle));
        }
    }

    void read_element(std::uint32_t i) {
        const std::string name = lower(tree_.attribute(i, Name::itemprop));
        if (name != "datepublished" && name != "datemodified") return;
        std::string_view value = tree_.attribute(i, Name::datetime);
        if (value.empty()) value = tree_.attribute(i, Name::content);
        add_date(name, value);
    }

    const HtmlTree& tree_;
    Metadata& out_;
    std::vector<RankedDate> dates_;
    std::vector<std::string> meta_authors_;
    std::string second_title_;
    std::string og_site_;
    std::string application_;
    std::string og_url_;
};

}  // namespace

std::string iso_date(std::string_view value) {
    while (!value.empty() && (value.front() == ' ' || value.front() == '"')) value.remove_prefix(1);
    while (!value.empty() && (value.back() == ' ' || value.back() == '"')) value.remove_suffix(1);
    const int year = digits(value, 0, 4);
    if (year < 0) return {};
    if (value.size() == 8 || value.size() == 14) {
        const int month = digits(value, 4, 2);
        const int day = digits(value, 6, 2);
        if (plausible(year, month, day)) return written(year, month, day);
    }
    const char mark = value.size() > 4 ? value[4] : '\0';
    if (mark != '-' && mark != '/' && mark != '.') return {};
    const std::size_t month_size = digits(value, 5, 2) >= 0 ? 2 : 1;
    const int month = digits(value, 5, month_size);
    const std::size_t day_at = 5 + month_size + 1;
    if (day_at >= value.size() || value[day_at - 1] != mark) return {};
    const std::size_t day_size = digits(value, day_at, 2) >= 0 ? 2 : 1;
    const int day = digits(value, day_at, day_size);
    if (!plausible(year, month, day)) return {};
    std::string out = written(year, month, day);
    std::string_view rest = value.substr(day_at + day_size);
    if (!rest.empty() && (rest.front() == 'T' || rest.front() == ' ') && digits(rest, 1, 2) >= 0 &&
        rest.size() >= 6 && rest[3] == ':' && digits(rest, 4, 2) >= 0) {
        std::string time(rest.substr(1));
        const auto end = time.find_first_not_of("0123456789:.+-Z");
        out.append("T").append(time.substr(0, end));
    }
    return out;
}

std::string date_in_url(std::string_view url) {
    for (std::size_t at = 0; at + 8 <= url.size(); ++at) {
        if (!is_digit(url[at]) || (at > 0 && is_digit(url[at - 1]))) continue;
        const int year = digits(url, at, 4);
        if (year < 1990 || year > 2100) continue;
        const char mark = at + 4 < url.size() ? url[at + 4] : '\0';
        if (mark == '/' || mark == '-' || mark == '_') {
            const std::size_t month_size = digits(url, at + 5, 2) >= 0 ? 2 : 1;
            const int month = digits(url, at + 5, month_size);
            const std::size_t day_at = at + 5 + month_size + 1;
            if (day_at >= url.size() || url[day_at - 1] != mark) continue;
            const std::size_t day_size = digits(url, day_at, 2) >= 0 ? 2 : 1;
            const int day = digits(url, day_at, day_size);
            const std::size_t end = day_at + day_size;
            if (plausible(year, month, day) && (end >= url.size() || !is_digit(url[end]))) {
                return written(year, month, day);
            }
        } else if (digits(url, at, 8) >= 0 && (at + 8 >= url.size() || !is_digit(url[at + 8])) &&
                   at > 0 && (url[at - 1] == '/' || url[at - 1] == '-' || url[at - 1] == '_')) {
            const int month = digits(url, at + 4, 2);
            const int day = digits(url, at + 6, 2);
            if (plausible(year, month, day)) return written(year, month, day);
        }
    }
    return {};
}

Metadata read_metadata(const HtmlTree& tree, std::string_view declared_url) {
    Metadata out;
    Reader(tree, out).read();
    if (!out.url.starts_with("http") && !declared_url.empty()) out.url = declared_url;
    for (const std::string_view url : {std::string_view(out.url), declared_url}) {
        const std::string date = date_in_url(url);
        if (date.empty()) continue;
        out.dates.push_back(
            {model::Bound::exact, model::DateEvidenceKind::metadata, date, {}, "url"});
        break;
    }
    return out;
}

}  // namespace isnad::extract
