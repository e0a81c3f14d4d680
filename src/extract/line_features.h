// What can be measured of each line of an HTML page: its words, its element, its place, its
// neighbours, and what lines of the same make hold. The learned part of extraction (body_model.h)
// decides on these numbers alone; nothing here knows a language or a site, but for the lists of
// hints and phrases.
//
// Linear in the size of the page: sums over the tree are carried up once, neighbours are looked at
// in windows of fixed size, ways up the tree are cut off after a dozen steps.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "extract/html_page.h"

namespace isnad::extract {

// clang-format off
enum class Feature : std::uint8_t {
    letters, words, link_share, links, marks_per_letter, ends_sentence, prose, digit_share,
    upper_share, word_length, stop_share, colon, first_upper, tag, in_list, in_table, in_quote,
    in_figure, in_header, in_footer, in_aside, in_nav, in_form, in_section, in_article, in_main,
    in_paragraph, in_heading, depth, zones, hint_body, hint_weak_body, hint_comment, hint_related,
    hint_chrome, hint_caption, hint_byline, hint_standfirst, hint_title, in_root, below_root, kind,
    kind_body, link_list, phrase, date_line, after_title, is_title, title_words, place_page,
    place_root, repeats, stated, described, make_lines, make_letters, make_prose_share,
    make_link_share, make_prose_lines, node_lines, up1_prose, up1_links, up1_lines, up1_mean,
    up2_prose, up2_links, up2_lines, up2_mean, up3_prose, up3_links, up3_lines, up3_mean,
    up5_prose, up5_links, up5_lines, prev1_letters, prev1_links, prev1_prose, prev1_kind, prev1_tag,
    prev2_letters, prev2_kind, next1_letters, next1_links, next1_prose, next1_kind, next1_tag,
    next2_letters, next2_kind, same_parent_prev, same_parent_next, prose_before, prose_after,
    body_before, body_after, gap_before, gap_after, climb_before, climb_after, heading_gap,
    window_prose, window_links, page_lines, page_prose, root_prose, root_links, root_lines, has_h1,
    has_stated, title_known, siblings_same, place_parent, teaser, run_letters, run_share, in_head_run,
    after_headline,
    count_
};
// clang-format on

constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::count_);
using FeatureRow = std::array<float, kFeatures>;

// Returns: a row for each of the lines `wanted`, indices into the page's lines, in that order.
// `kinds` are the kinds that the rules give (html_kinds.h), one for every line of the page.
std::vector<FeatureRow> line_features(const HtmlPage& page, const HtmlTitle& title,
                                      const std::vector<model::BlockKind>& kinds,
                                      const std::vector<std::size_t>& wanted);

// Returns: the name under which the model file knows the feature.
std::string_view feature_name(Feature feature);

}  // namespace isnad::extract
