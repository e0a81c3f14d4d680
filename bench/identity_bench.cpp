// Who is who at scale: an invented world of people, named in invented documents, brought together
// and held against what is known of them. No Google Benchmark: the whole is timed once.
//
// usage: identity_bench [DOCUMENTS]
//
// People have names of lexicon/person_names.tsv, in Arabic and Latin spellings chosen at random;
// one in three has an office. Stories name a few of them beside places; a third of the later
// namings in a document are bare surnames under an id of their own, as where a report never gives
// the full name.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "base/lexicon.h"
#include "story/identity/identity.h"
#include "text/key_form.h"

namespace {

using namespace isnad;

// xorshift64*: the same numbers everywhere.
struct Random {
    std::uint64_t state = 88172645463325252ULL;
    std::uint32_t below(std::uint32_t limit) {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return static_cast<std::uint32_t>((state * 2685821657736338717ULL >> 33) % limit);
    }
};

struct Word {
    std::vector<std::string> arabic;
    std::vector<std::string> latin;
};

struct Person {
    Word given;
    Word family;
    std::string role;
    std::string over;
};

std::vector<std::string> list_of(std::string_view cell) {
    std::vector<std::string> words;
    for (std::string_view word : base::split(cell, '|')) {
        if (word.starts_with('?')) word.remove_prefix(1);
        if (!word.empty()) words.emplace_back(word);
    }
    return words;
}

std::string slug(std::string_view name) {
    std::string slug = text::key_of(name);
    for (char& c : slug)
        if (c == ' ') c = '-';
    return slug;
}

class World {
  public:
    explicit World(std::uint32_t people) {
        std::vector<Word> given;
        std::vector<Word> family;
        for (const base::LexiconRow& row : base::lexicon_rows("person_names.tsv")) {
            if (row.size() < 4 || row[2].empty() || row[3].empty()) continue;
            Word word{list_of(row[2]), list_of(row[3])};
            if (row[0] != "family") given.push_back(word);
            if (row[0] != "given") family.push_back(word);
        }
        const char* roles[] = {"minister-of-defence", "footballer", "spokesperson", "judge",
                               "journalist"};
        const char* countries[] = {"place:TN", "place:MA", "place:EG", "place:LB", "place:DZ"};
        for (std::uint32_t i = 0; i < people; ++i) {
            Person person;
            person.given = given[random.below(static_cast<std::uint32_t>(given.size()))];
            person.family = family[random.below(static_cast<std::uint32_t>(family.size()))];
            if (random.below(3) == 0) {
                person.role = roles[random.below(5)];
                person.over = countries[random.below(5)];
            }
            people_.push_back(std::move(person));
        }
    }

    model::Document document(std::uint32_t number, std::uint32_t story,
                             std::vector<std::uint32_t>& truth) {
        Random of_story;
        of_story.state += (story + 1) * 0x9E3779B97F4A7C15ULL;
        model::Document document;
        document.id = base::iso_date(static_cast<int>(number)) + std::to_string(number);
        document.sightings.push_back({std::to_string(number), "", ""});
        const bool arabic = random.below(2) == 0;
        document.article.language = arabic ? "ar" : "en";
        document.article.published.best = base::iso_date(19000 + static_cast<int>(story % 700));
        const std::uint32_t places = 2 + of_story.below(3);
        for (std::uint32_t i = 0; i < places; ++i) {
            add(document, "Place", "place:MA/p" + std::to_string(of_story.below(3000)),
                model::EntityKind::place, nullptr);
            truth.push_back(UINT32_MAX);
        }
        const std::uint32_t named = 2 + of_story.below(4);
        for (std::uint32_t i = 0; i < named; ++i) {
            const std::uint32_t who = of_story.below(static_cast<std::uint32_t>(people_.size()));
            const Person& person = people_[who];
            const auto pick = [&](const Word& word) {
                const auto& list = arabic ? word.arabic : word.latin;
                return list[random.below(static_cast<std::uint32_t>(list.size()))];
            };
            const std::string family = pick(person.family);
            const bool bare = random.below(6) == 0;
            const std::string name = bare ? family : pick(person.given) + " " + family;
            add(document, name, "person:" + slug(name), model::EntityKind::person,
                random.below(2) == 0 && !person.role.empty() ? &person : nullptr);
            truth.push_back(who);
        }
        return document;
    }

    Random random;

  private:
    static void add(model::Document& document, const std::string& words, const std::string& id,
                    model::EntityKind kind, const Person* office) {
        std::string& text = document.article.text;
        model::Mention mention;
        mention.span.start = static_cast<std::uint32_t>(text.size());
        text += words;
        mention.span.end = static_cast<std::uint32_t>(text.size());
        text += ". ";
        mention.kind = kind;
        mention.entity = id;
        mention.why = kind == model::EntityKind::place ? "gazetteer" : "invented";
        if (office != nullptr)
            mention.title =
                model::Title{mention.span, office->role, office->over, model::Standing::in_office};
        document.said.mentions.push_back(std::move(mention));
    }

    std::vector<Person> people_;
};

// B-cubed precision and recall of the mentions of people.
void measure(const model::Record& record, const std::vector<std::vector<std::uint32_t>>& truth) {
    std::map<std::string, std::map<std::uint32_t, double>> groups;
    std::map<std::uint32_t, double> sizes;
    for (std::size_t doc = 0; doc < truth.size(); ++doc) {
        for (std::size_t i = 0; i < truth[doc].size(); ++i) {
            if (truth[doc][i] == UINT32_MAX) continue;
            ++groups[record.documents[doc].said.mentions[i].entity][truth[doc][i]];
            ++sizes[truth[doc][i]];
        }
    }
    double precision = 0;
    double recall = 0;
    double all = 0;
    for (const auto& [id, members] : groups) {
        double size = 0;
        for (const auto& [who, count] : members) size += count;
        for (const auto& [who, count] : members) {
            precision += count * count / size;
            recall += count * count / sizes[who];
            all += count;
        }
    }
    std::printf("%zu entities of %zu people in %.0f mentions: precision %.3f recall %.3f\n",
                groups.size(), sizes.size(), all, precision / all, recall / all);
}

}  // namespace

int main(int argc, char** argv) {
    const auto documents =
        static_cast<std::uint32_t>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 50000);
    World world(documents / 4 + 10);
    isnad::model::Record record;
    std::vector<std::vector<std::uint32_t>> truth(documents);
    for (std::uint32_t i = 0; i < documents; ++i)
        record.documents.push_back(world.document(i, i / 5, truth[i]));
    const auto from = std::chrono::steady_clock::now();
    const auto identities = isnad::story::identity::resolve(record, {});
    const auto resolved = std::chrono::steady_clock::now();
    for (std::uint32_t i = 0; i < documents; ++i)
        isnad::story::identity::apply(identities, i, record.documents[i]);
    record.entities = isnad::story::identity::entities_of(record, identities);
    const auto to = std::chrono::steady_clock::now();
    const auto seconds = [](auto a, auto b) {
        return std::chrono::duration<double>(b - a).count();
    };
    std::printf("%u documents: resolve %.2f s, the rest %.2f s\n", documents,
                seconds(from, resolved), seconds(resolved, to));
    measure(record, truth);
    return 0;
}
