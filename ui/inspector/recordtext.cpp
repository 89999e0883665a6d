// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/recordtext.h"

#include "lib/wire/printable.h"
#include "ui/common/format.h"

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
    case Record::Kind::Hint:
        return toPrintable(record.note.toUtf8()); // may quote what a server said
    }
    Q_UNREACHABLE();
}

QString ignoredSentence(const Record &record)
{
    const QString name = printable(record.item.name());
    const QString value = printable(record.item.data());
    switch (record.itemKind) {
    case StreamItem::Kind::UnknownField:
        return RecordText::tr("The field “%1” means nothing in an event stream: %2")
            .arg(name, value);
    case StreamItem::Kind::IdIgnored:
        return RecordText::tr("An id with a NUL character does not count: %1").arg(value);
    case StreamItem::Kind::RetryIgnored:
        return RecordText::tr("A retry that is not digits only does not count: “%1”").arg(value);
    case StreamItem::Kind::BlockWithoutData:
        return RecordText::tr("A block without data is no event; its id counts all the same.");
    case StreamItem::Kind::ByteOrderMark:
        return RecordText::tr("A byte order mark stands at the start of the stream.");
    case StreamItem::Kind::TooLarge:
        return RecordText::tr("An event larger than %1 was passed over.")
            .arg(formatSize(StreamParser::DefaultLimit));
    case StreamItem::Kind::IncompleteBlock:
        return RecordText::tr("The stream ended inside an event; %1 were discarded.")
            .arg(formatSize(record.bytes.size()));
    case StreamItem::Kind::Event:
    case StreamItem::Kind::Line:
    case StreamItem::Kind::Comment:
    case StreamItem::Kind::Retry:
        return {};
    }
    Q_UNREACHABLE();
}
