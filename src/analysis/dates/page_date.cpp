// When a page was published, as a historian dates a manuscript: by every witness it carries.
//
// What states the day (metadata, in the order of trust that extraction gives; else a line of the
// page that says so) is the answer, if it is possible at all. What only bounds it narrows the
// interval: a page clock and the capture come after it, so do the comments of readers, and what the
// article tells as past came before it. A page clock is a date that stands by itself above the
// title, where the site shows the reader's day. Mentions in the text never become the answer. Where
// witnesses contradict each other, the one of highest trust stands, unless several others agree
// against it; all are listed.
//
// A page that states no day may still have a best one, with open bounds: the last change it tells
// of, for what we read is that version; then a date of its markup that says not what it dates.
//
// It does not look at other pages: that is for the story.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "analysis/dates/dates.h"
#include "analysis/dates/told_past.h"
#include "analysis/dates/view.h"
#include "base/calendar.h"

namespace isnad::analysis::dates {

namespace {

using model::Bound;
using model::DateEvidence;
using model::DateEvidenceKind;

constexpr std::size_t kMostEvidence = 300;  // more says nothing new of one page
constexpr int kFirstPage = 1995;            // hardly a news page of the web is older
constexpr int kLastPage = 2100;

std::optional<Date> day_of(std::string_view value) {
    const auto moment = parse_iso(value);
    return moment ? std::optional(moment->date) : std::nullopt;
}

// The hour of "2021-11-25T19:10Z". Requires: a time is there.
int hour_of(std::string_view value) {
    constexpr std::size_t kAt = 11;
    if (value.size() < kAt + 2) return 0;
    return (value[kAt] - '0') * 10 + (value[kAt + 1] - '0');
}

bool is_plausible(Date day, const std::string& latest) {
    if (day.year < kFirstPage || day.year > kLastPage) return false;
    // A day of slack: the capture's clock is UTC, the page's is not.
    return latest.empty() || iso_day(add_days(day, -1)) <= latest;
}

// The first day a value can mean: a month or a year began no later than the page that tells of it.
// A decade is too wide to say anything.
std::string first_day(const std::string& value) {
    if (value.find('X') != std::string::npos) return "";
    const auto days = base::days_of(std::string_view(value).substr(0, value.find('/')));
    return days ? base::iso_date(days->first) : "";
}

// The words of a region that are not part of any time found in it.
struct Leftover {
    std::size_t words = 0;
    bool labelled = false;     // "published"
    bool updated = false;      // "last updated"
    bool clock_label = false;  // "today is"
};

// Where a line stands to the title, where the page shows one.
enum class TitleSide { none, above, below };

class PageDating {
  public:
    PageDating(model::Article& article, const text::TokenisedText& text,
               const std::vector<model::TimeExpression>& times)
        : collection_(article.kind == model::PageKind::index),
          published_(article.published),
          updated_(article.updated),
          given_published_(article.published.evidence.size()),
          given_updated_(article.updated.evidence.size()),
          text_(text),
          times_(times) {
        for (const DateEvidence& evidence : published_.evidence) {
            if (evidence.kind == DateEvidenceKind::capture && day_of(evidence.value)) {
                const std::string day = evidence.value.substr(0, 10);
                if (capture_.empty() || day < capture_) capture_ = day;
            }
        }
    }

    void run() {
        read_regions();
        const std::string stated = stated_day();
        add_mentions(stated);
        close_updated(stated);
        close_interval(stated);
    }

  private:
    void add(Bound bound, DateEvidenceKind kind, std::string value, model::Span span) {
        published_.evidence.push_back({bound, kind, std::move(value), span, ""});
    }

    // Walks regions, sentences and times together, in text order.
    void read_regions() {
        const std::vector<numbers::Segment> segments = numbers::segments_of(text_);
        std::size_t segment = 0;
        std::size_t time = 0;
        bool title_seen = false;
        bool has_title = false;
        bool prose_seen = false;
        for (const text::Region& region : text_.regions)
            has_title = has_title || region.kind == model::BlockKind::title;
        for (std::size_t r = 0; r < text_.regions.size(); ++r) {
            const text::Region& region = text_.regions[r];
            title_seen = title_seen || region.kind == model::BlockKind::title;
            for (; segment < segments.size() && segments[segment].region <= r; ++segment) {
                if (segments[segment].region != r) continue;
                const TitleSide side = !has_title   ? TitleSide::none
                                       : title_seen ? TitleSide::below
                                                    : TitleSide::above;
                read_line(segments[segment], region, side, prose_seen, time);
            }
            const bool prose =
                region.kind == model::BlockKind::paragraph && region.span.size() > kShortProse;
            prose_seen = prose_seen || prose;
        }
    }

    Leftover left_over(const numbers::Segment& segment, std::size_t first_time,
                       std::size_t end_time) const {
        const Options none;
        const View view(text_, segment, none, std::nullopt);
        Leftover out;
        bool timed = false;  // a time stood before
        std::size_t time = first_time;
        for (std::size_t at = 0; at < view.size();) {
            while (time < end_time && times_[time].span.end <= view[at].span.start) ++time;
            // A change is named before its day: after a clock it is the site's own.
            const bool covered = time < end_time && times_[time].span.overlaps(view[at].span);
            timed = timed || covered;
            const Hit label = view.word(at, TimeClass::published);
            const Hit update = timed ? Hit() : view.word(at, TimeClass::updated);
            Hit clock_label = view.word(at, TimeClass::clock_line);
            const Hit today = view.word(at, TimeClass::today);
            if (!clock_label && today && today.end < view.size() && view[today.end].key == ":")
                clock_label = today;  // "Today: Sunday, 10 March"
            out.labelled = out.labelled || label || update;
            out.updated = (out.updated || update) && !label;
            out.clock_label = out.clock_label || clock_label;
            if (label || update || clock_label) {
                at = label ? label.end : update ? update.end : clock_label.end;
                continue;
            }
            if (!covered && !view.is_mark(at) && !view.is_number(at) &&
                !view.word(at, TimeClass::of))
                ++out.words;
            ++at;
        }
        return out;
    }

    bool is_dated() const {
        return std::ranges::any_of(published_.evidence, [](const DateEvidence& evidence) {
            return evidence.bound == Bound::exact && evidence.kind != DateEvidenceKind::mentioned;
        });
    }

    // One line of the page: does it date it?
    void read_line(const numbers::Segment& segment, const text::Region& region, TitleSide side,
                   bool prose_seen, std::size_t& time) {
        const std::uint32_t begin = segment.tokens.front().span.start;
        const std::uint32_t end = segment.tokens.back().span.end;
        while (time < times_.size() && times_[time].span.start < begin) ++time;
        std::size_t end_time = time;
        while (end_time < times_.size() && times_[end_time].span.start < end) ++end_time;
        const std::size_t first = time;
        time = end_time;
        for (std::size_t i = first; i < end_time; ++i) note_weekday(times_[i], region);

        const auto stated =
            std::find_if(times_.begin() + static_cast<std::ptrdiff_t>(first),
                         times_.begin() + static_cast<std::ptrdiff_t>(end_time),
                         [](const model::TimeExpression& found) {
                             return !found.relative && day_of(found.value).has_value();
                         });
        if (stated == times_.begin() + static_cast<std::ptrdiff_t>(end_time)) return;
        const std::string day = stated->value.substr(0, 10);
        if (region.kind == model::BlockKind::comment) {
            add(Bound::not_after, DateEvidenceKind::comment, day, stated->span);
            return;
        }
        if (end - begin > kShortLine || region.kind == model::BlockKind::related) return;
        const Leftover rest = left_over(segment, first, end_time);
        if (rest.words > (rest.labelled || region.kind == model::BlockKind::byline ? 8U : 1U))
            return;
        if (published_.evidence.size() + updated_.evidence.size() > kMostEvidence) return;
        // What extraction has read with more of the page before it is judged.
        const auto judged = [&](const std::vector<DateEvidence>& all, std::size_t given) {
            return std::any_of(
                all.begin(), all.begin() + static_cast<std::ptrdiff_t>(given),
                [&](const DateEvidence& evidence) { return evidence.span.overlaps(stated->span); });
        };
        if (judged(published_.evidence, given_published_) ||
            judged(updated_.evidence, given_updated_))
            return;
        const bool clock_place =
            side == TitleSide::above && region.kind != model::BlockKind::byline;
        if (rest.clock_label || (clock_place && !rest.labelled)) {
            add(Bound::not_after, DateEvidenceKind::capture, day, stated->span);
            return;
        }
        // Below the text, a bare date may be anything; a labelled one still says what it is.
        const bool leads = side == TitleSide::below && stated->span.start == begin;
        const bool near_title = !prose_seen && (region.kind != model::BlockKind::chrome || leads);
        if (!rest.labelled && !near_title && region.kind != model::BlockKind::byline) return;
        // Where the head of the article has its day, a bare one below the text is another
        // article's.
        if (!rest.labelled && prose_seen && is_dated()) return;
        if (rest.updated) {
            updated_.evidence.push_back(
                {Bound::exact, DateEvidenceKind::dateline, day, stated->span, ""});
            return;
        }
        add(Bound::exact, DateEvidenceKind::dateline, day, stated->span);
    }

    void note_weekday(const model::TimeExpression& time, const text::Region& region) {
        if (model::is_body(region.kind) && !region.repeat && time.rule == "today and weekday" &&
            time.value.starts_with("XXXX-WXX"))
            add(Bound::exact, DateEvidenceKind::weekday, time.value, time.span);
    }

    // Metadata first, then datelines, in the order they were found.
    std::string stated_day() const {
        std::map<std::string, std::set<std::string>> sources;  // of each day
        const DateEvidence* first = nullptr;
        for (const auto kind : {DateEvidenceKind::metadata, DateEvidenceKind::dateline}) {
            for (const DateEvidence& evidence : published_.evidence) {
                if (evidence.kind != kind || evidence.bound != Bound::exact) continue;
                const auto day = day_of(evidence.value);
                if (!day || !is_plausible(*day, capture_)) continue;
                const bool shown = kind == DateEvidenceKind::dateline ||
                                   evidence.source.starts_with("element") ||
                                   evidence.source == "time element";
                if (shown && collection_) continue;
                if (first == nullptr) first = &evidence;
                const bool visible =
                    kind == DateEvidenceKind::dateline || evidence.source.starts_with("element");
                sources[iso_day(*day)].insert(visible ? "visible" : evidence.source);
            }
        }
        if (first == nullptr) return "";
        const Date day = *day_of(first->value);
        const std::string local = local_day(*first, day);
        if (std::string earlier = day_before_change(local); !earlier.empty()) return earlier;
        // A lone field against several places that agree is one that nobody looks at.
        constexpr std::size_t kMany = 3;
        for (const auto& [other, places] : sources) {
            const bool seen = places.contains("visible") || places.contains("time element");
            if (seen && places.size() >= kMany && sources[iso_day(day)].size() < places.size())
                return other;
        }
        return local;
    }

    // Some sites write the last change into every field; then the line beside the title that gives
    // an earlier day is the publication. Days next to each other are the same day in two zones.
    std::string day_before_change(const std::string& stated) const {
        const auto changed = [&](const DateEvidence& evidence) {
            return evidence.value.starts_with(stated);
        };
        if (std::ranges::none_of(updated_.evidence, changed)) return "";
        const std::optional<int> number = base::day_number(stated);
        std::string earlier;
        std::size_t fields = 0;  // that state the same day
        for (const DateEvidence& evidence : published_.evidence) {
            if (evidence.bound != Bound::exact || evidence.kind == DateEvidenceKind::mentioned)
                continue;
            if (evidence.value.starts_with(stated) && ++fields > 1) return "";
            const bool line = evidence.kind == DateEvidenceKind::dateline &&
                              (evidence.source == "line" || evidence.source == "date line");
            const bool field =
                evidence.kind == DateEvidenceKind::metadata && !evidence.value.starts_with(stated);
            if (field && !evidence.source.starts_with("element")) return "";
            if (!line || !earlier.empty()) continue;
            const std::optional<int> said = base::day_number(evidence.value);
            if (!number || !said || *number - *said < 2) return "";
            earlier = evidence.value.substr(0, 10);
        }
        return earlier;
    }

    // A time in UTC may name the day before or after the site's own; a witness that gives the bare
    // day beside it (the URL, a visible line), or the same moment with its zone, is in the site's
    // time. The day of UTC stands where such a witness confirms it.
    std::string local_day(const DateEvidence& chosen, Date day) const {
        const std::string& value = chosen.value;
        const bool utc = value.ends_with("Z") || value.ends_with("+00:00");
        if (!utc || value.find('T') == std::string::npos) return iso_day(day);
        const std::optional<int> number = base::day_number(iso_day(day));
        std::string local;
        for (const DateEvidence& other : published_.evidence) {
            const auto said = day_of(other.value);
            if (!said || other.bound != Bound::exact || other.value.ends_with("Z") ||
                other.value.ends_with("+00:00") || other.kind == DateEvidenceKind::mentioned)
                continue;
            const std::optional<int> beside = base::day_number(iso_day(*said));
            if (!number || !beside) continue;
            if (*beside == *number) return iso_day(day);
            // No zone lies further than fourteen hours from UTC.
            const int hour = hour_of(value);
            const bool possible = *beside < *number ? hour < 12 : hour >= 10;
            if (std::abs(*beside - *number) == 1 && possible && local.empty())
                local = iso_day(*said);
        }
        return local.empty() ? iso_day(day) : local;
    }

    // `latest`: later days are left out, "" where all count.
    std::string bound_of(Bound bound, const std::string& stated,
                         const std::string& latest = "") const {
        std::string out;
        for (const DateEvidence& evidence : published_.evidence) {
            const auto day = day_of(evidence.value);
            if (evidence.bound != bound || !day) continue;
            if (day->year < kFirstPage || day->year > kLastPage) continue;
            const std::string value = iso_day(*day);
            if (!latest.empty() && value > latest) continue;
            const bool tighter = bound == Bound::not_after ? value < out : value > out;
            if (out.empty() || tighter) out = value;
        }
        return out.empty() ? stated : out;
    }

    bool names_hijri_year(model::Span span) const {
        const auto first = std::partition_point(
            text_.tokens.begin(), text_.tokens.end(),
            [&](const text::Token& token) { return token.span.end <= span.start; });
        for (auto token = first; token != text_.tokens.end() && token->span.start < span.end;
             ++token) {
            const std::string& key = token->key;
            if (key.size() == 4 && (key.starts_with("13") || key.starts_with("14"))) return true;
        }
        return false;
    }

    // The latest day or month that the body tells of as past; and the latest one that cannot be
    // past, for what the other evidence says: a contradiction is shown, and binds nothing.
    void add_mentions(const std::string& stated) {
        std::string latest = bound_of(Bound::not_after, stated);
        if (!stated.empty() && (latest.empty() || stated < latest)) latest = stated;
        const model::TimeExpression* best = nullptr;
        const model::TimeExpression* against = nullptr;
        std::string best_day;
        std::string against_day;
        std::size_t sentence = 0;
        for (const model::TimeExpression& time : times_) {
            if (time.relative || time.type == model::TimeType::duration ||
                time.type == model::TimeType::set)
                continue;
            std::string day = first_day(time.value);
            // Sightings of the moon differ: a Hijri day may have begun a day earlier.
            if (!day.empty() && names_hijri_year(time.span))
                day = iso_day(add_days(*day_of(day), -1));
            const bool contradicts = !latest.empty() && day > latest;
            if (day.empty() || day <= (contradicts ? against_day : best_day)) continue;
            while (sentence < text_.sentences.size() &&
                   text_.sentences[sentence].span.end <= time.span.start)
                ++sentence;
            if (sentence == text_.sentences.size()) break;
            const text::Sentence& around = text_.sentences[sentence];
            if (!model::is_body(text_.region_of(around).kind)) continue;
            if (!told_as_past(text_, around, time)) continue;
            (contradicts ? against : best) = &time;
            (contradicts ? against_day : best_day) = day;
        }
        if (against != nullptr && is_plausible(*day_of(against_day), ""))
            add(Bound::not_before, DateEvidenceKind::mentioned, against_day, against->span);
        if (best != nullptr && day_of(best_day) && day_of(best_day)->year >= kFirstPage)
            add(Bound::not_before, DateEvidenceKind::mentioned, best_day, best->span);
    }

    // The last change that the page tells of, not before the day it was published.
    void close_updated(const std::string& stated) {
        updated_.best.clear();
        for (const DateEvidence& evidence : updated_.evidence) {
            const auto day = day_of(evidence.value);
            if (evidence.bound != Bound::exact || !day || !is_plausible(*day, capture_)) continue;
            const std::string said = iso_day(*day);
            if (!stated.empty() && said < stated) continue;
            // The moment of publication again is no change.
            const auto same = [&](const DateEvidence& first) {
                return first.bound == Bound::exact && first.value == evidence.value;
            };
            if (std::ranges::any_of(published_.evidence, same)) continue;
            updated_.best = said;
            return;
        }
    }

    // Where no witness states the day: the version we read, then what only stands in the markup.
    std::string likely_day() const {
        if (!updated_.best.empty()) return updated_.best;
        if (collection_) return "";
        for (const Bound bound : {Bound::exact, Bound::not_before}) {
            for (const DateEvidence& evidence : published_.evidence) {
                if (evidence.kind != DateEvidenceKind::mentioned || evidence.bound != bound)
                    continue;
                // What the text tells of as past is older than the page.
                if (bound == Bound::not_before && !evidence.span.empty()) continue;
                const auto day = day_of(evidence.value);
                if (day && is_plausible(*day, capture_)) return iso_day(*day);
            }
        }
        return "";
    }

    void close_interval(const std::string& stated) {
        if (!stated.empty()) {
            published_.best = published_.not_before = published_.not_after = stated;
            return;
        }
        published_.best.clear();
        published_.not_after = bound_of(Bound::not_after, "");
        published_.not_before = bound_of(Bound::not_before, "", published_.not_after);
        const bool both = !published_.not_before.empty() && !published_.not_after.empty();
        if (both && published_.not_before > published_.not_after) {
            // A mention weighs less than a clock: it was no past after all.
            published_.not_before.clear();
        } else if (both && published_.not_before == published_.not_after) {
            published_.best = published_.not_before;
        }
        if (published_.best.empty()) published_.best = likely_day();
    }

    static constexpr std::uint32_t kShortLine = 240;   // bytes of a line that only dates
    static constexpr std::uint32_t kShortProse = 120;  // bytes of a paragraph that may be none

    const bool collection_;  // what it shows are the dates of other pages
    model::Publication& published_;
    model::Publication& updated_;
    const std::size_t given_published_;  // how much of the evidence extraction gave
    const std::size_t given_updated_;
    const text::TokenisedText& text_;
    const std::vector<model::TimeExpression>& times_;
    std::string capture_;
};

}  // namespace

void date_page(model::Article& article, const text::TokenisedText& text,
               const std::vector<model::TimeExpression>& times) {
    PageDating(article, text, times).run();
}

}  // namespace isnad::analysis::dates
