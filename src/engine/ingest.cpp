// Purpose: see ingest.h.
//
// Idea: one thread reads files into a batch; the batch is understood on all threads, while one of
// its own keeps the results of the batch before in the order of reading. So the store sees the same
// sequence for any number of threads, and a crash loses at most the batches that were not yet
// reported.
#include "engine/ingest.h"

#include <future>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "base/work_pool.h"
#include "engine/copy_index.h"
#include "engine/reader.h"
#include "engine/store_names.h"

namespace isnad::engine {

namespace {

constexpr std::size_t kBatchPages = 64;
constexpr std::size_t kBatchBytes = std::size_t{32} << 20;

class Ingest {
  public:
    Ingest(unsigned threads, const base::Clock& clock, store::Store& store,
           const IngestListener& listener)
        : threads_(threads), clock_(clock), store_(store), listener_(listener) {}

    base::Result<IngestCounts> run(const intake::Inputs& inputs, const intake::Limits& limits) {
        ISNAD_TRY(StoreNames names, StoreNames::of(store_));
        ISNAD_TRY(names_, names.gazetteer());
        version_ = names.version();
        progress_.files_total = inputs.files.size();
        progress_.counts.left_out = inputs.left_out;
        for (const intake::Input& input : inputs.files) progress_.bytes_total += input.size;
        for (const base::Error& error : inputs.refused) refuse(error);
        open_index();
        for (const intake::Input& input : inputs.files) {
            intake::read_input(input, limits,
                               {.page = [this](model::Page page) { take(std::move(page)); },
                                .refused = [this](base::Error error) { refuse(error); }});
            progress_.bytes_done += input.size;
            ++progress_.files_done;
            report_progress();
            if (!failure_.has_value()) return failure_.error();
        }
        flush();
        if (failure_.has_value()) failure_ = keep_understood();
        if (failure_.has_value()) tell_kept();
        tell_troubles();
        report_progress();
        if (!failure_.has_value()) return failure_.error();
        finish_index();
        tell_troubles();
        return progress_.counts;
    }

  private:
    struct Waiting {
        model::Page page;
        std::string sha256;
    };

    // A batch with its pages understood, waiting to be kept.
    struct Understood {
        std::vector<Waiting> pages;
        std::vector<std::size_t> fresh;          // of the pages, those that the store has not
        std::vector<model::Document> documents;  // of the fresh ones
    };

    void refuse(const base::Error& error) {
        ++progress_.counts.refused;
        if (listener_.refused) listener_.refused(error);
    }

    // What the index fails in does not touch the pages: they wait in the store until it can.
    void open_index() {
        auto index = CopyIndex::open(store_);
        if (!index) return trouble(index.error());
        if (!index->made_anew().empty())
            trouble({base::ErrorCode::malformed, "made anew: " + index->made_anew(), ""});
        index_.emplace(std::move(*index));
        settle(index_->catch_up([this](const base::Error& error) { trouble(error); }));
    }

    void finish_index() {
        if (index_) settle(index_->catch_up([this](const base::Error& error) { trouble(error); }));
        if (index_) settle(index_->keep());
    }

    void settle(const base::Status& status) {
        if (status) return;
        trouble(status.error());
        index_.reset();
    }

    // It may come up beside the calling thread, which is the one to tell it.
    void trouble(const base::Error& error) { troubles_.push_back(error); }

    void tell_troubles() {
        for (const base::Error& error : std::exchange(troubles_, {}))
            if (listener_.index_trouble) listener_.index_trouble(error);
    }

    void report_progress() {
        if (listener_.progress) listener_.progress(progress_);
    }

    void take(model::Page page) {
        if (!failure_.has_value()) return;
        batch_bytes_ += page.content.size() + page.original.size();
        batch_.push_back({std::move(page), {}});
        if (batch_.size() >= kBatchPages || batch_bytes_ >= kBatchBytes) flush();
    }

    void flush() {
        if (failure_.has_value() && !batch_.empty()) failure_ = understand_batch();
        batch_.clear();
        batch_bytes_ = 0;
        tell_troubles();
        report_progress();
    }

    // Understands the batch, keeps the one before beside it. A page that both hold is read twice,
    // and kept once.
    base::Status understand_batch() {
        base::for_each_index(batch_.size(), threads_, [this](std::size_t i) {
            batch_[i].sha256 = content_sha256(batch_[i].page);
        });
        Understood next;
        for (std::size_t i = 0; i < batch_.size(); ++i) {
            ISNAD_TRY(const bool known, store_.has(batch_[i].sha256, batch_[i].page.uri, version_));
            if (!known) next.fresh.push_back(i);
        }
        next.pages = std::exchange(batch_, {});
        const auto beside = threads_ > 1 ? std::launch::async : std::launch::deferred;
        auto keeping = std::async(beside, [this] { return keep_understood(); });
        next.documents = base::map_ordered<model::Document>(
            next.fresh.size(), threads_,
            [&](std::size_t i) { return read_page(next.pages[next.fresh[i]].page, *names_); });
        ISNAD_TRY_DO(keeping.get());
        tell_kept();
        understood_ = std::move(next);
        return base::ok();
    }

    base::Status keep_understood() {
        const auto& [pages, fresh, documents] = understood_;
        if (pages.empty()) return base::ok();
        const std::string now = clock_.now_utc();
        IngestCounts counts = progress_.counts;
        std::vector<std::size_t> added;
        counts.read += pages.size();
        counts.already_there += pages.size() - fresh.size();
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            const Waiting& waiting = pages[fresh[i]];
            const std::string& stated = waiting.page.declared.captured;
            ISNAD_TRY(const store::Kept kept,
                      store_.keep(waiting.page, documents[i], waiting.sha256,
                                  stated.empty() ? now : stated, version_));
            ++(kept == store::Kept::added ? counts.added : counts.already_there);
            if (kept == store::Kept::added) added.push_back(i);
        }
        ISNAD_TRY_DO(store_.commit());
        for (const std::size_t i : added)
            if (index_ && index_->add(documents[i])) ++counts.sharing;
        progress_.counts = counts;
        if (index_ && index_->is_full()) settle(index_->keep());
        return base::ok();
    }

    // Tells what was kept just now, and lets go of it.
    void tell_kept() {
        if (listener_.kept) {
            for (const Waiting& waiting : understood_.pages) listener_.kept(waiting.page.uri);
        }
        understood_ = {};
    }

    const analysis::entities::Gazetteer* names_ = nullptr;
    std::string version_;
    unsigned threads_;
    const base::Clock& clock_;
    store::Store& store_;
    const IngestListener& listener_;
    std::optional<CopyIndex> index_;
    IngestProgress progress_;
    std::vector<Waiting> batch_;
    Understood understood_;
    std::vector<base::Error> troubles_;
    std::size_t batch_bytes_ = 0;
    base::Status failure_ = base::ok();
};

}  // namespace

base::Result<IngestCounts> ingest(const std::vector<std::string>& paths,
                                  const intake::Limits& limits, unsigned threads,
                                  const base::Clock& clock, store::Store& store,
                                  const IngestListener& listener) {
    return Ingest(threads, clock, store, listener).run(intake::find_inputs(paths), limits);
}

namespace {

// What was once let in is let in again, whatever limit held then.
store::Store::ReadAgain reader_with(StoreNames& names) {
    return [&names](const std::string& uri, std::string bytes) -> base::Result<model::Document> {
        constexpr std::size_t kNoLimit = std::size_t{1} << 31;
        const intake::Limits limits{.page_bytes = kNoLimit, .jsonl_line_bytes = kNoLimit};
        ISNAD_TRY(const model::Page page, intake::reopen(uri, std::move(bytes), limits));
        ISNAD_TRY(const analysis::entities::Gazetteer* const gazetteer, names.gazetteer());
        return read_page(page, *gazetteer);
    };
}

}  // namespace

base::Result<model::Document> read_document(store::Store& store, const std::string& id) {
    ISNAD_TRY(StoreNames names, StoreNames::of(store));
    return store.document(id, names.version(), reader_with(names));
}

std::vector<model::Document> load_documents(store::Store& store,
                                            const std::function<void(const base::Error&)>& refused,
                                            unsigned threads) {
    std::vector<model::Document> documents;
    auto names = StoreNames::of(store);
    if (!names) {
        refused(names.error());
        return documents;
    }
    const base::Status status = store.for_each_document(
        names->version(), reader_with(*names),
        [&](model::Document document) { documents.push_back(std::move(document)); }, threads);
    if (!status) refused(status.error());
    return documents;
}

}  // namespace isnad::engine
