// Purpose: see frame_file.h. Every word that the format does not know is an error with its line: a
// misspelt keyword that is passed over would be a frame that silently finds nothing.
#include "analysis/claims/frame_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "analysis/claims/inflection.h"
#include "base/lexicon.h"
#include "model/names.h"
#include "text/key_form.h"
#include "text/utf8.h"

namespace isnad::analysis::claims {
namespace {

constexpr std::size_t kLargestFile = 4U << 20;  // bytes
constexpr std::array<std::string_view, 3> kLanguages = {"ar", "en", "fr"};
constexpr std::array<std::string_view, 2> kFamilies = {"harm", "figure"};
constexpr int kFarthest = 40;  // tokens
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

const std::map<std::string_view, Form> kForms = {{"verb", Form::verb},
                                                 {"passive", Form::passive},
                                                 {"noun", Form::noun},
                                                 {"participle", Form::participle}};
const std::map<std::string_view, Part> kParts = {
    {"actor", Part::actor}, {"counterpart", Part::counterpart}, {"place", Part::place}};
const std::map<std::string_view, Stand> kStands = {
    {"subject", Stand::subject}, {"object", Stand::object}, {"of", Stand::of}};

using Problem = std::optional<std::string>;

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& all, std::string_view word) {
    return std::find(all.begin(), all.end(), word) != all.end();
}

std::string value_of(std::string_view column) {
    return column == "-" ? std::string() : std::string(column);
}

std::string quoted(std::string_view word) {
    return "\"" + std::string(word) + "\"";
}

std::optional<int> number(std::string_view digits, int least, int most) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value < least || value > most ? std::nullopt : std::optional(value);
}

std::vector<std::string> list_of(std::string_view column, char separator) {
    std::vector<std::string> list;
    if (column == "-") return list;
    for (const auto one : base::split(column, separator)) {
        if (!one.empty()) list.emplace_back(one);
    }
    return list;
}

// Whether lexicon/plover.tsv has that code: an event type, a mode or a context.
bool is_plover(std::string_view kind, std::string_view code) {
    static const auto rows = base::lexicon_rows("plover.tsv");
    return std::any_of(rows.begin(), rows.end(), [&](const base::LexiconRow& row) {
        const auto codes = base::split(row[1], '|');
        return row[0] == kind && std::find(codes.begin(), codes.end(), code) != codes.end();
    });
}

Problem check_codes(const Codes& codes) {
    if (!codes.plover.empty() && !is_plover("event", codes.plover))
        return "no PLOVER event type " + quoted(codes.plover);
    if (!codes.mode.empty() && !is_plover("mode", codes.mode))
        return "no PLOVER mode " + quoted(codes.mode) + " (lexicon/plover.tsv)";
    for (const std::string& context : codes.contexts) {
        if (!is_plover("context", context))
            return "no PLOVER context " + quoted(context) + " (lexicon/plover.tsv)";
    }
    if (!codes.cameo.empty()) {
        const auto root = number(codes.cameo, 1, 20);
        if (!root || codes.cameo.size() != 2)
            return "no CAMEO root " + quoted(codes.cameo) + " (01 to 20)";
    }
    return std::nullopt;
}

Problem read_role(const base::LexiconRow& row, FrameFile& file) {
    if (row.size() != 6) return "role needs: language, role, form, stands, kinds";
    RoleRule rule{.language = row[1] == "*" ? "" : std::string(row[1])};
    if (!rule.language.empty() && !is_one_of(kLanguages, rule.language))
        return "no language " + quoted(row[1]);
    const auto part = kParts.find(row[2]);
    if (part == kParts.end()) return "no role " + quoted(row[2]);
    rule.part = part->second;
    if (row[3] != "any") {
        rule.forms = 0;
        for (const auto form : base::split(row[3], '|')) {
            const auto known = kForms.find(form);
            if (known == kForms.end()) return "no form " + quoted(form);
            rule.forms |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(known->second));
        }
    }
    const auto stand = kStands.find(row[4]);
    if (stand != kStands.end()) {
        rule.stand = stand->second;
    } else {
        if (rule.language.empty()) return "prepositions need a language, not *";
        rule.stand = Stand::preposition;
        for (const auto& word : list_of(row[4], '|')) {
            rule.prepositions.push_back(text::key_of(word));
        }
        if (rule.prepositions.empty()) return "no place named: subject, object, of or prepositions";
    }
    if (row[5] != "any") {
        rule.kinds = 0;
        for (const auto kind : base::split(row[5], '|')) {
            const auto known = model::entity_kind(kind);
            if (!known) return "no kind of name " + quoted(kind);
            rule.kinds |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(*known));
        }
    }
    file.roles.push_back(std::move(rule));
    return std::nullopt;
}

Problem read_options(std::string_view options, TriggerRow& row) {
    for (const auto option : base::split(options, ' ')) {
        if (option.empty()) continue;
        if (option == "turned") {
            row.turned = true;
            continue;
        }
        if (option == "things") {
            row.things = true;
            continue;
        }
        if (option == "purpose") {
            row.purpose = true;
            continue;
        }
        const std::size_t equals = option.find('=');
        if (equals == std::string_view::npos) return "no option " + quoted(option);
        const std::string_view name = option.substr(0, equals);
        const std::string_view value = option.substr(equals + 1);
        if (name == "reach") {
            const auto reach = number(value, 1, kFarthest);
            if (!reach) return "no reach " + quoted(value) + " (1 to 40)";
            row.reach = *reach;
        } else if (name == "forms") {
            if (value != "past") return "no forms " + quoted(value) + " (past)";
            std::erase_if(row.words,
                          [](const WordForm& form) { return form.tense == Tense::present; });
        } else if (name == "plover") {
            row.codes.plover = value_of(value);
        } else if (name == "mode") {
            row.codes.mode = value_of(value);
        } else if (name == "cameo") {
            row.codes.cameo = value_of(value);
        } else if (name == "contexts") {
            row.codes.contexts = list_of(value, ',');
        } else {
            return "no option " + quoted(name);
        }
    }
    return check_codes(row.codes);
}

constexpr std::pair<std::string_view, bool CompanionList::*> kFindings[] = {
    {"@quantity", &CompanionList::quantity}, {"@money", &CompanionList::money},
    {"@percent", &CompanionList::percent},   {"@person", &CompanionList::person},
    {"@place", &CompanionList::place},
};

Problem add_companion(std::string_view word, CompanionList& list) {
    if (word.empty()) return "an empty word in the list of companions";
    if (!word.starts_with('@')) {
        list.words += list.words.empty() ? "" : "|";
        list.words += word;
        return std::nullopt;
    }
    for (const auto& finding : kFindings) {
        if (word != finding.first) continue;
        list.*finding.second = true;
        return std::nullopt;
    }
    return "no companion " + quoted(word) +
           " (@quantity, @money, @percent, @person, @place or words)";
}

// "عقدا|صفقة&@money&!لاعب": of each list parted by '&' one, and none behind a '!'.
Problem read_companions(std::string_view column, TriggerRow& row) {
    if (column.empty() || column == "-") return std::nullopt;
    for (const auto part : base::split(column, '&')) {
        CompanionList list;
        bool wanted = false;
        for (const auto word : base::split(part, '|')) {
            const bool without = word.starts_with('!');
            wanted = wanted || !without;
            if (auto problem =
                    add_companion(without ? word.substr(1) : word, without ? row.without : list)) {
                return problem;
            }
        }
        if (wanted) row.with.push_back(std::move(list));
    }
    return std::nullopt;
}

// "تدريبات مشتركة" -> "تدريبات المشتركة": the article of the first word is taken off where it is
// looked up. Returns: "" where the entry is no two words without one.
std::string definite_form(std::string_view entry) {
    constexpr std::string_view kArticle = "ال";
    const std::size_t blank = entry.find(' ');
    if (blank == std::string_view::npos || entry.find(' ', blank + 1) != std::string_view::npos)
        return "";
    const std::string_view second = entry.substr(blank + 1);
    if (entry.starts_with(kArticle) || second.starts_with(kArticle) || second.size() < 8) return "";
    return std::string(entry.substr(0, blank + 1)) + std::string(kArticle) + std::string(second);
}

void add_forms(std::string_view entry, const TriggerRow& row, std::vector<WordForm>& forms) {
    for (auto& one : forms_of(entry, row.language)) forms.push_back(std::move(one));
    const std::string definite = definite_form(entry);
    if (row.form == Form::noun && row.language == "ar" && !definite.empty())
        forms.push_back({definite});
}

Problem read_trigger(const base::LexiconRow& row, FrameFile& file) {
    if (row.size() < 5 || row.size() > 7)
        return "trigger needs: language, form, strength, words, and may have: with, options";
    TriggerRow trigger{.language = std::string(row[1]), .codes = file.codes};
    if (!is_one_of(kLanguages, row[1])) return "no language " + quoted(row[1]);
    const auto form = kForms.find(row[2]);
    if (form == kForms.end()) return "no form " + quoted(row[2]);
    trigger.form = form->second;
    const auto strength = number(row[3], 1, 3);
    if (!strength) return "no strength " + quoted(row[3]) + " (1, 2 or 3)";
    trigger.strength = *strength;
    if (row.size() > 5) {
        if (auto problem = read_companions(row[5], trigger)) return problem;
    }
    std::map<std::string, std::vector<WordForm>, std::less<>> words;  // by preposition
    for (const auto entry : base::split(row[4], '|')) {
        if (entry.empty()) return "an empty word in the list of words";
        const std::size_t plus = std::min(entry.find(" +"), entry.size());
        const std::string_view preposition = entry.substr(std::min(plus + 2, entry.size()));
        if (plus < entry.size() && preposition.empty()) return "no preposition behind '+'";
        add_forms(entry.substr(0, plus), trigger, words[std::string(preposition)]);
    }
    for (auto& [preposition, forms] : words) {
        TriggerRow& one = file.triggers.emplace_back(trigger);
        one.preposition = preposition;
        one.words = std::move(forms);
        if (row.size() < 7) continue;
        if (auto problem = read_options(row[6], one)) return problem;
    }
    return std::nullopt;
}

// "زار [actor person|سليم الحداد] المدينة": takes the marks out of the sentence.
Problem read_marks(std::string_view marked, Example& example) {
    for (std::size_t at = 0; at < marked.size();) {
        if (marked[at] != '[') {
            example.sentence += marked[at++];
            continue;
        }
        const std::size_t end = marked.find(']', at);
        const std::size_t bar = marked.find('|', at);
        const std::size_t blank = marked.find(' ', at);
        if (end == std::string_view::npos || bar > end || blank > bar)
            return "a name is marked as [role kind|words]";
        ExampleName name{.part = std::string(marked.substr(at + 1, blank - at - 1))};
        if (name.part != "-" && !kParts.contains(name.part)) return "no role " + quoted(name.part);
        const auto kind = model::entity_kind(marked.substr(blank + 1, bar - blank - 1));
        if (!kind) return "no kind of name " + quoted(marked.substr(blank + 1, bar - blank - 1));
        name.kind = *kind;
        name.span.start = static_cast<std::uint32_t>(example.sentence.size());
        example.sentence += marked.substr(bar + 1, end - bar - 1);
        name.span.end = static_cast<std::uint32_t>(example.sentence.size());
        example.names.push_back(std::move(name));
        at = end + 1;
    }
    return std::nullopt;
}

Problem read_example(const base::LexiconRow& row, std::uint32_t line, FrameFile& file) {
    if (row.size() != 4) return "example needs: language, frame and modality, sentence";
    Example example{.language = std::string(row[1]), .line = line};
    if (!is_one_of(kLanguages, row[1])) return "no language " + quoted(row[1]);
    const auto expected = base::split(row[2], ' ');
    if (expected.size() != 2) return "an example expects a frame and a modality";
    example.frame = std::string(expected[0]);
    const auto modality = model::modality(expected[1]);
    if (!modality) return "no modality " + quoted(expected[1]);
    example.modality = *modality;
    if (auto problem = read_marks(row[3], example)) return problem;
    file.examples.push_back(std::move(example));
    return std::nullopt;
}

Problem read_row(const base::LexiconRow& row, std::uint32_t line, FrameFile& file) {
    const std::string_view keyword = row[0];
    if (keyword == "trigger") return read_trigger(row, file);
    if (keyword == "role") return read_role(row, file);
    if (keyword == "example") return read_example(row, line, file);
    if (keyword == "codes") {
        if (row.size() != 5) return "codes needs: PLOVER, mode, contexts, CAMEO";
        file.codes = {value_of(row[1]), value_of(row[2]), list_of(row[3], ','), value_of(row[4])};
        if (!file.triggers.empty()) return "codes stands above the triggers";
        return check_codes(file.codes);
    }
    if (row.size() != 2 || row[1].empty())
        return quoted(keyword) + " is no keyword, or has not one value";
    if (keyword == "frame") {
        const bool fine = std::all_of(row[1].begin(), row[1].end(),
                                      [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
        if (!fine) return "a frame's name is of letters a to z and _";
        if (!file.name.empty()) return "a file holds one frame";
        file.name = row[1];
    } else if (keyword == "meaning") {
        file.meaning = row[1];
    } else if (keyword == "family") {
        if (!is_one_of(kFamilies, row[1])) return "no family " + quoted(row[1]) + " (harm, figure)";
        file.family = row[1];
    } else if (keyword == "weight") {
        const auto weight = number(row[1], 0, 9);
        if (!weight) return "no weight " + quoted(row[1]) + " (0 to 9)";
        file.weight = *weight;
    } else {
        return "no keyword " + quoted(keyword);
    }
    return std::nullopt;
}

}  // namespace

base::Result<FrameFile> read_frame_file(std::string_view text, std::string_view file) {
    const auto failed = [&](std::uint32_t line, std::string message) {
        return base::Error{.code = base::ErrorCode::malformed,
                           .message = std::move(message),
                           .where = std::string(file) + ":" + std::to_string(line)};
    };
    if (text.size() > kLargestFile) return failed(1, "larger than any list of words");
    if (!text::is_valid_utf8(text)) return failed(1, "not UTF-8");
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    FrameFile frame;
    std::uint32_t line = 0;
    for (std::string_view one : base::split(text, '\n')) {
        ++line;
        if (!one.empty() && one.back() == '\r') one.remove_suffix(1);
        if (one.empty() || one.front() == '#') continue;
        if (auto problem = read_row(base::split(one, '\t'), line, frame))
            return failed(line, std::move(*problem));
    }
    if (frame.name.empty()) return failed(line, "names no frame");
    if (frame.triggers.empty() && frame.name != "statement") return failed(line, "has no trigger");
    return frame;
}

}  // namespace isnad::analysis::claims
