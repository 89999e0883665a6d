// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/spelling.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace {

// How many letters must be inserted, removed, replaced or swapped with their neighbour.
int distance(QByteArrayView a, QByteArrayView b)
{
    const auto width = static_cast<size_t>(b.size()) + 1;
    std::vector<int> beforeLast(width), last(width), current(width);
    std::iota(last.begin(), last.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        current[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const int replaced = last[at - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[at] = std::min({replaced, last[at] + 1, current[at - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[at] = std::min(current[at], beforeLast[at - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, current);
    }
    return last[width - 1];
}

} // namespace

QByteArray closestName(QByteArrayView word, const QList<QByteArray> &names)
{
    constexpr qsizetype longestWord = 32; // longer ones are no misspelling of ours
    if (word.isEmpty() || word.size() > longestWord)
        return {};
    const QByteArray lower = word.toByteArray().toLower();
    QByteArray closest;
    int least = lower.size() < 4 ? 2 : 3; // short names: one letter wrong, longer ones: two
    for (const QByteArray &name : names) {
        const int found = distance(lower, name);
        if (found < least) {
            least = found;
            closest = name;
        }
    }
    return closest;
}
