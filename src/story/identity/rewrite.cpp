// Purpose: puts the ids of `resolve` in place, and gathers the entities; see identity.h.
#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/work_pool.h"

#include "story/identity/decisions.h"
#include "story/identity/identity.h"

namespace isnad::story::identity {

namespace {

class Rewriter {
  public:
    Rewriter(const Identities& identities, std::uint32_t doc, model::Document& document)
        : ids_(identities.ids[doc]),
          moved_(identities.moved[doc]),
          document_(document),
          locals_(locals_of(document, moved_)) {}

    void run() {
        for (model::Claim& claim : document_.said.claims) rewrite(claim);
        std::vector<model::Mention>& mentions = document_.said.mentions;
        for (std::size_t i = 0; i < mentions.size(); ++i) rewrite(mentions[i], locals_[i]);
        for (const Moved& moved : moved_) {
            const auto mention = at(moved.span);
            if (mention != mentions.end()) mention->kind = moved.kind;
        }
        std::erase_if(mentions, [](const model::Mention& mention) {
            return mention.entity.empty() && !mention.local.empty();
        });
        if (document_.article.outlet) {
            std::string& outlet = document_.article.outlet->entity;
            outlet = id(outlet);
        }
    }

  private:
    // Mentions are in text order.
    std::vector<model::Mention>::iterator at(model::Span span) const {
        auto& mentions = document_.said.mentions;
        const auto found = std::lower_bound(
            mentions.begin(), mentions.end(), span,
            [](const model::Mention& mention, model::Span s) { return mention.span < s; });
        return found != mentions.end() && found->span == span ? found : mentions.end();
    }

    std::string id(const std::string& local) const {
        const auto found = ids_.find(local);
        return found == ids_.end() ? local : found->second;
    }

    void rewrite(model::Mention& mention, const std::string& local) {
        std::string id_now = local.empty() ? std::string() : id(local);
        if (id_now != mention.entity) {
            mention.local = mention.entity;
            mention.entity = std::move(id_now);
        }
        if (mention.title && !mention.title->over.empty())
            mention.title->over = id(mention.title->over);
        if (!mention.stands_for.empty()) mention.stands_for = id(mention.stands_for);
    }

    // What an id of a claim has become: where a decision moved some of its mentions, those that
    // stand nearest to the span tell which is meant.
    std::string id_at(const std::string& local, model::Span span) const {
        if (moved_.empty() || local.empty()) return id(local);
        const auto& mentions = document_.said.mentions;
        std::string best = local;
        std::uint32_t nearest = UINT32_MAX;
        for (const Moved& moved : moved_) {
            const auto mention = at(moved.span);
            if (mention == mentions.end() || mention->entity != local) continue;
            consider(moved.span, span, moved.local, nearest, best);
        }
        if (nearest == UINT32_MAX) return id(local);
        for (std::size_t i = 0; i < mentions.size(); ++i) {
            if (mentions[i].entity == local && locals_[i] == local)
                consider(mentions[i].span, span, local, nearest, best);
        }
        return best.empty() ? best : id(best);
    }

    static void consider(model::Span mention, model::Span span, const std::string& local,
                         std::uint32_t& nearest, std::string& best) {
        std::uint32_t distance = 0;
        if (mention.end <= span.start) distance = span.start - mention.end + 1;
        if (mention.start >= span.end) distance = mention.start - span.end + 1;
        if (distance >= nearest) return;
        nearest = distance;
        best = local;
    }

    void rewrite(std::vector<std::string>& roles, model::Span span) const {
        std::vector<std::string> now;
        for (const std::string& local : roles) {
            std::string id_now = id_at(local, span);
            const bool there = std::find(now.begin(), now.end(), id_now) != now.end();
            if (!id_now.empty() && !there) now.push_back(std::move(id_now));
        }
        roles = std::move(now);
    }

    void rewrite(model::Claim& claim) const {
        rewrite(claim.roles.actor, claim.span);
        rewrite(claim.roles.counterpart, claim.span);
        rewrite(claim.roles.place, claim.span);
        for (model::ChainLink& link : claim.chain) link.entity = id_at(link.entity, link.span);
    }

    const std::map<std::string, std::string>& ids_;
    const std::vector<Moved>& moved_;
    model::Document& document_;
    std::vector<std::string> locals_;
};

struct Gathered {
    model::Entity entity;
    std::map<std::string, std::map<std::string, std::uint32_t>> names;  // language -> name
    std::map<std::string, std::map<std::string, std::uint32_t>>
        spellings;  // language -> as written
    std::map<std::tuple<std::string, std::string, model::Standing>, model::EntityRole> roles;
    std::map<std::tuple<std::string, std::string, model::Standing>,
             std::map<std::string, std::uint32_t>>
        titles;
};

bool has_blank(const std::string& name) {
    return name.find(' ') != std::string::npos;
}

// Of a person the most usual full name, of equal ones that of most words; of all else the smaller,
// so that the order of documents decides nothing.
std::string best_name(const std::map<std::string, std::uint32_t>& names, model::EntityKind kind) {
    if (kind != model::EntityKind::person) return names.begin()->first;
    const bool any_full =
        std::any_of(names.begin(), names.end(), [](const auto& n) { return has_blank(n.first); });
    const std::pair<const std::string, std::uint32_t>* best = nullptr;
    for (const auto& name : names) {
        if (any_full && !has_blank(name.first)) continue;
        const auto rank = [](const auto& n) {
            return std::pair(n.second, std::count(n.first.begin(), n.first.end(), ' '));
        };
        if (best == nullptr || rank(name) > rank(*best)) best = &name;
    }
    return best->first;
}

void add_role(Gathered& gathered, const model::Document& document, std::uint32_t doc,
              const model::Title& title) {
    const std::string words(model::cut(document.article.text, title.span));
    // Offices in no list are told apart by their words.
    const std::tuple key(title.role.empty() ? words : title.role, title.over, title.standing);
    model::EntityRole& role = gathered.roles[key];
    role.role = title.role;
    role.over = title.over;
    role.standing = title.standing;
    ++gathered.titles[key][words];
    role.said.push_back({doc, title.span});
    if (role.documents.empty() || role.documents.back() != doc) role.documents.push_back(doc);
    const std::string day = document.article.published.best.substr(0, 10);
    if (day.empty()) return;
    if (role.from.empty() || day < role.from) role.from = day;
    if (day > role.to) role.to = day;
}

std::string most_usual(const std::map<std::string, std::uint32_t>& counts) {
    const auto best =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return best->first;
}

model::Entity finished(Gathered gathered) {
    model::Entity entity = std::move(gathered.entity);
    for (const auto& [language, names] : gathered.names)
        entity.names[language] = best_name(names, entity.kind);
    for (const auto& [language, spellings] : gathered.spellings) {
        const std::size_t first = entity.spellings.size();
        for (const auto& [spelling, count] : spellings)
            entity.spellings.push_back({spelling, language, count});
        std::stable_sort(
            entity.spellings.begin() + static_cast<std::ptrdiff_t>(first), entity.spellings.end(),
            [](const model::Spelling& a, const model::Spelling& b) { return a.count > b.count; });
    }
    for (auto& [key, role] : gathered.roles) {
        role.title = most_usual(gathered.titles[key]);
        std::sort(role.said.begin(), role.said.end());
        entity.roles.push_back(std::move(role));
    }
    std::stable_sort(entity.roles.begin(), entity.roles.end(),
                     [](const model::EntityRole& a, const model::EntityRole& b) {
                         const bool unknown_a = a.from.empty();
                         const bool unknown_b = b.from.empty();
                         return unknown_a != unknown_b ? unknown_b : a.from < b.from;
                     });
    std::sort(entity.mentions.begin(), entity.mentions.end());
    return entity;
}

// An entity, and where it is named: document and number of the mention there, in order.
struct Named {
    std::string_view id;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> mentions;
};

// Returns: sorted by id.
std::vector<Named> mentions_by_entity(const model::Record& record) {
    std::vector<Named> named;
    std::unordered_map<std::string_view, std::size_t> numbers;  // looked up only
    for (std::uint32_t doc = 0; doc < record.documents.size(); ++doc) {
        const auto& mentions = record.documents[doc].said.mentions;
        for (std::uint32_t i = 0; i < mentions.size(); ++i) {
            if (mentions[i].entity.empty()) continue;
            const auto [at, fresh] = numbers.try_emplace(mentions[i].entity, named.size());
            if (fresh) named.push_back({mentions[i].entity, {}});
            named[at->second].mentions.emplace_back(doc, i);
        }
    }
    std::sort(named.begin(), named.end(),
              [](const Named& a, const Named& b) { return a.id < b.id; });
    return named;
}

model::Entity gather(const model::Record& record, const Named& named) {
    Gathered gathered;
    model::Entity& entity = gathered.entity;
    entity.id = named.id;
    bool first = true;
    for (const auto& [doc, number] : named.mentions) {
        const model::Document& document = record.documents[doc];
        const model::Mention& mention = document.said.mentions[number];
        entity.kind =
            std::exchange(first, false) ? mention.kind : std::min(entity.kind, mention.kind);
        for (const auto& [language, name] : mention.names) ++gathered.names[language][name];
        ++gathered.spellings[document.article.language]
                            [std::string(model::cut(document.article.text, mention.span))];
        entity.mentions.push_back({doc, mention.span});
        if (mention.title) add_role(gathered, document, doc, *mention.title);
    }
    return finished(std::move(gathered));
}

}  // namespace

void apply(const Identities& identities, std::uint32_t doc, model::Document& document) {
    Rewriter(identities, doc, document).run();
}

std::vector<model::Entity> entities_of(const model::Record& record, const Identities& identities,
                                       unsigned threads) {
    const std::vector<Named> named = mentions_by_entity(record);
    return base::map_ordered<model::Entity>(named.size(), threads, [&](std::size_t i) {
        model::Entity entity = gather(record, named[i]);
        const auto group = identities.groups.find(entity.id);
        if (group == identities.groups.end()) return entity;
        entity.locals = group->second.locals;
        entity.why = group->second.why;
        entity.decisions = group->second.decisions;
        for (const auto& [language, name] : group->second.names) entity.names[language] = name;
        return entity;
    });
}

}  // namespace isnad::story::identity
