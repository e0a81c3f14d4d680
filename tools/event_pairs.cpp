// Prints what pairs of claims have in common: what tools/train_event_weights.py learns from.
//
//   event_pairs STORE
//
// A line a pair of accounts of one story: document, index of the claim
// there, twice; then the value of each sign, parted by tabs. The first line names the columns.
#include <fmt/format.h>

#include <cstdio>
#include <utility>
#include <vector>

#include "engine/ingest.h"
#include "engine/record.h"
#include "store/sqlite/store.h"
#include "story/events/accounts.h"
#include "story/events/likeness.h"
#include "story/events/origins.h"

namespace {

using namespace isnad;
using namespace isnad::story::events;

void print_pairs(const model::Record& record) {
    const CopiedClaims copied(record);
    fmt::print("a\tclaim\tb\tclaim");
    for (std::size_t i = 0; i < kSigns; ++i) fmt::print("\t{}", name_of(static_cast<Sign>(i)));
    fmt::print("\n");
    for (const model::Story& story : record.stories) {
        const Accounts accounts = accounts_of(record, story.documents);
        for (std::size_t i = 0; i < accounts.all.size(); ++i) {
            for (std::size_t j = i + 1; j < accounts.all.size(); ++j) {
                const Account& a = accounts.all[i];
                const Account& b = accounts.all[j];
                if (a.family != b.family || excluded(a, b)) continue;
                fmt::print("{}\t{}\t{}\t{}", record.documents[a.ref.doc].uri(), a.ref.claim,
                           record.documents[b.ref.doc].uri(), b.ref.claim);
                for (const double sign : signs_of(accounts, a, b, copied.share_words(a.ref, b.ref)))
                    fmt::print("\t{:.4g}", sign);
                fmt::print("\n");
            }
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "usage: event_pairs STORE\n");
        return 2;
    }
    auto store = store::Store::open(argv[1], store::Store::Mode::read_only);
    if (!store) {
        fmt::print(stderr, "event_pairs: {}\n", store.error().to_string());
        return 1;
    }
    auto documents = engine::load_documents(*store, [](const base::Error& error) {
        fmt::print(stderr, "event_pairs: left out: {}\n", error.to_string());
    });
    print_pairs(engine::build_record(std::move(documents)));
    return 0;
}
