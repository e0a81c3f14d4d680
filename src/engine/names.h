// The names of a store as a user works on them: found by id or by name, and decided about.
//
// A decision about an entity is written down as the ids that the documents' own readings gave, so
// that it holds when the entity has another id tomorrow; the ids that other entities have too are
// left out, or bound to the entity's documents where there are no others.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/decision.h"
#include "model/record.h"

namespace isnad::engine {

// What a change did: mentions that belong to another entity than before.
struct NameChange {
    std::string entity;  // "" where they name nobody any more
    std::uint32_t mentions = 0;
    std::uint32_t documents = 0;
};

class NameBook {
  public:
    // Claims are not kept. Takes as long as a report does for copies.
    NameBook(std::vector<model::Document> documents, const std::vector<model::Decision>& journal,
             unsigned threads);

    // Documents, copies, entities and what became of decisions; ids are those of a report.
    const model::Record& record() const { return record_; }

    // Returns: the entity that an id, an id of a document's own, the beginning of an id, or a name
    // means. Errors: empty (none), conflict (several; they are named).
    base::Result<const model::Entity*> find(std::string_view wanted) const;

    // Which narrower part of an entity a decision is about.
    struct Part {
        std::vector<std::string> spellings;  // as written
        std::vector<std::string> documents;  // ids, or their beginnings
    };

    // Errors: empty (no mention is written so, or stands in such a document), malformed, not_text,
    // conflict (they are one, or of different kinds).
    base::Result<model::Decision> merge(const std::vector<const model::Entity*>& entities) const;
    base::Result<model::Decision> split(const model::Entity& entity, const Part& part) const;
    base::Result<model::Decision> drop(const model::Entity& entity, const Part& part) const;
    base::Result<model::Decision> rename(const model::Entity& entity, std::string name,
                                         std::string language) const;
    model::Decision change_kind(const model::Entity& entity, model::EntityKind kind) const;

    // Settles the names anew. Returns: what changed, by entity.
    std::vector<NameChange> settle(const std::vector<model::Decision>& journal);

  private:
    struct Sides {
        model::NameSide own;                  // ids of this entity alone
        std::vector<model::NameSide> shared;  // ids that others have too, in its documents
    };
    Sides sides_of(const model::Entity& entity) const;
    base::Result<std::vector<model::NameSide>> parts_of(const model::Entity& entity,
                                                        const Part& part) const;
    void count_holders();

    model::Record record_;
    std::vector<std::vector<model::Mention>> read_;  // of each document, as it was read
    std::map<std::string, std::uint32_t> holders_;   // local id -> entities that have it
};

// Returns: the language of a name by its script: "ar", "he", "en".
std::string language_of_name(std::string_view name);

}  // namespace isnad::engine
