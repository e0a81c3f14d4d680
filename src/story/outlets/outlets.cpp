// Purpose: see outlets.h.
#include "story/outlets/outlets.h"

#include <map>
#include <string>
#include <utility>

#include "text/key_form.h"

namespace isnad::story::outlets {

std::vector<model::Outlet> outlets_of(const model::Record& record) {
    std::map<std::pair<bool, std::string>, model::Outlet> by_key;  // those without a name last
    for (std::uint32_t doc = 0; doc < record.documents.size(); ++doc) {
        const model::Document& document = record.documents[doc];
        const auto& stated = document.article.outlet;
        const bool named = stated && !stated->name.empty();
        model::Outlet& outlet = by_key[{!named, named ? text::key_of(stated->name) : document.id}];
        if (outlet.documents.empty() && named) outlet.name = stated->name;
        outlet.documents.push_back(doc);
    }
    std::vector<model::Outlet> outlets;
    outlets.reserve(by_key.size());
    for (auto& [key, outlet] : by_key) outlets.push_back(std::move(outlet));
    return outlets;
}

std::vector<std::uint32_t> by_document(const model::Record& record) {
    std::vector<std::uint32_t> outlet_of(record.documents.size(), 0);
    for (std::uint32_t outlet = 0; outlet < record.outlets.size(); ++outlet)
        for (const std::uint32_t doc : record.outlets[outlet].documents) outlet_of[doc] = outlet;
    return outlet_of;
}

}  // namespace isnad::story::outlets
