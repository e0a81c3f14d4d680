// Purpose: see names.h.
#include "engine/names.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "engine/record.h"
#include "text/key_form.h"
#include "text/utf8.h"

namespace isnad::engine {

using base::Error;
using base::ErrorCode;
using base::Result;
using model::Decision;
using model::DecisionAction;
using model::Entity;
using model::NameSide;

namespace {

std::vector<std::string> locals_of(const Entity& entity) {
    return entity.locals.empty() ? std::vector<std::string>{entity.id} : entity.locals;
}

std::vector<std::string> documents_of(const model::Record& record, const Entity& entity) {
    std::set<std::string> ids;
    for (const model::Place& mention : entity.mentions)
        ids.insert(record.documents[mention.doc].id);
    return {ids.begin(), ids.end()};
}

bool of_one_word(const std::string& local) {
    return local.starts_with("person:") && local.find('-') == std::string::npos;
}

std::string written_at(const model::Record& record, model::Place place) {
    return std::string(model::cut(record.documents[place.doc].article.text, place.span));
}

Decision of_action(DecisionAction action) {
    Decision decision;
    decision.action = action;
    return decision;
}

}  // namespace

std::string language_of_name(std::string_view name) {
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0xD8 && byte <= 0xDB) return "ar";
        if (byte == 0xD6 || byte == 0xD7) return "he";
    }
    return "en";
}

NameBook::NameBook(std::vector<model::Document> documents, const std::vector<Decision>& journal,
                   unsigned threads)
    : record_(prepare_record(std::move(documents), threads)) {
    for (model::Document& document : record_.documents) {
        document.said.claims.clear();
        read_.push_back(document.said.mentions);
    }
    settle_names(record_, journal);
    count_holders();
}

void NameBook::count_holders() {
    holders_.clear();
    for (const Entity& entity : record_.entities) {
        for (const std::string& local : locals_of(entity)) ++holders_[local];
    }
}

Result<const Entity*> NameBook::find(std::string_view wanted) const {
    const auto only = [&](std::vector<const Entity*> found) -> Result<const Entity*> {
        if (found.size() == 1) return found.front();
        std::string names;
        constexpr std::size_t kShown = 6;
        for (std::size_t i = 0; i < std::min(found.size(), kShown); ++i)
            names += (i == 0 ? "" : ", ") + found[i]->id;
        if (found.size() > kShown) names += ", …";
        return Error{ErrorCode::conflict, "several are called so: " + names, std::string(wanted)};
    };
    std::vector<const Entity*> by_local;
    std::vector<const Entity*> by_name;
    std::vector<const Entity*> by_beginning;
    const std::string key = text::key_of(wanted);
    for (const Entity& entity : record_.entities) {
        if (entity.id == wanted) return &entity;
        const std::vector<std::string> locals = locals_of(entity);
        if (std::find(locals.begin(), locals.end(), wanted) != locals.end())
            by_local.push_back(&entity);
        const bool named =
            std::any_of(entity.names.begin(), entity.names.end(),
                        [&](const auto& name) { return text::key_of(name.second) == key; }) ||
            std::any_of(entity.spellings.begin(), entity.spellings.end(),
                        [&](const auto& each) { return text::key_of(each.text) == key; });
        if (named && !key.empty()) by_name.push_back(&entity);
        if (entity.id.starts_with(wanted) && wanted.size() > 2) by_beginning.push_back(&entity);
    }
    for (const auto* found : {&by_local, &by_name, &by_beginning}) {
        if (!found->empty()) return only(*found);
    }
    return Error{ErrorCode::empty, "nobody and nothing is called so", std::string(wanted)};
}

NameBook::Sides NameBook::sides_of(const Entity& entity) const {
    Sides sides;
    sides.own.id = entity.id;
    const std::vector<std::string> locals = locals_of(entity);
    const bool all_short = std::all_of(locals.begin(), locals.end(), of_one_word);
    std::vector<std::string> shared;
    for (const std::string& local : locals) {
        const auto holders = holders_.find(local);
        const bool others = holders != holders_.end() && holders->second > 1;
        const bool loose = of_one_word(local) && !all_short;
        (others || loose ? shared : sides.own.locals).push_back(local);
    }
    std::set<std::string> spellings;
    for (const model::Spelling& spelling : entity.spellings) {
        std::string key = text::key_of(spelling.text);
        if (key.find(' ') != std::string::npos || all_short) spellings.insert(std::move(key));
    }
    sides.own.spellings.assign(spellings.begin(), spellings.end());
    const std::vector<std::string> documents = documents_of(record_, entity);
    if (sides.own.locals.empty()) {
        sides.own.locals = shared;
        sides.own.documents = documents;
    } else if (!shared.empty()) {
        sides.shared.push_back({entity.id, shared, {}, documents});
    }
    return sides;
}

Result<Decision> NameBook::merge(const std::vector<const Entity*>& entities) const {
    Decision decision = of_action(DecisionAction::merge);
    std::set<std::string> ids;
    for (const Entity* entity : entities) {
        if (entity->kind != entities.front()->kind) {
            return Error{ErrorCode::conflict,
                         "they are not of one kind; say so with kind first, where one is mistaken",
                         entity->id};
        }
        if (ids.insert(entity->id).second) decision.sides.push_back(sides_of(*entity).own);
    }
    if (decision.sides.size() < 2)
        return Error{ErrorCode::conflict, "they are one already", *ids.begin()};
    return decision;
}

Result<std::vector<NameSide>> NameBook::parts_of(const Entity& entity, const Part& part) const {
    std::set<std::string> spellings;
    for (const std::string& spelling : part.spellings) spellings.insert(text::key_of(spelling));
    std::set<std::string> documents;
    for (const std::string& wanted : part.documents) {
        std::set<std::string> found;
        for (const model::Document& document : record_.documents) {
            if (document.id.starts_with(wanted) || document.uri() == wanted)
                found.insert(document.id);
        }
        if (found.size() != 1)
            return Error{ErrorCode::empty,
                         found.empty() ? "no such document" : "several documents begin so", wanted};
        documents.insert(*found.begin());
    }
    const bool any = std::any_of(
        entity.mentions.begin(), entity.mentions.end(), [&](const model::Place& mention) {
            return (spellings.empty() ||
                    spellings.contains(text::key_of(written_at(record_, mention)))) &&
                   (documents.empty() || documents.contains(record_.documents[mention.doc].id));
        });
    if (!any) return Error{ErrorCode::empty, "no mention of it is such", entity.id};
    Sides sides = sides_of(entity);
    std::vector<NameSide> parts = {std::move(sides.own)};
    for (NameSide& side : sides.shared) parts.push_back(std::move(side));
    for (NameSide& side : parts) {
        side.spellings.assign(spellings.begin(), spellings.end());
        if (!documents.empty()) side.documents.assign(documents.begin(), documents.end());
    }
    return parts;
}

Result<Decision> NameBook::split(const Entity& entity, const Part& part) const {
    if (part.spellings.empty() && part.documents.empty())
        return Error{ErrorCode::malformed, "a spelling or a document is needed", entity.id};
    ISNAD_TRY(const auto parts, parts_of(entity, part));
    Decision decision = of_action(DecisionAction::split);
    NameSide apart = parts.front();
    // One word that others have too is taken along where only documents bound it.
    for (std::size_t i = 1; i < parts.size() && !part.documents.empty(); ++i)
        apart.locals.insert(apart.locals.end(), parts[i].locals.begin(), parts[i].locals.end());
    std::sort(apart.locals.begin(), apart.locals.end());
    decision.sides.push_back(std::move(apart));
    NameSide rest = sides_of(entity).own;
    rest.spellings.clear();
    decision.sides.push_back(std::move(rest));
    return decision;
}

Result<Decision> NameBook::drop(const Entity& entity, const Part& part) const {
    Decision decision = of_action(DecisionAction::drop);
    ISNAD_TRY(decision.sides, parts_of(entity, part));
    return decision;
}

Result<Decision> NameBook::rename(const Entity& entity, std::string name,
                                  std::string language) const {
    if (name.find_first_not_of(" \t\n") == name.npos)
        return Error{ErrorCode::malformed, "an empty name", entity.id};
    if (!text::is_valid_utf8(name))
        return Error{ErrorCode::not_text, "a name that is no UTF-8", entity.id};
    Decision decision = of_action(DecisionAction::rename);
    decision.sides = {sides_of(entity).own};
    decision.name = std::move(name);
    decision.language = std::move(language);
    return decision;
}

Decision NameBook::change_kind(const Entity& entity, model::EntityKind kind) const {
    Decision decision = of_action(DecisionAction::kind);
    Sides sides = sides_of(entity);
    sides.own.spellings.clear();
    decision.sides = {std::move(sides.own)};
    for (NameSide& side : sides.shared) decision.sides.push_back(std::move(side));
    decision.kind = kind;
    return decision;
}

std::vector<NameChange> NameBook::settle(const std::vector<Decision>& journal) {
    using Spot = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
    std::map<Spot, std::string> before;
    const auto walk = [&](auto&& visit) {
        for (std::uint32_t doc = 0; doc < record_.documents.size(); ++doc) {
            for (const model::Mention& mention : record_.documents[doc].said.mentions)
                visit(Spot{doc, mention.span.start, mention.span.end}, mention.entity);
        }
    };
    walk([&](const Spot& spot, const std::string& entity) { before[spot] = entity; });
    for (std::size_t doc = 0; doc < read_.size(); ++doc)
        record_.documents[doc].said.mentions = read_[doc];
    settle_names(record_, journal);
    count_holders();
    std::map<std::string, std::pair<std::uint32_t, std::set<std::uint32_t>>> changed;
    const auto note = [&](const Spot& spot, const std::string& entity) {
        ++changed[entity].first;
        changed[entity].second.insert(std::get<0>(spot));
    };
    walk([&](const Spot& spot, const std::string& entity) {
        const auto known = before.find(spot);
        if (known == before.end() || known->second != entity) note(spot, entity);
        if (known != before.end()) before.erase(known);
    });
    for (const auto& [spot, entity] : before) note(spot, "");
    std::vector<NameChange> changes;
    for (const auto& [entity, counts] : changed)
        changes.push_back({entity, counts.first, static_cast<std::uint32_t>(counts.second.size())});
    return changes;
}

}  // namespace isnad::engine
