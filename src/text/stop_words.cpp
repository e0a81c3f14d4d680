// Purpose: see stop_words.h.
#include "text/stop_words.h"

#include <map>

#include "base/lexicon.h"
#include "text/key_form.h"

namespace isnad::text {

bool is_stop_word(const std::string& key) {
    static const auto keys = [] {
        std::unordered_set<std::string> all;
        for (const std::string_view word : written_stop_words("")) all.insert(key_of(word));
        return all;
    }();
    return keys.contains(key);
}

const WrittenWords& written_stop_words(std::string_view language) {
    static const auto lists = [] {
        std::map<std::string_view, WrittenWords> all;
        for (const base::LexiconRow& row : base::lexicon_rows("stop_words.tsv")) {
            for (const std::string_view word : base::split(row.at(1), '|')) {
                all[row[0]].insert(word);
                all[""].insert(word);
            }
        }
        return all;
    }();
    static const WrittenWords none;
    const auto list = lists.find(language);
    return list == lists.end() ? none : list->second;
}

}  // namespace isnad::text
