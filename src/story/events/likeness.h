// How likely two accounts are to tell of one happening.
//
// Idea: a logistic regression over what two claims can have in common or against each other: words,
// trigger, names, places, time, figures, where they stand on their pages. The weights are those of
// lexicon/event_weights.tsv, learned by tools/train_event_weights.py from the annotated articles of
// corpus/claims/seen. What two accounts do not both state says nothing.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "story/events/accounts.h"

namespace isnad::story::events {

// What is held against each other; each is 0..1.
enum class Sign : std::uint8_t {
    always,         // 1: how likely any two accounts of one family of frames are
    same_frame,     // and not only of one family
    same_page,      //
    other_tongue,   // their pages are in two languages: words say nothing
    copied,         // they stand in words that one page has from the other
    trigger,        // words of the trigger that are the same
    trigger_root,   // or else share most consonants ("strike", "strikers" in Arabic)
    words,          // weight of shared words, of the account with fewer
    words_of_more,  // of the account with more
    figure_words,   // `words`, where both give figures: what is measured is told by words alone
    names,          // participants in common, of the one that names fewer
    named_across,  // of two languages: weight of the entities that both name, of the one with fewer
    names_apart,   // both name some, and no one in common
    place,         // one lies in the other
    place_apart,   //
    time,          // the same, to the day
    time_within,   // one is less exact, and the other lies in it
    time_near,     // up to three days apart
    time_apart,    // more
    time_far,      // two weeks more at least
    told_apart,    // a page is days later, and not both say when: news is of the days before it
    figure_told_apart,  // the same of figures: a price or a level is that of its day
    count,              // the same figure of the same thing
    count_apart,        // another figure of the same thing
    unit_apart,         // figures of different things
    tolls,              // both count people who came to the same harm: the figure may have grown
    amount,             // the same money
    amount_apart,       //
    object,             // words of the object in common
    object_apart,       // both have one, and no word in common
    mode_apart,         // PLOVER's modes differ: an assault is no threat
    denied_apart,       // one is denied, the other not
    planned_apart,      // one is planned, the other done
    leads,              // both are the first of their frame on their pages
    alone,              // how far each is the only one of its frame on its page
    kCount,
};

constexpr std::size_t kSigns = static_cast<std::size_t>(Sign::kCount);
using Signs = std::array<double, kSigns>;

// Returns: the name of a sign, as the file of weights has it.
std::string_view name_of(Sign sign);

// Requires: both are accounts of `accounts` and of one family. `copied`: whether they share words
// of which one page has the other's.
Signs signs_of(const Accounts& accounts, const Account& a, const Account& b, bool copied);

// Returns: the logarithm of the odds that two accounts with these signs are of one happening.
double log_odds(const Signs& signs);

// Returns: the signs that speak for it, weightiest first: "words, trigger, time".
std::string reasons(const Signs& signs);

// Whether what both state rules it out, whatever else is alike: years, or months, apart.
bool excluded(const Account& a, const Account& b);

}  // namespace isnad::story::events
