// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/livefault.h"

#include <array>
#include <utility>

namespace {

constexpr std::array<std::pair<LiveFault::Kind, const char *>, 8> names{{
    {LiveFault::Kind::Drop, "drop"},
    {LiveFault::Kind::Close, "close"},
    {LiveFault::Kind::Truncate, "truncate"},
    {LiveFault::Kind::Stall, "stall"},
    {LiveFault::Kind::Drip, "drip"},
    {LiveFault::Kind::Duplicate, "dup"},
    {LiveFault::Kind::Skip, "skip"},
    {LiveFault::Kind::Swap, "swap"},
}};

} // namespace

QString faultName(LiveFault::Kind kind)
{
    for (const auto &[known, name] : names) {
        if (known == kind)
            return QString::fromLatin1(name);
    }
    Q_UNREACHABLE();
}

std::optional<LiveFault::Kind> faultOfName(QStringView name)
{
    for (const auto &[kind, known] : names) {
        if (name == QLatin1String(known))
            return kind;
    }
    return std::nullopt;
}

QStringList faultNames()
{
    QStringList all;
    for (const auto &[kind, name] : names)
        all.append(QString::fromLatin1(name));
    return all;
}
