// Purpose: see copy_index.h.
#include "engine/copy_index.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/calendar.h"
#include "base/hash.h"
#include "engine/ingest.h"
#include "engine/reader.h"

namespace isnad::engine {

namespace {

namespace copies = analysis::copies;
using store::CopySegments;

constexpr std::size_t kManyWait = 256;  // so many are worth being written down
constexpr int kTries = 4;               // to open segments while another process merges them

// The last day that the page may be of: what is dated loosely is kept longer.
std::int32_t day_of(const model::Publication& published) {
    const auto days = base::days_of(published.not_after);
    return days ? days->last : copies::kNoDay;
}

copies::Label label_of(const model::Document& document) {
    const model::Article& article = document.article;
    const bool known = article.outlet && !article.outlet->name.empty();
    const std::uint64_t hash = known ? base::fast_hash(article.outlet->name) : 0;
    return {CopyIndex::number_of(document.id),
            known ? std::max(1U, static_cast<std::uint32_t>(hash)) : 0, day_of(article.published)};
}

}  // namespace

copies::WordText words_of(const model::Document& document) {
    std::vector<model::Span> regions;
    for (const model::Block& block : document.article.blocks)
        if (model::is_body(block.kind)) regions.push_back(block.span);
    return copies::split_words(document.article.text, regions);
}

std::uint64_t CopyIndex::number_of(const std::string& document_id) {
    std::uint64_t number = 0;
    std::from_chars(document_id.data(), document_id.data() + document_id.size(), number, 16);
    return number;
}

std::string CopyIndex::id_of(std::uint64_t number) {
    return base::hex16(number);
}

base::Result<CopyIndex> CopyIndex::open(store::Store& store) {
    CopyIndex index(store);
    ISNAD_TRY_DO(index.open_kept());
    return index;
}

base::Status CopyIndex::open_kept() {
    CopySegments kept = store_->copy_segments();
    CopySegments::State state;
    for (int tries = 0; tries < kTries; ++tries) {
        ISNAD_TRY(state, kept.state());
        ISNAD_TRY(made_anew_, open_segments(state));
        if (made_anew_.empty()) break;
        // A file may be gone because it was merged with others just now.
        ISNAD_TRY(const CopySegments::State now, kept.state());
        if (now.segments == state.segments) break;
    }
    if (!made_anew_.empty()) {
        volumes_.clear();
        shelf_ = std::make_unique<copies::Shelf>();
        if (kept.writable()) {
            ISNAD_TRY_DO(kept.forget_all());
            ISNAD_TRY(state, kept.state());
        } else {
            ISNAD_TRY(state.waiting, store_->document_ids());
        }
    }
    first_day_ = state.first_day;
    if (const auto day = base::day_number(first_day_)) shelf_->expire_before(*day);
    waiting_ = std::move(state.waiting);
    added_.clear();
    return base::ok();
}

// Returns: why they cannot be used; "" where they can.
base::Result<std::string> CopyIndex::open_segments(const CopySegments::State& state) {
    const CopySegments kept = store_->copy_segments();
    volumes_.clear();
    std::vector<copies::Segment> segments;
    for (const CopySegments::Segment& segment : state.segments) {
        const std::string path = kept.path_of(segment.name);
        if (segment.reader_version != reader_version())
            return path + ": made by reader version " + segment.reader_version + ", this is " +
                   std::string(reader_version());
        auto file = kept.open(segment.name);
        if (!file) return file.error().to_string();
        auto opened = copies::Segment::open(file->bytes());
        if (!opened) return path + ": " + opened.error().message;
        if (base::hex16(opened->checksum()) != segment.name || opened->size() != segment.texts)
            return path + ": not the file that was kept under this name";
        volumes_.push_back(
            std::make_unique<Volume>(Volume{segment.name, std::move(*file), std::string()}));
        segments.push_back(*opened);
    }
    shelf_ = std::make_unique<copies::Shelf>(segments);
    for (const CopySegments::Gone& gone : state.gone)
        for (std::size_t i = 0; i < volumes_.size(); ++i)
            if (volumes_[i]->name == gone.segment)
                shelf_->remove_from(i, number_of(gone.document_id));
    return std::string();
}

bool CopyIndex::is_left_out(const copies::Label& label) const {
    const auto first = base::day_number(first_day_);
    return first && label.day != copies::kNoDay && label.day < *first;
}

bool CopyIndex::add(const model::Document& document) {
    const copies::Label label = label_of(document);
    added_.push_back(document.id);
    if (is_left_out(label)) {
        shelf_->remove(label.id);
        return false;
    }
    return shelf_->add(words_of(document), label);
}

base::Status CopyIndex::catch_up(const Refused& refused) {
    CopySegments kept = store_->copy_segments();
    if (kept.writable()) {
        ISNAD_TRY(CopySegments::State state, kept.state());
        waiting_ = std::move(state.waiting);
    }
    std::vector<std::string> done = added_;
    std::ranges::sort(done);
    for (const std::string& id : std::exchange(waiting_, {})) {
        if (std::ranges::binary_search(done, id)) continue;
        auto document = read_document(*store_, id);
        if (!document) {
            refused(document.error());
            waiting_.push_back(id);
            continue;
        }
        add(*document);
        if (kept.writable() && is_full()) ISNAD_TRY_DO(keep());
    }
    return base::ok();
}

// Names the bytes and puts them in force; leaves them in `volume`, from the file where it is there.
base::Result<bool> CopyIndex::put_in_force(CopySegments::Change& change, std::string bytes,
                                           std::unique_ptr<Volume>& volume) {
    CopySegments kept = store_->copy_segments();
    if (!bytes.empty()) {
        ISNAD_TRY(const copies::Segment segment, copies::Segment::open(bytes));
        change.segment = {base::hex16(segment.checksum()), segment.size(),
                          std::string(reader_version())};
        change.bytes = bytes;
    }
    ISNAD_TRY(const bool done, kept.change(change));
    if (!done || bytes.empty()) return done;
    volume = std::make_unique<Volume>(Volume{change.segment.name, {}, {}});
    auto file = kept.open(volume->name);
    if (file && file->bytes() == bytes) {
        volume->file = std::move(*file);
    } else {
        volume->memory = std::move(bytes);
    }
    return true;
}

base::Result<std::optional<copies::Segment>> CopyIndex::open_volume(const Volume* volume) {
    if (volume == nullptr) return std::optional<copies::Segment>();
    ISNAD_TRY(copies::Segment segment, copies::Segment::open(volume->bytes()));
    return std::optional(segment);
}

base::Status CopyIndex::keep() {
    ISNAD_TRY_DO(keep_added());
    return merge();
}

base::Status CopyIndex::keep_added() {
    if (added_.empty()) return base::ok();
    CopySegments::Change change;
    change.holds = added_;
    for (const std::string& id : added_)
        for (std::size_t i = 0; i < volumes_.size(); ++i)
            if (shelf_->segment(i).find(number_of(id)))
                change.gone.push_back({volumes_[i]->name, id});
    std::unique_ptr<Volume> volume;
    ISNAD_TRY(const bool done, put_in_force(change, shelf_->sealed(), volume));
    ISNAD_ASSERT(done);  // it replaces nothing
    ISNAD_TRY(const auto segment, open_volume(volume.get()));
    shelf_->put_sealed(segment);
    if (volume) volumes_.push_back(std::move(volume));
    added_.clear();
    return base::ok();
}

base::Status CopyIndex::merge() {
    while (true) {
        const std::vector<std::size_t> parts = shelf_->to_merge();
        if (parts.empty()) return base::ok();
        CopySegments::Change change;
        for (const std::size_t part : parts) change.replaces.push_back(volumes_[part]->name);
        std::unique_ptr<Volume> volume;
        ISNAD_TRY(const bool done, put_in_force(change, shelf_->merged(parts), volume));
        if (!done) return base::ok();  // another process has merged them
        ISNAD_TRY(const auto segment, open_volume(volume.get()));
        shelf_->put_merged(parts, segment);
        volumes_[parts.back()] = std::move(volume);
        for (auto part = parts.rbegin(); part != parts.rend(); ++part)
            if (part != parts.rbegin() || !volumes_[*part])
                volumes_.erase(volumes_.begin() + static_cast<std::ptrdiff_t>(*part));
    }
}

base::Status CopyIndex::expire_before(const std::string& date) {
    const std::string day = date.substr(0, std::string_view("YYYY-MM-DD").size());
    CopySegments kept = store_->copy_segments();
    const bool earlier = day < first_day_;  // what was left out may have to come back
    ISNAD_TRY_DO(kept.set_first_day(day));
    if (earlier) return forget_all();
    first_day_ = day;
    if (const auto number = base::day_number(day)) shelf_->expire_before(*number);
    return base::ok();
}

base::Status CopyIndex::forget_all() {
    ISNAD_TRY_DO(store_->copy_segments().forget_all());
    return open_kept();
}

base::Result<std::vector<std::string>> CopyIndex::check(const Refused& refused) {
    std::vector<std::string> problems;
    ISNAD_TRY(const CopySegments::State state, store_->copy_segments().state());
    std::uint32_t agreeing = 0;
    copies::WordText held;
    for (const model::Document& document : load_documents(*store_, refused)) {
        if (std::ranges::binary_search(state.waiting, document.id)) continue;
        const auto text = shelf_->number_of(number_of(document.id));
        if (!text) {
            if (!is_left_out(label_of(document)))
                problems.push_back(document.id + " is in the store and not in the index");
            continue;
        }
        ++agreeing;
        shelf_->read(*text, held);
        if (held.words != words_of(document).words)
            problems.push_back(document.id + " has other words in the index");
    }
    for (const std::string& id : state.waiting)
        if (shelf_->number_of(number_of(id))) ++agreeing;
    if (shelf_->count_found() != agreeing)
        problems.push_back(std::to_string(shelf_->count_found() - agreeing) +
                           " texts of the index are not in the store");
    return problems;
}

base::Result<AskedStore> open_to_ask(const std::string& path, const CopyIndex::Refused& refused) {
    using Mode = store::Store::Mode;
    const auto open_as = [&](Mode mode) -> base::Result<AskedStore> {
        ISNAD_TRY(auto opened, store::Store::open(path, mode));
        auto store = std::make_unique<store::Store>(std::move(opened));
        ISNAD_TRY(auto index, CopyIndex::open(*store));
        std::string made_anew = index.made_anew();
        return AskedStore{std::move(store), std::move(index), std::move(made_anew)};
    };
    ISNAD_TRY(AskedStore asked, open_as(Mode::read_only));
    if (!asked.made_anew.empty() || asked.index.waiting() >= kManyWait) {
        auto writing = open_as(Mode::read_write);
        if (writing && writing->index.catch_up(refused) && writing->index.keep()) {
            writing->made_anew = asked.made_anew;
            return writing;
        }
    }
    ISNAD_TRY_DO(asked.index.catch_up(refused));
    return asked;
}

std::uint64_t CopyIndex::kept_bytes() const {
    std::uint64_t bytes = 0;
    for (const auto& volume : volumes_) bytes += volume->bytes().size();
    return bytes;
}

}  // namespace isnad::engine
