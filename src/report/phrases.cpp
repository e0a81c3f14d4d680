// Purpose: see phrases.h.
#include "report/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "text/utf8.h"

namespace isnad::report {

namespace {

bool is_directional_control(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

bool is_blank(char32_t c) {
    return c <= 0x20 || c == 0x7F || (c >= 0x80 && c <= 0xA0) || c == 0x2028 || c == 0x2029;
}

std::size_t body_bytes(const model::Article& article) {
    std::size_t bytes = 0;
    for (const model::Block& block : article.blocks) {
        if (model::is_body(block.kind)) bytes += block.span.size();
    }
    return bytes;
}

// How many bytes of document `to` the passages of the pair cover, overlaps once.
std::size_t covered_bytes(const model::Record& record, const CopyPair& pair) {
    std::vector<model::Span> spans;
    for (const std::size_t index : pair.passages) {
        const model::Passage& passage = record.copies[index];
        spans.push_back(passage.a.doc == pair.to ? passage.a.span : passage.b.span);
    }
    std::sort(spans.begin(), spans.end());
    std::size_t bytes = 0;
    std::uint32_t reached = 0;
    for (const model::Span span : spans) {
        const std::uint32_t start = std::max(span.start, reached);
        if (span.end > start) bytes += span.end - start;
        reached = std::max(reached, span.end);
    }
    return bytes;
}

void finish_pair(const model::Record& record, CopyPair& pair) {
    std::size_t forward = 0;
    std::size_t backward = 0;
    for (const std::size_t index : pair.passages) {
        const model::CopySource from = record.copies[index].from;
        forward += from == model::CopySource::a ? 1 : 0;
        backward += from == model::CopySource::b ? 1 : 0;
    }
    pair.direction_known = forward != backward;
    const bool turned = backward > forward;
    if (turned) std::swap(pair.from, pair.to);

    std::set<std::pair<std::string, std::string>> seen;
    for (const std::size_t index : pair.passages) {
        for (const model::Substitution& swap : record.copies[index].substitutions) {
            auto words = std::pair(swap.a, swap.b);
            if (turned) std::swap(words.first, words.second);
            if (seen.insert(words).second)
                pair.substitutions.push_back({words.first, words.second, {}, {}});
        }
    }
    const std::size_t body = body_bytes(record.documents[pair.to].article);
    if (body != 0)
        pair.share = std::min(
            1.0, static_cast<double>(covered_bytes(record, pair)) / static_cast<double>(body));
}

}  // namespace

std::string outlet_label(const model::Document& document) {
    if (document.article.outlet) return excerpt(document.article.outlet->name, 40);
    const std::string& uri = document.uri();
    const auto slash = uri.find_last_of('/');
    return slash == std::string::npos ? uri : uri.substr(slash + 1);
}

std::string date_label(const model::Document& document) {
    const model::Publication& published = document.article.published;
    if (!published.best.empty()) return published.best.substr(0, 10);
    if (!published.not_before.empty() && !published.not_after.empty())
        return published.not_before + " … " + published.not_after;
    if (!published.not_before.empty()) return "from " + published.not_before;
    if (!published.not_after.empty()) return "until " + published.not_after;
    return "date unknown";
}

std::string time_label(std::string_view value) {
    constexpr std::array<std::string_view, 7> kWeekdays = {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    constexpr std::array<std::string_view, 12> kMonths = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kDayParts = {
        {{"TMO", " morning"}, {"TAF", " afternoon"}, {"TEV", " evening"}, {"TNI", " night"}}};
    if (value.empty()) return "undated";
    std::string part;
    for (const auto& [code, words] : kDayParts) {
        if (!value.ends_with(code)) continue;
        part = words;
        value.remove_suffix(code.size());
    }
    if (value.starts_with("XXXX-WXX-") && value.size() == 10 && value[9] >= '1' && value[9] <= '7')
        return fmt::format("a {}{}", kWeekdays[static_cast<std::size_t>(value[9] - '1')], part);
    if (value.starts_with("XXXX-") && value.size() >= 7) {
        const int month = (value[5] - '0') * 10 + (value[6] - '0');
        if (month < 1 || month > 12) return std::string(value) + part;
        const std::string_view name = kMonths[static_cast<std::size_t>(month - 1)];
        if (value.size() == 10)
            return fmt::format("{} {}{}, year unknown", value.substr(8), name, part);
        return fmt::format("in {}, year unknown", name);
    }
    return std::string(value) + part;
}

std::string_view place_label(model::FurniturePlace place) {
    switch (place) {
        case model::FurniturePlace::start:
            return "at the start";
        case model::FurniturePlace::end:
            return "at the end";
        case model::FurniturePlace::anywhere:
            break;
    }
    return "anywhere";
}

std::string excerpt(std::string_view text, std::size_t code_points) {
    std::string line;
    std::size_t letters = 0;
    std::size_t last_word_end = 0;
    bool pending_blank = false;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t c = text::next_code_point(text, offset);
        if (is_directional_control(c)) continue;
        if (is_blank(c)) {
            pending_blank = !line.empty();
            continue;
        }
        if (letters + (pending_blank ? 1 : 0) >= code_points) {
            // Cut at the last word end, unless that would leave next to nothing.
            if (!pending_blank && last_word_end > line.size() / 2) line.resize(last_word_end);
            return line + "…";
        }
        if (pending_blank) {
            last_word_end = line.size();
            line.push_back(' ');
            ++letters;
            pending_blank = false;
        }
        text::append_utf8(line, c);
        ++letters;
    }
    return line;
}

std::string claim_words(const model::Record& record, model::ClaimRef ref, std::size_t code_points) {
    const model::Document& document = record.documents[ref.doc];
    return excerpt(model::cut(document.article.text, document.said.claims[ref.claim].span),
                   code_points);
}

std::vector<std::string> chain_labels(const model::Record& record, model::ClaimRef ref) {
    const model::Document& document = record.documents[ref.doc];
    std::vector<std::string> labels = {outlet_label(document)};
    for (const model::ChainLink& link : document.said.claims[ref.claim].chain)
        labels.push_back(excerpt(model::cut(document.article.text, link.span), 60));
    return labels;
}

std::vector<CopyPair> copy_pairs(const model::Record& record, const model::Story& story) {
    const std::set<std::uint32_t> members(story.documents.begin(), story.documents.end());
    std::map<std::pair<std::uint32_t, std::uint32_t>, CopyPair> pairs;
    for (std::size_t i = 0; i < record.copies.size(); ++i) {
        const model::Passage& passage = record.copies[i];
        if (passage.a.doc == passage.b.doc || !members.contains(passage.a.doc) ||
            !members.contains(passage.b.doc))
            continue;
        CopyPair& pair = pairs[{passage.a.doc, passage.b.doc}];
        pair.from = passage.a.doc;
        pair.to = passage.b.doc;
        pair.passages.push_back(i);
    }
    std::vector<CopyPair> sorted;
    for (auto& [key, pair] : pairs) {
        finish_pair(record, pair);
        sorted.push_back(std::move(pair));
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const CopyPair& a, const CopyPair& b) { return a.share > b.share; });
    return sorted;
}

std::vector<std::size_t> wide_families(const model::Record& record) {
    constexpr std::size_t kShown = 50;
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < record.families.size() && shown.size() < kShown; ++i)
        if (record.families[i].documents >= 3) shown.push_back(i);
    return shown;
}

std::vector<std::size_t> frequent_swaps(const model::Record& record) {
    constexpr std::size_t kShown = 50;
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < record.swaps.size() && shown.size() < kShown; ++i)
        if (record.swaps[i].places.size() >= 2) shown.push_back(i);
    return shown;
}

std::string family_label(const model::Family& family) {
    const std::string outlets =
        family.outlets == 0 ? "" : " of " + counted(family.outlets, "outlet", "outlets");
    return fmt::format("{}{}, the earliest {}", counted(family.documents, "document", "documents"),
                       outlets, family.certain ? "certain" : "not certain");
}

std::string swap_label(const model::Swap& swap) {
    const std::string outlets =
        swap.outlets == 0 ? "" : " of " + counted(swap.outlets, "outlet", "outlets");
    return fmt::format("{} in {}{}", counted(swap.places.size(), "place", "places"),
                       counted(swap.documents, "document", "documents"), outlets);
}

std::string_view place_words(const model::Record& record, model::Place place) {
    return model::cut(record.documents[place.doc].article.text, place.span);
}

EntityNames::EntityNames(const model::Record& record) {
    for (const model::Entity& entity : record.entities) by_id_.emplace(entity.id, &entity);
}

std::string EntityNames::name(std::string_view id, std::string_view language) const {
    const auto found = by_id_.find(id);
    if (found == by_id_.end() || found->second->names.empty()) return std::string(id);
    const auto& names = found->second->names;
    for (const std::string_view wanted :
         {language, std::string_view("en"), std::string_view("ar")}) {
        if (const auto name = names.find(std::string(wanted)); name != names.end())
            return name->second;
    }
    return names.begin()->second;
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
    return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

}  // namespace isnad::report
