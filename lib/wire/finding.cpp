// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/finding.h"

#include "lib/wire/fieldname.h"

#include <QByteArrayView>
#include <QCoreApplication>

#include <array>

namespace {

using Rule = Finding::Rule;
using Severity = Finding::Severity;

struct FindingText
{
    Q_DECLARE_TR_FUNCTIONS(FindingText)
};

struct RuleFacts
{
    Rule rule;
    Severity severity;
    const char *name;
    const char *sentence; // untranslated; %1 is the detail
};

// In the order of the rules. Some have another sentence for some details: see sentence().
constexpr std::array<RuleFacts, Finding::RuleCount> Facts{{
    {Rule::UnknownField, Severity::Warning, "unknown-field",
     QT_TRANSLATE_NOOP("FindingText",
                       "The field “%1” means nothing in an event stream: clients "
                       "ignore this line.")},
    {Rule::IdWithNul, Severity::Warning, "id-with-nul",
     QT_TRANSLATE_NOOP("FindingText",
                       "The id “%1” has a NUL character and does not count: the "
                       "last event ID stays as it was.")},
    {Rule::RetryNotDigits, Severity::Warning, "retry-not-digits",
     QT_TRANSLATE_NOOP("FindingText",
                       "“%1” is not digits only, so the reconnection time stays as "
                       "it was. Write milliseconds, such as “retry: 3000”.")},
    {Rule::ShortRetry, Severity::Note, "short-retry",
     QT_TRANSLATE_NOOP("FindingText",
                       "From now on clients come back %1 ms after the connection is "
                       "lost. The unit is milliseconds, not seconds.")},
    {Rule::RepeatedField, Severity::Warning, "repeated-field",
     QT_TRANSLATE_NOOP("FindingText",
                       "This event has another “%1” already, which no longer "
                       "counts. Is a blank line missing between two events?")},
    {Rule::EmptyEvent, Severity::Warning, "empty-event",
     QT_TRANSLATE_NOOP("FindingText",
                       "Without a “data” line there is no event: clients are told "
                       "nothing of this “%1”. A line “data:” with no value is "
                       "enough.")},
    {Rule::IdAlone, Severity::Note, "id-alone",
     QT_TRANSLATE_NOOP("FindingText",
                       "This sets the last event ID to “%1”. Without a “data” line "
                       "there is no event.")},
    {Rule::CutOff, Severity::Warning, "cut-off",
     QT_TRANSLATE_NOOP("FindingText",
                       "The stream ended before the blank line that ends an event: "
                       "clients discard all of this, and its id. If nothing else "
                       "is missing, the server forgets the blank line.")},
    {Rule::EscapedLineEnd, Severity::Warning, "escaped-line-end",
     QT_TRANSLATE_NOOP("FindingText",
                       "Here are a backslash and an “n” instead of a line end, so "
                       "the event never ends. The server must send the character "
                       "itself.")},
    {Rule::NoSpace, Severity::Note, "no-space",
     QT_TRANSLATE_NOOP("FindingText",
                       "No space follows the colon after “%1”. That is right, but "
                       "sent in this way a value loses a space that it begins "
                       "with.")},
    {Rule::TwoSpaces, Severity::Warning, "two-spaces",
     QT_TRANSLATE_NOOP("FindingText",
                       "Only one space after the colon is dropped. The value of "
                       "“%1” begins with the blank that follows and is not equal "
                       "to the value without it.")},
    {Rule::IndentedData, Severity::Note, "indented-data",
     QT_TRANSLATE_NOOP("FindingText",
                       "Only one space after the colon is dropped: the data begins "
                       "with the blank that follows.")},
    {Rule::TrailingBlank, Severity::Warning, "trailing-blank",
     QT_TRANSLATE_NOOP("FindingText",
                       "The value of “%1” ends with a blank, which is part of it: "
                       "it is not equal to the value without it.")},
    {Rule::MixedLineEnds, Severity::Note, "mixed-line-ends",
     QT_TRANSLATE_NOOP("FindingText",
                       "Lines end differently here (%1). That is right, but clients "
                       "that look for one kind of blank line miss the end of the "
                       "event.")},
    {Rule::InvalidUtf8, Severity::Warning, "invalid-utf8",
     QT_TRANSLATE_NOOP("FindingText",
                       "These bytes are not UTF-8: clients read “�” instead "
                       "(%1 in all). An event stream is always read as UTF-8.")},
    {Rule::ByteOrderMark, Severity::Note, "byte-order-mark",
     QT_TRANSLATE_NOOP("FindingText",
                       "Clients drop a byte order mark at the start of a stream. "
                       "Simple ones may not, and miss the first field.")},
    {Rule::NamedEvent, Severity::Note, "named-event",
     QT_TRANSLATE_NOOP("FindingText",
                       "In a browser an event of type “%1” goes to listeners added "
                       "for that type; “onmessage” is not called.")},
    {Rule::RefusedContentType, Severity::Warning, "refused-content-type",
     QT_TRANSLATE_NOOP("FindingText",
                       "The Content-Type is “%1”, not “text/event-stream”: a "
                       "browser refuses the stream and does not come back.")},
    {Rule::ForeignCharset, Severity::Warning, "foreign-charset",
     QT_TRANSLATE_NOOP("FindingText",
                       "The charset “%1” does not count: an event stream is always "
                       "read as UTF-8.")},
    {Rule::ContentLength, Severity::Note, "content-length",
     QT_TRANSLATE_NOOP("FindingText",
                       "The stream ends after %1 bytes, as Content-Length says; "
                       "clients then ask for it again.")},
    {Rule::Compressed, Severity::Note, "compressed",
     QT_TRANSLATE_NOOP("FindingText",
                       "The stream is compressed (%1): events are in time only if "
                       "the compressor is flushed after each of them.")},
    {Rule::Cacheable, Severity::Warning, "cacheable",
     QT_TRANSLATE_NOOP("FindingText",
                       "“Cache-Control: %1” lets a cache on the way answer others "
                       "with this stream. “no-store” forbids that.")},
    {Rule::Transformable, Severity::Note, "transformable",
     QT_TRANSLATE_NOOP("FindingText",
                       "Neither “Cache-Control: no-transform” is there, which asks "
                       "proxies not to compress the stream, nor “X-Accel-Buffering: "
                       "no”, which asks nginx not to buffer it. nginx obeys the latter "
                       "without handing it on.")},
    {Rule::HeldBack, Severity::Warning, "held-back",
     QT_TRANSLATE_NOOP("FindingText",
                       "Events arrive together that tell of times up to %1 s apart: "
                       "the server or something on the way holds them back. With "
                       "nginx “proxy_buffering off” helps, or the response header "
                       "“X-Accel-Buffering: no”.")},
    {Rule::CutInBlocks, Severity::Warning, "cut-in-blocks",
     QT_TRANSLATE_NOOP("FindingText",
                       "Lines arrive in pieces, the end of them only after a pause: "
                       "something on the way hands on nothing but full buffers. "
                       "With nginx “proxy_buffering off” helps, or the response "
                       "header “X-Accel-Buffering: no”.")},
    {Rule::CompressedWithoutFlush, Severity::Warning, "compressed-without-flush",
     QT_TRANSLATE_NOOP("FindingText",
                       "Lines of the compressed stream arrive in pieces, the end of "
                       "them only after a pause: the compressor holds back what it "
                       "has. It must be flushed after each event, which nginx does "
                       "with “proxy_buffering off”, or left out.")},
}};

constexpr bool isInOrder()
{
    for (size_t i = 0; i < Facts.size(); ++i) {
        if (size_t(Facts[i].rule) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder());

const RuleFacts &facts(Rule rule)
{
    return Facts[size_t(rule)];
}

QString unknownFieldText(const QString &name)
{
    switch (fieldNameMistake(name)) {
    case FieldNameMistake::ByteOrderMark:
        return FindingText::tr("A byte order mark is dropped at the start of a stream only. Here "
                               "it makes “%1” an unknown field: clients ignore this line.");
    case FieldNameMistake::Case:
        return FindingText::tr("Names are case-sensitive, and the field “%1” means nothing in an "
                               "event stream: clients ignore this line. Write “%2”.");
    case FieldNameMistake::Spelling:
        return FindingText::tr("The field “%1” means nothing in an event stream: clients ignore "
                               "this line. Did you mean “%2”?");
    case FieldNameMistake::NoName:
        return FindingText::tr("“%1” is no field of an event stream: clients ignore this line. "
                               "Each line of data needs “data:” in front of it.");
    case FieldNameMistake::Other:
        break;
    }
    return FindingText::tr(facts(Rule::UnknownField).sentence);
}

// The sentence with its placeholders. Where the detail makes a difference, it is told here.
QString sentence(const Finding &finding)
{
    const QString &detail = finding.detail;
    if (finding.rule == Rule::UnknownField)
        return unknownFieldText(detail);
    if (finding.rule == Rule::NamedEvent
        && (detail == QLatin1String("error") || detail == QLatin1String("open")))
        return FindingText::tr("In a browser an event of type “%1” also calls “on%1”, as if "
                               "something had become of the connection.");
    if (finding.rule == Rule::RefusedContentType && detail.isEmpty())
        return FindingText::tr("The response has no Content-Type. It must be “text/event-stream”: "
                               "a browser refuses the stream and does not come back.");
    if (finding.rule == Rule::CutInBlocks && !detail.isEmpty())
        return FindingText::tr("The stream arrives in blocks of %1 bytes, which end in the middle "
                               "of a line: something on the way hands on nothing but full buffers. "
                               "With nginx “proxy_buffering off” helps, or the response header "
                               "“X-Accel-Buffering: no”.");
    return FindingText::tr(facts(finding.rule).sentence);
}

} // namespace

Finding::Severity severity(Finding::Rule rule)
{
    return facts(rule).severity;
}

QByteArrayView ruleName(Finding::Rule rule)
{
    return facts(rule).name;
}

QString findingText(const Finding &finding)
{
    const QString text = sentence(finding);
    if (text.contains(QLatin1String("%2")))
        return text.arg(finding.detail, nearestFieldName(finding.detail));
    return text.contains(QLatin1String("%1")) ? text.arg(finding.detail) : text;
}
