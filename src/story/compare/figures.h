// The figures that claims give, each with what it measures, and when two of them are of one thing.
//
// Idea: what a figure measures is told by its currency, by its unit or the noun that is counted,
// or, of people who came to harm, by what befell them. Two claims of one happening are of one thing
// where each has one figure of that measure, or where both are the figures that the claims are
// about. A copy's figure stands where its original has one: whatever is around it, these two are of
// one thing. A figure that a claim sets aside ("450, not 540") is not given.
#pragma once

#include <string>
#include <vector>

#include "model/record.h"
#include "story/compare/agreement.h"

namespace isnad::story::compare {

struct Given {
    model::ClaimRef ref;
    Figure figure;
    model::Span span;     // where it stands; empty where only the claim's role has it
    std::string measure;  // "killed", "USD", "house", "" unknown
    bool money = false;
    bool role = false;  // the claim is about it
    bool only = true;   // no other figure of the claim has its measure
};

// Returns: the figures of a claim, in text order.
std::vector<Given> figures_of(const model::Record& record, model::ClaimRef ref);

// Whether two figures of claims that tell of one happening measure one thing.
bool same_measure(const Given& a, const Given& b);

// Whether a claim says that a count has grown: "rose to 21", "the final toll".
bool tells_rise(const model::Document& document, const model::Claim& claim);

// Returns: the harm that a claim of casualties tells of, a unit of lexicon/units.tsv; "" for none.
std::string harm_of(const model::Document& document, const model::Claim& claim);

}  // namespace isnad::story::compare
