// Purpose: see html_tables.h.
#include "extract/html_tables.h"

#include <algorithm>
#include <cstdint>

#include "extract/html_page.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

using model::BlockForm;
using model::BlockKind;

constexpr std::uint32_t kLongCell = 300;        // letters in a cell that read as running text
constexpr std::uint32_t kLongMarkedCell = 600;  // the same in a table with header cells
constexpr double kMeanCell = 60;                // letters a cell has on average, at most
constexpr double kMeanMarkedCell = 150;
constexpr double kComplexCells = 0.1;  // share of cells with several blocks in them
constexpr double kComplexMarkedCells = 0.3;
constexpr double kLinkedTable = 0.5;   // share of letters in links that makes a menu
constexpr double kOnlyItem = 0.5;      // share of the body in one <li> that makes it no item
constexpr std::uint32_t kNoTable = 0;  // the root is no table

struct Cell {
    std::uint32_t letters = 0;
    std::uint32_t blocks = 0;  // block elements and line breaks in it
};

struct Table {
    std::uint32_t rows = 0;     // with two filled cells or more
    std::uint32_t cells = 0;    // filled ones
    std::uint32_t complex = 0;  // of those, with several blocks
    std::uint32_t letters = 0;
    std::uint32_t linked = 0;   // letters in links
    std::uint32_t longest = 0;  // letters of its longest cell
    bool marked = false;        // header cells or a caption
    bool layout = false;        // holds tables or forms, or says so
};

std::uint32_t letters_in(std::string_view text) {
    std::uint32_t count = 0;
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        count += value > 0x20U && (value & 0xC0U) != 0x80U ? 1 : 0;
    }
    return count;
}

bool is_data(const Table& table) {
    if (table.layout || table.rows < 2 || table.cells == 0) return false;
    const double mean = static_cast<double>(table.letters) / table.cells;
    if (table.longest > (table.marked ? kLongMarkedCell : kLongCell)) return false;
    if (mean > (table.marked ? kMeanMarkedCell : kMeanCell)) return false;
    if (table.complex > (table.marked ? kComplexMarkedCells : kComplexCells) * table.cells)
        return false;
    return table.marked || table.linked <= kLinkedTable * table.letters;
}

// What is innermost around a node; 0 where it stands in none.
struct Around {
    std::uint32_t table = kNoTable;
    std::uint32_t row = 0;
    std::uint32_t cell = 0;
    bool in_link = false;
};

class TableReader {
  public:
    explicit TableReader(const HtmlTree& tree) : tree_(tree) {}

    std::vector<bool> rows() {
        std::vector<bool> data(tree_.size());
        if (!has_table()) return data;
        around_.resize(tree_.size());
        cells_.resize(tree_.size());
        tables_.resize(tree_.size());
        for (std::uint32_t i = 1; i < tree_.size(); ++i) read(i);
        sum_cells();
        for (std::uint32_t i = 1; i < tree_.size(); ++i) {
            if (tree_[i].tag != Tag::tr || around_[i].table == kNoTable) continue;
            data[i] = is_data(tables_[around_[i].table]);
        }
        return data;
    }

  private:
    bool has_table() const {
        return std::ranges::any_of(tree_.nodes(),
                                   [](const Node& node) { return node.tag == Tag::table; });
    }

    void read(std::uint32_t i) {
        const Node& node = tree_[i];
        Around& here = around_[i];
        here = around_[node.parent];
        switch (node.tag) {
            case Tag::text:
                if (here.cell == 0 || never_read_above(i)) break;
                count_text(here, letters_in(tree_.text(i)));
                break;
            case Tag::table: {
                if (here.table != kNoTable) tables_[here.table].layout = true;
                here = {.table = i};
                const std::string_view role = tree_.attribute(i, Name::role);
                tables_[i].layout = role == "presentation" || role == "none";
                break;
            }
            case Tag::caption:
                tables_[here.table].marked = true;
                break;
            case Tag::tr:
                here.row = i;
                here.cell = 0;
                break;
            case Tag::th:
            case Tag::td:
                if (here.row == 0) break;
                here.cell = i;
                if (node.tag == Tag::th) tables_[here.table].marked = true;
                break;
            case Tag::form:
            case Tag::input:
            case Tag::textarea:
            case Tag::select:
            case Tag::button:
            case Tag::iframe:
                tables_[here.table].layout = true;
                break;
            case Tag::a:
                here.in_link = true;
                break;
            default:
                if (is_block(node.tag) || node.tag == Tag::br) ++cells_[here.cell].blocks;
                break;
        }
    }

    bool never_read_above(std::uint32_t i) const {
        const Tag tag = tree_[tree_[i].parent].tag;
        return tag == Tag::script || tag == Tag::style || tag == Tag::noscript;
    }

    void count_text(const Around& here, std::uint32_t letters) {
        cells_[here.cell].letters += letters;
        if (here.in_link) tables_[here.table].linked += letters;
    }

    void sum_cells() {
        std::vector<std::uint32_t> filled(tree_.size());  // cells with text, by row
        for (std::uint32_t i = 1; i < tree_.size(); ++i) {
            if (around_[i].cell != i || cells_[i].letters == 0) continue;
            Table& table = tables_[around_[i].table];
            ++table.cells;
            table.letters += cells_[i].letters;
            table.longest = std::max(table.longest, cells_[i].letters);
            table.complex += cells_[i].blocks > 2 ? 1 : 0;
            table.rows += ++filled[around_[i].row] == 2 ? 1 : 0;
        }
    }

    const HtmlTree& tree_;
    std::vector<Around> around_;
    std::vector<Cell> cells_;
    std::vector<Table> tables_;
};

}  // namespace

std::vector<bool> data_rows(const HtmlTree& tree) {
    return TableReader(tree).rows();
}

void mark_forms(const HtmlPage& page, model::Article& article) {
    const std::vector<Line>& lines = page.lines.lines;
    const std::size_t count = std::min(lines.size(), article.blocks.size());
    const auto is_item = [](BlockKind kind) {
        return kind == BlockKind::paragraph || kind == BlockKind::quote;
    };
    std::vector<std::uint32_t> letters(page.tree.size());
    std::vector<std::uint32_t> item(count);
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!is_item(article.blocks[i].kind) || lines[i].node == 0) continue;
        all += lines[i].letters;
        item[i] = page.nearest(lines[i].node, Tag::li);
        if (item[i] <= page.layout.root) item[i] = 0;
        letters[item[i]] += lines[i].letters;
    }
    for (std::size_t i = 0; i < count; ++i) {
        model::Block& block = article.blocks[i];
        if (!is_item(block.kind) || lines[i].node == 0) continue;
        const std::string_view words = page.lines.words(lines[i]);
        if (page.tree[lines[i].node].tag == Tag::tr && words.find('\t') != std::string_view::npos)
            block.form = BlockForm::table_row;
        else if (item[i] != 0 && letters[item[i]] <= kOnlyItem * static_cast<double>(all))
            block.form = BlockForm::list_item;
    }
}

}  // namespace isnad::extract
