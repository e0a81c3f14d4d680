// Purpose: see names.h.
#include "report/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "model/names.h"
#include "report/html_parts.h"
#include "report/phrases.h"
#include "text/utf8.h"

namespace isnad::report {

namespace {

constexpr std::size_t kName = 60;       // letters
constexpr std::size_t kTold = 200;      // entities of a report; the JSON has all
constexpr std::size_t kSpellings = 12;  // of an entity
constexpr std::size_t kReasons = 12;

bool is_unseen(char32_t c) {
    return c == 0x00AD || c == 0x061C || c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

std::size_t documents_of(const model::Entity& entity) {
    std::set<std::uint32_t> documents;
    for (const model::Place& mention : entity.mentions) documents.insert(mention.doc);
    return documents.size();
}

std::string name_of(const model::Entity& entity) {
    const auto english = entity.names.find("en");
    if (english != entity.names.end()) return shown(english->second, kName);
    if (!entity.names.empty()) return shown(entity.names.begin()->second, kName);
    return shown(entity.id, kName);
}

// "ar: بيني غانتس × 3, غانتس × 2".
std::vector<std::string> spelling_lines(const model::Entity& entity,
                                        std::string (*written)(std::string_view)) {
    std::map<std::string, std::vector<std::string>> by_language;
    for (const model::Spelling& spelling : entity.spellings) {
        auto& list = by_language[spelling.language.empty() ? "?" : spelling.language];
        if (list.size() == kSpellings) list.emplace_back("…");
        if (list.size() > kSpellings) continue;
        list.push_back(written(shown(spelling.text, kName)) + fmt::format(" × {}", spelling.count));
    }
    std::vector<std::string> lines;
    for (const auto& [language, list] : by_language)
        lines.push_back(fmt::format("{}: {}", language, fmt::join(list, ", ")));
    return lines;
}

std::string as_it_is(std::string_view words) {
    return std::string(words);
}

}  // namespace

std::string shown(std::string_view name, std::size_t code_points) {
    std::string seen;
    std::size_t letters = 0;
    for (std::size_t offset = 0; offset < name.size() && letters <= code_points; ++letters) {
        const char32_t c = text::next_code_point(name, offset);
        if (is_unseen(c)) {
            seen += fmt::format("⟨U+{:04X}⟩", static_cast<std::uint32_t>(c));
        } else {
            text::append_utf8(seen, c);
        }
    }
    // What was made visible counts for more than one letter.
    return excerpt(seen, code_points + 12);
}

std::string role_label(const model::EntityRole& role) {
    std::string label;
    if (role.standing != model::Standing::in_office)
        label = std::string(model::to_string(role.standing)) + " ";
    label += role.role.empty() ? "(other office)" : role.role;
    if (!role.over.empty()) label += " of " + shown(role.over, kName);
    if (!role.from.empty()) {
        label += ": " + role.from;
        if (role.to != role.from) label += " … " + role.to;
    }
    return label + ", " + counted(role.documents.size(), "document", "documents");
}

std::vector<const model::Entity*> told_entities(const model::Record& record) {
    std::vector<const model::Entity*> told;
    for (const model::Entity& entity : record.entities) {
        const bool named = entity.kind == model::EntityKind::person ||
                           entity.kind == model::EntityKind::organisation;
        const bool tells = named && (entity.spellings.size() > 1 || !entity.roles.empty());
        if (tells || !entity.why.empty() || !entity.decisions.empty()) told.push_back(&entity);
    }
    std::stable_sort(told.begin(), told.end(), [](const auto* a, const auto* b) {
        return a->mentions.size() > b->mentions.size();
    });
    if (told.size() > kTold) told.resize(kTold);
    return told;
}

void write_entity(std::ostream& out, const model::Record& record, const model::Entity& entity) {
    out << fmt::format("  {} in {}  {}  {}\n",
                       counted(entity.mentions.size(), "mention", "mentions"),
                       counted(documents_of(entity), "document", "documents"), shown(entity.id, 80),
                       name_of(entity));
    for (const std::string& line : spelling_lines(entity, as_it_is))
        out << "      written " << line << "\n";
    for (const model::EntityRole& role : entity.roles) {
        out << "      office  " << role_label(role) << "\n";
        out << "              " << shown(role.title, kName) << "\n";
    }
    for (std::size_t i = 0; i < std::min(entity.why.size(), kReasons); ++i)
        out << "      why     " << shown(entity.why[i], 200) << "\n";
    for (const std::string& decision : entity.decisions)
        out << "      user    " << shown(decision, 200) << "\n";
    static_cast<void>(record);
}

void write_entities(std::ostream& out, const model::Record& record) {
    const auto told = told_entities(record);
    if (told.empty()) return;
    constexpr std::size_t kShown = 40;
    out << "\nWHO IS WHO\n";
    for (std::size_t i = 0; i < std::min(told.size(), kShown); ++i)
        write_entity(out, record, *told[i]);
    if (told.size() > kShown) out << fmt::format("  and {} more\n", told.size() - kShown);
}

void write_entities_html(std::ostream& out, const model::Record& record,
                         const std::function<std::string(std::uint32_t)>& link) {
    out << "<section id=\"names\"><h2>Who is who</h2>\n";
    const auto told = told_entities(record);
    if (told.empty()) out << "<p class=\"note\">Nobody has two names or an office.</p>\n";
    for (const model::Entity* entity : told) {
        out << fmt::format("<details><summary>{} <span class=\"note\">{}, {}</span></summary>\n",
                           bdi(name_of(*entity)), bdi(shown(entity->id, 80)),
                           counted(entity->mentions.size(), "mention", "mentions"));
        for (const std::string& line : spelling_lines(*entity, bdi))
            out << "<p>" << line << "</p>\n";
        if (!entity->roles.empty()) out << "<table><tbody>\n";
        for (const model::EntityRole& role : entity->roles) {
            out << fmt::format("<tr><td>{}</td><td>{}</td><td>", escaped(role_label(role)),
                               bdi(shown(role.title, kName)));
            constexpr std::size_t kLinks = 12;
            for (std::size_t i = 0; i < std::min(role.documents.size(), kLinks); ++i)
                out << (i == 0 ? "" : ", ") << link(role.documents[i]);
            out << "</td></tr>\n";
        }
        if (!entity->roles.empty()) out << "</tbody></table>\n";
        for (std::size_t i = 0; i < std::min(entity->why.size(), kReasons); ++i)
            out << "<p class=\"note\">" << bdi(shown(entity->why[i], 200)) << "</p>\n";
        for (const std::string& decision : entity->decisions)
            out << "<p>" << bdi(shown(decision, 200)) << "</p>\n";
        out << "</details>\n";
    }
    out << "</section>\n";
}

}  // namespace isnad::report
