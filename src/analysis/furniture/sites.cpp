// Purpose: see sites.h.
#include "analysis/furniture/sites.h"

#include <map>
#include <string_view>
#include <utility>

#include "analysis/furniture/pairs.h"
#include "base/disjoint_sets.h"
#include "text/key_form.h"

namespace isnad::analysis::furniture {

namespace {

constexpr std::uint32_t kMenuWords = 2;    // words that a line of a menu has at least
constexpr std::uint64_t kSharedLines = 4;  // different such lines that make two pages one site's

// "https://www.example.org:80/a" -> "example.org"; "" where there is no host.
std::string host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const std::size_t at = url.rfind('@'); at != std::string_view::npos)
        url.remove_prefix(at + 1);
    url = url.substr(0, url.find(':'));
    std::string host = text::key_of(url);
    if (host.starts_with("www.")) host.erase(0, 4);
    return host;
}

class Finder {
  public:
    Finder(const std::vector<model::Document>& documents,
           const std::vector<std::vector<Line>>& pages)
        : documents_(documents), pages_(pages), sets_(documents.size()) {}

    Sites find() {
        join_by_names();
        join_by_lines();
        return number();
    }

  private:
    static std::string outlet_key(const model::Document& document) {
        const auto& outlet = document.article.outlet;
        if (!outlet) return {};
        return outlet->entity.empty() ? text::key_of(outlet->name) : outlet->entity;
    }

    // A host whose pages name one outlet is that outlet's, also where a page names none.
    void join_by_names() {
        std::map<std::string, std::uint32_t> first_of_outlet;
        std::map<std::string, std::pair<std::uint32_t, bool>> host_outlet;  // document, and alone
        std::vector<std::string> hosts;
        named_.resize(documents_.size());
        for (std::uint32_t doc = 0; doc < documents_.size(); ++doc) {
            const std::string outlet = outlet_key(documents_[doc]);
            hosts.push_back(host_of(documents_[doc].article.url));
            named_[doc] = !outlet.empty() || !hosts[doc].empty();
            if (outlet.empty()) continue;
            const std::uint32_t first = first_of_outlet.try_emplace(outlet, doc).first->second;
            sets_.join(first, doc);
            if (hosts[doc].empty()) continue;
            auto& known = host_outlet.try_emplace(hosts[doc], doc, true).first->second;
            known.second = known.second && sets_.find(known.first) == sets_.find(doc);
        }
        std::map<std::string, std::uint32_t> first_of_host;
        for (std::uint32_t doc = 0; doc < documents_.size(); ++doc) {
            if (documents_[doc].article.outlet || hosts[doc].empty()) continue;
            sets_.join(first_of_host.try_emplace(hosts[doc], doc).first->second, doc);
            const auto known = host_outlet.find(hosts[doc]);
            if (known != host_outlet.end() && known->second.second)
                sets_.join(known->second.first, doc);
        }
    }

    // Pages that name nobody: with each other, or with one outlet alone.
    void join_by_lines() {
        std::vector<std::pair<std::uint64_t, std::uint32_t>> menus;
        bool any = false;
        for (std::uint32_t doc = 0; doc < pages_.size(); ++doc) {
            any = any || !named_[doc];
            for (const Line& line : pages_[doc])
                if (!line.body && line.words >= kMenuWords) menus.emplace_back(line.pattern, doc);
        }
        if (!any) return;
        std::sort(menus.begin(), menus.end());
        menus.erase(std::unique(menus.begin(), menus.end()), menus.end());
        SharedPairs pairs;
        std::vector<std::uint32_t> having;
        for (std::size_t i = 0; i < menus.size(); ++i) {
            having.push_back(menus[i].second);
            if (i + 1 < menus.size() && menus[i + 1].first == menus[i].first) continue;
            pairs.add(having, 1);
            having.clear();
        }
        std::vector<std::pair<std::uint32_t, std::uint32_t>> to_named;
        pairs.for_each([&](std::uint32_t a, std::uint32_t b, std::uint64_t lines) {
            if (lines < kSharedLines || (named_[a] && named_[b])) return;
            if (!named_[a] && !named_[b])
                sets_.join(a, b);
            else
                to_named.emplace_back(named_[a] ? b : a, named_[a] ? a : b);
        });
        join_to_named(to_named);
    }

    void join_to_named(std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs) {
        for (auto& [nameless, named] : pairs) {
            nameless = sets_.find(nameless);
            named = sets_.find(named);
        }
        std::sort(pairs.begin(), pairs.end());
        pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const bool before = i > 0 && pairs[i - 1].first == pairs[i].first;
            const bool after = i + 1 < pairs.size() && pairs[i + 1].first == pairs[i].first;
            if (!before && !after) sets_.join(pairs[i].first, pairs[i].second);
        }
    }

    Sites number() {
        Sites sites;
        std::map<std::uint32_t, std::uint32_t> numbers;
        for (std::uint32_t doc = 0; doc < documents_.size(); ++doc) {
            const auto [place, fresh] =
                numbers.try_emplace(sets_.find(doc), static_cast<std::uint32_t>(numbers.size()));
            if (fresh) sites.names.emplace_back();
            sites.of.push_back(place->second);
            name(documents_[doc], sites.names[place->second]);
        }
        for (std::uint32_t doc = 0; doc < documents_.size(); ++doc) {
            std::string& name = sites.names[sites.of[doc]];
            if (name.empty()) name = host_of(documents_[doc].article.url);
        }
        return sites;
    }

    // Of several spellings the smallest, so that the order of pages decides nothing.
    static void name(const model::Document& document, std::string& name) {
        if (!document.article.outlet) return;
        const std::string& stated = document.article.outlet->name;
        if (name.empty() || stated < name) name = stated;
    }

    const std::vector<model::Document>& documents_;
    const std::vector<std::vector<Line>>& pages_;
    base::DisjointSets sets_;
    std::vector<bool> named_;  // the page names an outlet or has an address
};

}  // namespace

Sites find_sites(const std::vector<model::Document>& documents,
                 const std::vector<std::vector<Line>>& pages) {
    return Finder(documents, pages).find();
}

}  // namespace isnad::analysis::furniture
