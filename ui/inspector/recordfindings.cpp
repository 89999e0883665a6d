// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/recordfindings.h"

#include "lib/wire/blocklinter.h"

#include <algorithm>

namespace {

constexpr qsizetype IgnoredBytes = 64 * 1024; // looked at to say why something was ignored

// Whether it is one of the rules that the parser follows when it ignores something so.
bool isRuleOf(StreamItem::Kind kind, Finding::Rule rule)
{
    switch (kind) {
    case StreamItem::Kind::UnknownField:
        return rule == Finding::Rule::UnknownField;
    case StreamItem::Kind::IdIgnored:
        return rule == Finding::Rule::IdWithNul;
    case StreamItem::Kind::RetryIgnored:
        return rule == Finding::Rule::RetryNotDigits;
    case StreamItem::Kind::BlockWithoutData:
        return rule == Finding::Rule::EmptyEvent || rule == Finding::Rule::IdAlone;
    case StreamItem::Kind::ByteOrderMark:
        return rule == Finding::Rule::ByteOrderMark;
    case StreamItem::Kind::IncompleteBlock:
        return rule == Finding::Rule::CutOff;
    case StreamItem::Kind::TooLarge:
    case StreamItem::Kind::Event:
    case StreamItem::Kind::Line:
    case StreamItem::Kind::Comment:
    case StreamItem::Kind::Retry:
        return false;
    }
    Q_UNREACHABLE();
}

bool isWarning(const Finding &finding)
{
    return severity(finding.rule) == Finding::Severity::Warning;
}

} // namespace

QList<Finding> recordFindings(const Record &record, qint64 mostBytes)
{
    if (record.isNote())
        return {};
    const QByteArrayView bytes = record.bytes;
    QList<Finding> findings =
        lintItem(record.itemKind, bytes.first(std::min<qint64>(bytes.size(), mostBytes)),
                 bytes.size() >= mostBytes);
    std::stable_partition(findings.begin(), findings.end(), isWarning);
    return findings;
}

std::optional<Finding> ignoredFinding(const Record &record)
{
    const QList<Finding> findings = recordFindings(record, IgnoredBytes);
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding &finding) {
        return isRuleOf(record.itemKind, finding.rule);
    });
    if (found != findings.end())
        return *found;
    // Of a large one the end is not looked at.
    return record.itemKind == StreamItem::Kind::IncompleteBlock
        ? std::optional(Finding{Finding::Rule::CutOff, 0, record.bytes.size(), {}})
        : std::nullopt;
}
