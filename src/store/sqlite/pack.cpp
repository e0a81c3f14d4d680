// Purpose: see pack.h. One describe() a struct of the model; the structured binding in each names
// every field, so that the compiler refuses a struct that has more of them.
#include "store/sqlite/pack.h"

#include <cstdint>

#include "base/hash.h"
#include "store/sqlite/archive.h"

// The functions stand where their structs do, so that the archives find them by their arguments.
namespace isnad::model {

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<Span>& value) {
    auto& [start, end] = value;
    archive(start, end);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<Block>& value) {
    auto& [kind, span, repeat_of, language, form, learned] = value;
    archive(kind, span, repeat_of, language, form, learned);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<DateEvidence>& value) {
    auto& [bound, kind, iso, span, source] = value;
    archive(bound, kind, iso, span, source);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<Publication>& value) {
    auto& [best, not_before, not_after, evidence] = value;
    archive(best, not_before, not_after, evidence);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<OutletName>& value) {
    auto& [name, span, source, entity] = value;
    archive(name, span, source, entity);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<Comment>& value) {
    auto& [author, author_span, date, date_span, text] = value;
    archive(author, author_span, date, date_span, text);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<Article>& value) {
    auto& [text, language, title, byline, url, outlet, published, updated, kind, kind_why, blocks,
           comments, encoding, encoding_evidence, repairs] = value;
    archive(text, language, title, byline, url, outlet, published, updated, kind, kind_why, blocks,
            comments, encoding, encoding_evidence, repairs);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<TimeExpression>& value) {
    auto& [span, type, timex, relative, rule] = value;
    archive(span, type, timex, relative, rule);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<Quantity>& value) {
    auto& [span, number, unit, currency, bound, kind, vague] = value;
    archive(span, number, unit, currency, bound, kind, vague);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<Title>& value) {
    auto& [span, role, over, standing] = value;
    archive(span, role, over, standing);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<Mention>& value) {
    auto& [span, kind, entity, names, why, title, stands_for, local] = value;
    static_cast<void>(local);  // of a record only
    archive(span, kind, entity, names, why, title, stands_for);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<ChainLink>& value) {
    auto& [span, entity, kind, cue, cue_span, carried, field, of, why] = value;
    archive(span, entity, kind, cue, cue_span, carried, field, of, why);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<Amount>& value) {
    auto& [number, currency, bound] = value;
    archive(number, currency, bound);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<Roles>& value) {
    auto& [actor, counterpart, place, object, count, count_unit, amount] = value;
    archive(actor, counterpart, place, object, count, count_unit, amount);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<Claim>& value) {
    auto& [span, frame, plover, roles, time, modality, chain, trigger, mode, contexts, cameo,
           negated, shade, form, hedges, headline, why] = value;
    archive(span, frame, plover, roles, time, modality, chain, trigger, mode, contexts, cameo,
            negated, shade, form, hedges, headline, why);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<Annotations>& value) {
    auto& [times, quantities, mentions, claims, scare_quotes] = value;
    archive(times, quantities, mentions, claims, scare_quotes);
}

template <typename Archive>
void describe(Archive& archive, typename Archive::template Of<Document>& value) {
    auto& [id, sightings, article, said] = value;
    static_cast<void>(sightings);
    archive(id, article, said);
}

}  // namespace isnad::model

namespace isnad::store {

template <>
constexpr auto kLast<model::BlockKind> = model::BlockKind::chrome;
template <>
constexpr auto kLast<model::BlockForm> = model::BlockForm::table_row;
template <>
constexpr auto kLast<model::PageKind> = model::PageKind::empty;
template <>
constexpr auto kLast<model::Bound> = model::Bound::not_after;
template <>
constexpr auto kLast<model::DateEvidenceKind> = model::DateEvidenceKind::story;
template <>
constexpr auto kLast<model::TimeType> = model::TimeType::set;
template <>
constexpr auto kLast<model::QuantityKind> = model::QuantityKind::vague;
template <>
constexpr auto kLast<model::EntityKind> = model::EntityKind::outlet;
template <>
constexpr auto kLast<model::Standing> = model::Standing::elect;
template <>
constexpr auto kLast<model::SourceKind> = model::SourceKind::poll;
template <>
constexpr auto kLast<model::Shade> = model::Shade::plans;
template <>
constexpr auto kLast<model::SpeechForm> = model::SpeechForm::mixed;
template <>
constexpr auto kLast<model::Modality> = model::Modality::denied;

namespace {

std::uint32_t layout() {
    static const std::uint32_t fingerprint = [] {
        Shape shape;
        model::Document document;
        describe(shape, document);
        return static_cast<std::uint32_t>(base::fast_hash(shape.spelling()));
    }();
    return fingerprint;
}

}  // namespace

std::string pack(const model::Document& document) {
    Writer writer;
    writer(layout(), document);
    return writer.take();
}

base::Result<model::Document> unpack(std::string_view bytes) {
    Reader reader(bytes);
    std::uint32_t written_layout = 0;
    reader(written_layout);
    if (written_layout != layout())
        return base::Error{base::ErrorCode::malformed, "the reading has another layout", ""};
    model::Document document;
    reader(document);
    if (!reader.complete())
        return base::Error{base::ErrorCode::malformed, "the reading is damaged", ""};
    return document;
}

}  // namespace isnad::store
