"""Measures of how alike two ways of grouping mentions are: MUC, BCubed, CEAFe, and their mean, CoNLL.

As Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions: A Reference Implementation": mentions of
one side only count as missing or spurious. MUC: Vilain et al. 1995; BCubed: Bagga and Baldwin 1998; CEAF with the
entity-based likeness phi4: Luo 2005. A group is a set of hashable mentions; groups of one side do not overlap.
"""
import collections


def harmonic(one, other):
    return 2 * one * other / (one + other) if one + other else 0.0


def _muc_side(groups, others):
    """(links kept, links) of `groups` under the grouping `others`."""
    group_of = {mention: number for number, group in enumerate(others) for mention in group}
    kept = links = 0
    for group in groups:
        parts = {group_of.get(mention, ("alone", mention)) for mention in group}
        kept += len(group) - len(parts)
        links += len(group) - 1
    return kept, links


def _bcubed_side(groups, others):
    group_of = {mention: other for other in others for mention in other}
    total = sum(len(group) for group in groups)
    shared = sum(len(group & group_of[mention]) / len(group)
                 for group in groups for mention in group if mention in group_of)
    return shared, total


def best_sum(rows):
    """The largest sum of one entry a row, no two of one column: the Hungarian method, O(rows² · columns).
    Requires: no more rows than columns."""
    n, m = len(rows), len(rows[0]) if rows else 0
    u, v, row_of = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        row_of[0], column = i, 0
        least, before, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while row_of[column]:
            used[column] = True
            row, delta, following = row_of[column], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                cost = -rows[row - 1][j - 1] - u[row] - v[j]
                if cost < least[j]:
                    least[j], before[j] = cost, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[row_of[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
        while column:
            row_of[column], column = row_of[before[column]], before[column]
    return sum(rows[row_of[j] - 1][j - 1] for j in range(1, m + 1) if row_of[j])


def _ceaf_sum(gold, found):
    """The best sum of phi4, one connected part of the two groupings at a time."""
    at = collections.defaultdict(set)
    for number, group in enumerate(found):
        for mention in group:
            at[mention].add(number)
    neighbours = [sorted({number for mention in group for number in at[mention]}) for group in gold]
    part_of = list(range(len(found)))

    def root(number):
        while part_of[number] != number:
            part_of[number] = part_of[part_of[number]]
            number = part_of[number]
        return number

    for numbers in neighbours:
        for number in numbers[1:]:
            part_of[root(number)] = root(numbers[0])
    parts = collections.defaultdict(lambda: ([], []))
    for group, numbers in zip(gold, neighbours):
        if numbers:
            parts[root(numbers[0])][0].append(group)
    for number, group in enumerate(found):
        parts[root(number)][1].append(group)
    total = 0.0
    for left, right in parts.values():
        if left and right:
            few, many = (left, right) if len(left) <= len(right) else (right, left)
            total += best_sum([[2 * len(a & b) / (len(a) + len(b)) for b in many] for a in few])
    return total


def conll(gold, found):
    """{"muc": (P, R, F1), "bcubed": …, "ceafe": …, "conll": F1} of two lists of sets."""
    gold, found = [set(g) for g in gold if g], [set(f) for f in found if f]

    def measure(kept_found, all_found, kept_gold, all_gold):
        precision = kept_found / all_found if all_found else 0.0
        recall = kept_gold / all_gold if all_gold else 0.0
        return precision, recall, harmonic(precision, recall)

    aligned = _ceaf_sum(gold, found)
    out = {"muc": measure(*_muc_side(found, gold), *_muc_side(gold, found)),
           "bcubed": measure(*_bcubed_side(found, gold), *_bcubed_side(gold, found)),
           "ceafe": measure(aligned, len(found), aligned, len(gold))}
    out["conll"] = sum(f1 for _, _, f1 in out.values()) / 3
    return out
