// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/recordtext.h"

#include "lib/wire/printable.h"
#include "ui/common/format.h"
#include "ui/inspector/recordfindings.h"

#include <QCoreApplication>

namespace {

constexpr qsizetype LongestPreview = 400; // bytes: more than a line shows

struct RecordText
{
    Q_DECLARE_TR_FUNCTIONS(RecordText)
};

QString printable(QByteArrayView bytes)
{
    return toPrintable(bytes.first(std::min(bytes.size(), LongestPreview)));
}

// Why the parser passed it over, and what follows from that.
QString ignoredSentence(const Record &record)
{
    if (const auto finding = ignoredFinding(record))
        return printable(findingText(*finding).toUtf8());
    return RecordText::tr("An event larger than %1 was passed over.")
        .arg(formatSize(StreamParser::DefaultLimit));
}

} // namespace

QString recordType(const Record &record)
{
    switch (record.kind) {
    case Record::Kind::Event:
        return printable(record.item.name());
    case Record::Kind::Comment:
        return RecordText::tr("comment");
    case Record::Kind::Retry:
        return RecordText::tr("retry");
    case Record::Kind::Ignored:
        return RecordText::tr("ignored");
    case Record::Kind::Attempt:
        return RecordText::tr("request");
    case Record::Kind::Opened:
        return RecordText::tr("open");
    case Record::Kind::Lost:
        return RecordText::tr("lost");
    case Record::Kind::Closed:
        return RecordText::tr("closed");
    case Record::Kind::Stopped:
        return RecordText::tr("stopped");
    case Record::Kind::Hint:
        return RecordText::tr("hint");
    }
    Q_UNREACHABLE();
}

QString recordPreview(const Record &record)
{
    switch (record.kind) {
    case Record::Kind::Event:
        return printable(record.item.data());
    case Record::Kind::Comment:
        return QLatin1Char(':') + printable(record.item.data());
    case Record::Kind::Retry:
        return RecordText::tr("The reconnection time is now %1.")
            .arg(formatDuration(record.item.retry()));
    case Record::Kind::Ignored:
        return ignoredSentence(record);
    case Record::Kind::Attempt:
    case Record::Kind::Opened:
    case Record::Kind::Lost:
    case Record::Kind::Closed:
    case Record::Kind::Stopped:
    case Record::Kind::Hint:
        return toPrintable(record.note.toUtf8()); // may quote what a server said
    }
    Q_UNREACHABLE();
}
