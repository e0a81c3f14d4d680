// Purpose: see comparison.h.
#include "report/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/names.h"
#include "report/json_values.h"
#include "report/phrases.h"
#include "text/utf8.h"

namespace isnad::report {

namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kAll = std::string_view::npos;

std::size_t letters_in(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t offset = 0; offset < text.size(); ++letters)
        text::next_code_point(text, offset);
    return letters;
}

// Writes `words` after `lead`, broken at blanks, later lines under the first. A word longer than a
// line stays whole.
void write_wrapped(std::ostream& out, std::string_view lead, std::string_view words) {
    const std::string line = excerpt(words, kAll);
    const std::size_t indent = letters_in(lead);
    std::size_t used = indent;
    out << lead;
    for (std::size_t start = 0; start < line.size();) {
        const std::size_t end = std::min(line.find(' ', start), line.size());
        const std::string_view word = std::string_view(line).substr(start, end - start);
        const std::size_t letters = letters_in(word);
        if (used != indent && used + 1 + letters > kColumns) {
            out << "\n" << std::string(indent, ' ');
            used = indent;
        } else if (used != indent) {
            out << ' ';
            ++used;
        }
        out << word;
        used += letters;
        start = end + 1;
    }
    out << "\n";
}

class Comparison {
  public:
    Comparison(std::ostream& out, const model::Record& record) : out_(out), record_(record) {
        for (const model::Passage& passage : record.copies)
            if (passage.a.doc != passage.b.doc) shared_.push_back(&passage);
    }

    void write() {
        head("A", 0);
        head("B", 1);
        if (shared_.empty()) {
            out_ << "\nThey share no passage.\n";
            return;
        }
        summary();
        passages();
        swapped();
        own("ONLY A SAYS", record_.derivations.front().only_a, 0);
        own("ONLY B SAYS", record_.derivations.front().only_b, 1);
    }

  private:
    std::string_view text_of(std::uint32_t doc) const {
        return record_.documents[doc].article.text;
    }

    void head(std::string_view side, std::uint32_t index) {
        const model::Document& document = record_.documents[index];
        out_ << fmt::format("{}  {}, {}\n", side, document.id.substr(0, 6), date_label(document));
        write_wrapped(out_, "   ", outlet_label(document));
        if (!document.article.title.empty())
            write_wrapped(out_, "   ", excerpt(document.article.title, 240));
    }

    void summary() {
        const model::Derivation& pair = record_.derivations.front();
        out_ << fmt::format("\nThey share {}: {:.0f} % of A stands in B, {:.0f} % of B in A.\n",
                            counted(shared_.size(), "passage", "passages"), pair.shared_a * 100,
                            pair.shared_b * 100);
        std::set<std::string> reasons;
        for (const model::Passage* passage : shared_)
            if (!passage->why.empty()) reasons.insert(passage->why);
        const std::string why = fmt::format("{}", fmt::join(reasons, "; "));
        std::string who = "Which of them had the words first is not known";
        if (pair.from == model::CopySource::a) who = "A had the words first";
        if (pair.from == model::CopySource::b) who = "B had the words first";
        write_wrapped(out_, "", why.empty() ? who + "." : who + ": " + why + ".");
    }

    // The words of one side, those changed in brackets.
    std::string marked(model::Place place, const std::vector<model::Span>& changed) const {
        const std::string_view text = text_of(place.doc);
        std::string words;
        std::uint32_t done = place.span.start;
        for (const model::Span span : changed) {
            words += text.substr(done, span.start - done);
            words += fmt::format("[{}]", model::cut(text, span));
            done = span.end;
        }
        words += text.substr(done, place.span.end - done);
        return words;
    }

    void passages() {
        out_ << "\nSHARED PASSAGES\n";
        std::size_t number = 0;
        for (const model::Passage* passage : shared_) {
            std::vector<model::Span> in_a;
            std::vector<model::Span> in_b;
            for (const model::Change& change : passage->changes) {
                if (!change.a.empty()) in_a.push_back(change.a);
                if (!change.b.empty()) in_b.push_back(change.b);
            }
            const std::string a = marked(passage->a, in_a);
            const std::string b = marked(passage->b, in_b);
            const bool same = excerpt(a, kAll) == excerpt(b, kAll);
            out_ << fmt::format("\n{}. {}\n", ++number, likeness(*passage, same));
            if (same) {
                write_wrapped(out_, "   A, B  ", a);
            } else {
                write_wrapped(out_, "   A  ", a);
                write_wrapped(out_, "   B  ", b);
            }
        }
    }

    static std::string likeness(const model::Passage& passage, bool same) {
        if (same) return "word for word";
        if (passage.changes.empty()) return "word for word, written otherwise";
        return fmt::format("{:.0f} % of the words agree, {}", passage.similarity * 100,
                           counted(passage.changes.size(), "change", "changes"));
    }

    void swapped() {
        std::set<std::pair<std::string, std::string>> seen;
        for (const model::Passage* passage : shared_) {
            for (const model::Substitution& swap : passage->substitutions) {
                if (!seen.emplace(swap.a, swap.b).second) continue;
                out_ << (seen.size() == 1 ? "\nWORDS FOR OTHER WORDS\n\n" : "\n");
                write_wrapped(out_, "   A  ", swap.a);
                write_wrapped(out_, "   B  ", swap.b);
            }
        }
    }

    void own(std::string_view title, const std::vector<model::Span>& sentences, std::uint32_t doc) {
        if (sentences.empty()) return;
        out_ << "\n" << title << "\n\n";
        for (const model::Span span : sentences)
            write_wrapped(out_, "   - ", model::cut(text_of(doc), span));
    }

    std::ostream& out_;
    const model::Record& record_;
    std::vector<const model::Passage*> shared_;
};

}  // namespace

void write_comparison(std::ostream& out, const model::Record& record) {
    Comparison(out, record).write();
}

void write_comparison_json(std::ostream& out, const model::Record& record) {
    Json json = {{"isnad", 1},
                 {"documents", Json::array()},
                 {"copies", Json::array()},
                 {"derivations", Json::array()}};
    for (const auto& each : record.documents) json["documents"].push_back(document_json(each));
    for (const auto& each : record.copies) json["copies"].push_back(passage_json(record, each));
    for (const auto& each : record.derivations)
        json["derivations"].push_back(derivation_json(record, each));
    out << dump(json) << "\n";
}

}  // namespace isnad::report
