// Writes what the learned part of extraction sees, for tools/train_body_model.py to learn from.
//
//   line_features LIST MATRIX: LIST names a page a line (gzipped or not); MATRIX receives the rows
//   of features as 32-bit floats, line after line, page after page. On stdout a line of JSON a
//   page:
//   {"path", "title", "lines": [{"text", "kind"}]}; the first line names the features.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>

#include "extract/html_article.h"
#include "extract/html_kinds.h"
#include "extract/html_title.h"
#include "extract/line_features.h"
#include "intake/intake.h"
#include "model/names.h"
#include "text/charset.h"

namespace {

using namespace isnad;
using Json = nlohmann::json;

Json page_json(const std::string& path, const model::Page& page, std::ofstream& matrix) {
    const std::string html =
        text::decode(page.content, page.declared.charset, text::html_meta_charset(page.content))
            .text;
    const extract::HtmlPage opened = extract::open_html(html, page.declared);
    const extract::HtmlTitle title = extract::choose_title(opened);
    const std::vector<model::BlockKind> kinds = extract::name_lines(opened, title);
    std::vector<std::size_t> all(kinds.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    for (const extract::FeatureRow& row : extract::line_features(opened, title, kinds, all))
        matrix.write(reinterpret_cast<const char*>(row.data()), sizeof(row));
    Json lines = Json::array();
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        lines.push_back({{"text", opened.lines.words(opened.lines.lines[i])},
                         {"kind", model::to_string(kinds[i])}});
    }
    return {{"path", path}, {"title", title.text}, {"lines", std::move(lines)}};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: line_features LIST MATRIX\n";
        return 2;
    }
    Json names = Json::array();
    for (std::size_t i = 0; i < extract::kFeatures; ++i)
        names.push_back(extract::feature_name(static_cast<extract::Feature>(i)));
    std::cout << names.dump() << '\n';
    std::ifstream list(argv[1]);
    std::ofstream matrix(argv[2], std::ios::binary);
    for (std::string path; std::getline(list, path);) {
        const auto take = [&](model::Page page) {
            std::cout << page_json(path, page, matrix)
                             .dump(-1, ' ', false, Json::error_handler_t::replace)
                      << '\n';
        };
        const auto refuse = [&](const base::Error& error) {
            std::cerr << path << ": " << error.message << '\n';
            std::cout << Json{{"path", path}, {"lines", Json::array()}}.dump() << '\n';
        };
        intake::read_input({path, 0}, {}, {take, refuse});
    }
    return 0;
}
