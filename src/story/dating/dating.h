// When undated pages of a story were published, by what its other pages tell of the same
// happenings.
//
// A page that tells of a happening as past is not older than it; "today, Wednesday" is the day of
// the page; a bare weekday lies within the week before it; a month or a day that another page gives
// binds the happening, and with it every page that tells of it. Bounds are carried from happening
// to page and back until none moves: as a historian dates manuscripts that name each other. Pages
// that state their day are never moved. A happening whose accounts cannot be true together binds
// nothing.
//
// It does not guess: the interval holds whatever the evidence leaves. `best` is set beyond that in
// one case only, where the evidence leaves a month at most and the weekday is known: the first
// comments follow an article within days, so the last such weekday is the likely one. Two visits
// that are told in the same words are one happening here, if nothing in the pages parts them.
#pragma once

#include "model/record.h"

namespace isnad::story::dating {

// Narrows Article::published of the documents of each story, with the evidence (kind `story`). The
// same for any order of documents. Requires: documents, stories and events of the record are
// filled. Returns: whether any page got a `best` that it had not.
bool narrow_dates(model::Record& record);

}  // namespace isnad::story::dating
