// Purpose: see html_title.h.
#include "extract/html_title.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extract/common.h"
#include "extract/hints.h"
#include "extract/html_site.h"
#include "extract/site.h"

namespace isnad::extract {

namespace {

class TitleChooser {
  public:
    explicit TitleChooser(const HtmlPage& page) : page_(page) {}

    HtmlTitle choose() {
        choose_title();
        return std::move(title_);
    }

  private:
    // The h1 (else h2) that the markup's titles confirm, else the first h1 above or in the article.
    void choose_title() {
        const std::string site_key =
            bare_key(page_.site ? page_.site->name : last_title_part(page_.metadata.page_title));
        const std::vector<bool> home = home_lines(page_.tree, page_.lines);
        std::vector<std::string> stated;
        for (const std::string* each :
             {&page_.metadata.headline, &page_.metadata.social_title, &page_.metadata.page_title}) {
            std::string key = bare_key(*each);
            if (!key.empty()) stated.push_back(std::move(key));
        }
        int best_score = 0;
        for (std::size_t i = 0; i < page_.lines.lines.size(); ++i) {
            const Line& line = page_.lines.lines[i];
            const Tag tag = page_.tree[line.node].tag;
            const bool hinted = (page_.layout.zones[line.node] & kHintTitle) != 0;
            const bool first = page_.nearest(line.node, Tag::h1) != 0;
            if ((!is_heading(tag) && !hinted && !first) || line.letters < 3 || line.letters > 400)
                continue;
            const std::string key = bare_key(page_.lines.words(line));
            int score = 0;
            for (const std::string& each : stated) {
                if (each == key)
                    score = std::max(score, 60);
                else if (key.size() >= 12 && each.find(key) != std::string::npos)
                    score = std::max(score, 40);
                else if (each.size() >= 12 && key.find(each) != std::string::npos)
                    score = std::max(score, 30);
            }
            if (first)
                score += 15;
            else if (tag == Tag::h2)
                score += 5;
            if (hinted) score += 8;
            if ((page_.layout.zones[line.node] & kOutside) != 0) score -= 25;
            if (home[i] || (!key.empty() && key == site_key)) score -= 60;
            if (score > best_score && score >= 15) {
                best_score = score;
                title_.line = i;
            }
        }
        if (title_.line) {
            title_.text = page_.lines.words(page_.lines.lines[*title_.line]);
            title_.key = bare_key(title_.text);
        }
        if (title_.text.empty() || best_score < 30) choose_stated_title();
    }

    void choose_stated_title() {
        for (const std::string* each :
             {&page_.metadata.headline, &page_.metadata.social_title, &page_.metadata.page_title}) {
            if (each->empty()) continue;
            const std::string site = page_.site ? page_.site->name : "";
            std::string cut = title_without_site(*each, site);
            if (page_.metadata.site_name.empty() && cut == *each)
                cut = title_without_site(*each, "");
            if (cut.empty() || (!site.empty() && bare_key(cut) == bare_key(site))) continue;
            title_.text = cut;
            return;
        }
        if (title_.text.empty())
            title_.text = page_.metadata.page_title;  // a page about the site itself
    }

    const HtmlPage& page_;
    HtmlTitle title_;
};

}  // namespace

HtmlTitle choose_title(const HtmlPage& page) {
    return TitleChooser(page).choose();
}

}  // namespace isnad::extract
