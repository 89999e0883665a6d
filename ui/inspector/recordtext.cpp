// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/recordtext.h"

#include "lib/wire/printable.h"
#include "ui/common/format.h"

#include <QCoreApplication>

namespace {

constexpr qsizetype LongestPreview = 400; // bytes: more than a line shows

QString translate(const char *text)
{
    return QCoreApplication::translate("RecordText", text);
}

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
        return translate("comment");
    case Record::Kind::Retry:
        return translate("retry");
    case Record::Kind::Ignored:
        return translate("ignored");
    case Record::Kind::Attempt:
        return translate("request");
    case Record::Kind::Opened:
        return translate("open");
    case Record::Kind::Lost:
        return translate("lost");
    case Record::Kind::Closed:
        return translate("closed");
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
        return translate("The reconnection time is now %1.")
            .arg(formatDuration(record.item.retry()));
    case Record::Kind::Ignored:
        return ignoredSentence(record);
    case Record::Kind::Attempt:
    case Record::Kind::Opened:
    case Record::Kind::Lost:
    case Record::Kind::Closed:
        return record.note;
    }
    Q_UNREACHABLE();
}

QString ignoredSentence(const Record &record)
{
    const QString name = printable(record.item.name());
    const QString value = printable(record.item.data());
    switch (record.itemKind) {
    case StreamItem::Kind::UnknownField:
        return translate("The field “%1” means nothing in an event stream: %2").arg(name, value);
    case StreamItem::Kind::IdIgnored:
        return translate("An id with a NUL character does not count: %1").arg(value);
    case StreamItem::Kind::RetryIgnored:
        return translate("A retry that is not digits only does not count: “%1”").arg(value);
    case StreamItem::Kind::BlockWithoutData:
        return translate("A block without data is no event; its id counts all the same.");
    case StreamItem::Kind::ByteOrderMark:
        return translate("A byte order mark stands at the start of the stream.");
    case StreamItem::Kind::TooLarge:
        return translate("An event larger than %1 was passed over.")
            .arg(formatSize(StreamParser::DefaultLimit));
    case StreamItem::Kind::IncompleteBlock:
        return translate("The stream ended inside an event; %1 were discarded.")
            .arg(formatSize(record.bytes.size()));
    case StreamItem::Kind::Event:
    case StreamItem::Kind::Comment:
    case StreamItem::Kind::Retry:
        return {};
    }
    Q_UNREACHABLE();
}
