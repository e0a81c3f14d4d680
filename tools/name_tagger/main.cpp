// Teaches and measures the tagger of names.
//
//   name_tagger learn --out lexicon/name_tagger.bin training/names/*.txt
//   name_tagger score tests/marked_names/*.txt               the program as it ships
//   name_tagger silver --lang ar TEXT... > silver.txt        marks running text by itself
//   name_tagger conll TRAIN.conll TEST.conll                 learns from one, scores the other
//
// The same files give the same bytes. A name counts as right where its first byte, last byte and
// kind are (conlleval).
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/entities/entities.h"
#include "analysis/entities/tagged.h"
#include "analysis/tagger/learn.h"
#include "base/lexicon.h"
#include "conll.h"
#include "examples.h"
#include "marked_text.h"
#include "silver.h"

namespace {

using namespace isnad;
namespace entities = analysis::entities;
namespace tagger = analysis::tagger;
using tools::MarkedArticle;
using tools::MarkedName;

base::Result<std::string> read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return base::Error{base::ErrorCode::unreadable, "cannot be read", path};
    return std::string(std::istreambuf_iterator<char>(in), {});
}

[[noreturn]] void stop(const base::Error& error) {
    fmt::print(stderr, "{}\n", error.to_string());
    std::exit(1);
}

std::vector<MarkedArticle> read_all(const std::vector<std::string>& paths) {
    std::vector<MarkedArticle> all;
    for (const std::string& path : paths) {
        const auto bytes = read_file(path);
        if (!bytes) stop(bytes.error());
        auto articles = path.ends_with(".conll") ? tools::read_conll(path, *bytes)
                                                 : tools::read_marked(path, *bytes);
        if (!articles) stop(articles.error());
        std::move(articles->begin(), articles->end(), std::back_inserter(all));
    }
    return all;
}

struct Count {
    int wanted = 0;
    int given = 0;
    int right = 0;
};

void print_row(std::string_view name, const Count& count) {
    const double given = std::max(count.given, 1);
    const double wanted = std::max(count.wanted, 1);
    fmt::print("| {} | {:.3f} | {:.3f} | {:.3f} | {} |\n", name, count.right / given,
               count.right / wanted, 2.0 * count.right / (given + wanted), count.wanted);
}

class Score {
  public:
    explicit Score(std::array<std::string_view, 4> kinds) : kinds_(kinds) {}

    void add(const MarkedArticle& article, std::vector<MarkedName> given, bool show) {
        const auto before = [](const MarkedName& a, const MarkedName& b) {
            return a.span < b.span;
        };
        std::sort(given.begin(), given.end(), before);
        for (const MarkedName& name : article.names) ++of(name).wanted;
        for (const MarkedName& name : given) {
            ++of(name).given;
            const bool right =
                std::find(article.names.begin(), article.names.end(), name) != article.names.end();
            if (right) ++of(name).right;
            if (show && !right) tell("wrong", article, name);
        }
        for (const MarkedName& name : article.names) {
            if (show && std::find(given.begin(), given.end(), name) == given.end())
                tell("missed", article, name);
        }
    }

    void print(std::string_view title) {
        fmt::print("| {} | precision | recall | F1 | names |\n|---|---|---|---|---|\n", title);
        Count all;
        for (std::size_t kind = 0; kind < 4; ++kind) {
            print_row(kinds_[kind], counts_[kind]);
            all.wanted += counts_[kind].wanted;
            all.given += counts_[kind].given;
            all.right += counts_[kind].right;
        }
        print_row("all", all);
    }

  private:
    Count& of(const MarkedName& name) { return counts_[static_cast<std::size_t>(name.kind)]; }
    void tell(std::string_view side, const MarkedArticle& article, const MarkedName& name) {
        const std::size_t from = name.span.start < 40 ? 0 : name.span.start - 40;
        std::string around = article.text.substr(from, name.span.end - from + 30);
        std::replace(around.begin(), around.end(), '\n', ' ');
        fmt::print(stderr, "{}\t{}\t{}\t{}\t{}\n", article.id, side,
                   kinds_[static_cast<std::size_t>(name.kind)], model::cut(article.text, name.span),
                   around);
    }

    std::array<std::string_view, 4> kinds_;
    std::array<Count, 4> counts_{};
};

std::vector<MarkedName> names_in(const MarkedArticle& article, const entities::Learned& learned) {
    std::vector<MarkedName> names;
    const text::TokenisedText tokens = text::tokenise(article.text, article.regions);
    for (const model::Mention& mention :
         entities::find_mentions(tokens, entities::Gazetteer::get(), learned)) {
        names.push_back({mention.span, mention.kind});
    }
    return names;
}

std::string learn_from(const std::vector<MarkedArticle>& articles,
                       const entities::WordClasses& classes, const tagger::Learning& how) {
    std::vector<tagger::Example> examples;
    for (const MarkedArticle& article : articles)
        tools::add_examples(article.text, article.regions, article.names, classes, examples);
    return tagger::learn(examples, how);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Teaches and measures the tagger of names"};
    app.require_subcommand(1);
    std::vector<std::string> files;
    std::string out;
    std::string model_file;
    std::string class_file;
    tagger::Learning how;
    bool show = false;
    const auto common = [&](CLI::App* command) {
        command->add_option("files", files)->required();
        command->add_option("--classes", class_file,
                            "word classes, as tools/word_classes writes them");
        command->add_option("--rounds", how.rounds, "times that the articles are gone through");
        command->add_option("--least-seen", how.least_seen, "tokens that a feature needs");
        command->add_option("--votes", how.votes, "orders that they are learned in");
        command->add_option("--dropout", how.dropout, "of 100 features left out at random");
        command->add_option("--miss-cost", how.miss_cost, "how much a name must outweigh none");
        command->add_option("--most-kept", how.most_kept, "features in the model");
        command->add_flag("--show", show, "tell each error");
    };
    CLI::App* learn = app.add_subcommand("learn", "learns from marked texts");
    common(learn);
    learn->add_option("--out", out)->required();
    CLI::App* score = app.add_subcommand("score", "scores the program on marked texts");
    common(score);
    score->add_option("--model", model_file, "a model instead of the program's own");
    CLI::App* conll = app.add_subcommand("conll", "learns from one CoNLL file, scores another");
    common(conll);
    CLI::App* silver = app.add_subcommand("silver", "marks running text where it is sure");
    common(silver);
    std::string language = "ar";
    int sure = 95;
    silver->add_option("--lang", language, "of the text: ar, en, fr")
        ->check(CLI::IsMember({"ar", "en", "fr"}));
    silver->add_option("--sure", sure, "hundredths, how sure the model must be of each name");
    CLI11_PARSE(app, argc, argv);

    std::string class_text;
    if (!class_file.empty()) {
        auto bytes = read_file(class_file);
        if (!bytes) stop(bytes.error());
        class_text = *bytes;
    }
    const entities::WordClasses classes(class_text);
    if (learn->parsed()) {
        const std::string bytes = learn_from(read_all(files), classes, how);
        std::ofstream(out, std::ios::binary) << bytes;
        fmt::print("{}: {} bytes\n", out, bytes.size());
        return 0;
    }
    std::string bytes(base::lexicon_text("name_tagger.bin"));
    if (!model_file.empty()) {
        auto read = read_file(model_file);
        if (!read) stop(read.error());
        bytes = *read;
    }
    if (conll->parsed()) {
        if (files.size() != 2) stop({base::ErrorCode::unsupported, "wants two files", "conll"});
        bytes = learn_from(read_all({files[0]}), classes, how);
        files.erase(files.begin());
    }
    const auto model = tagger::Model::open(bytes);
    if (!model) stop(model.error());
    const entities::Learned learned{*model, classes};
    if (silver->parsed()) {
        for (const std::string& path : files) {
            auto text = read_file(path);
            if (!text) stop(text.error());
            fmt::print("{}", tools::mark_sure(*text, language, learned, sure));
        }
        return 0;
    }
    Score result(conll->parsed() ? std::array<std::string_view, 4>{"PERS", "ORG", "LOC", "MISC"}
                                 : std::array<std::string_view, 4>{"person", "organisation",
                                                                   "place", "outlet"});
    for (const MarkedArticle& article : read_all(files)) {
        std::vector<MarkedName> given;
        if (conll->parsed()) {
            given = tools::tagged_tokens(article, learned);
        } else {
            given = names_in(article, learned);
        }
        result.add(article, std::move(given), show);
    }
    result.print(conll->parsed() ? "CoNLL" : "marked texts");
    return 0;
}
