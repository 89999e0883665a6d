// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/notetext.h"

#include "lib/script/annotatedtext.h"
#include "lib/script/directive.h"
#include "lib/script/duration.h"
#include "lib/wire/finding.h"
#include "lib/wire/printable.h"

#include <QCoreApplication>
#include <QLocale>

#include <optional>

namespace {

struct NoteText
{
    Q_DECLARE_TR_FUNCTIONS(Recorder)
};

// The directives in those lines.
class Directives
{
public:
    explicit Directives(QByteArrayView lines)
        : m_all(directivesIn(lines))
    {
    }

    const Directive *find(QByteArrayView name) const
    {
        for (const Directive &directive : m_all) {
            if (directive.name == name)
                return &directive;
        }
        return nullptr;
    }

    QByteArray text(QByteArrayView name) const
    {
        const Directive *directive = find(name);
        return directive ? directive->text : QByteArray();
    }

private:
    QList<Directive> m_all;
};

QString attemptText(const Directives &directives)
{
    if (const Directive *redirect = directives.find("redirect")) {
        const qsizetype blank = redirect->text.indexOf(' ');
        return QStringLiteral("%1 → %2").arg(
            toPrintable(redirect->text.first(std::max<qsizetype>(blank, 0))),
            toPrintable(redirect->text.sliced(blank + 1)));
    }
    QString text = toPrintable(directives.text("request"));
    const QByteArray number = directives.text("connection");
    if (number != "1")
        text += NoteText::tr(" · attempt %1").arg(toPrintable(number));
    const QByteArray sent = directives.text("sent");
    if (sent.startsWith("Last-Event-ID:"))
        text += QStringLiteral(" · ") + toPrintable(sent);
    return text;
}

QString openedText(const Directives &directives)
{
    QString text = NoteText::tr("Open · %1").arg(toPrintable(directives.text("status").left(3)));
    if (const QByteArray protocol = directives.text("protocol"); !protocol.isEmpty())
        text += QStringLiteral(" · ") + toPrintable(protocol);
    return text;
}

QString endingText(const Directives &directives)
{
    QString reason = toPrintable(directives.text("ended"));
    LineError error;
    const auto wait = parseDuration(directives.text("next"), &error);
    if (!wait)
        return reason;
    return NoteText::tr("%1 Next attempt in %2 s.")
        .arg(reason, QLocale().toString(double(wait->count()) / 1e6, 'g', 3));
}

QString findingText(const Directives &directives)
{
    const Directive *found = directives.find("finding");
    if (!found)
        return {};
    Directive directive = *found;
    LineError error;
    splitArguments(&directive, &error);
    const QByteArray name = directive.arguments.value(0).value;
    for (int i = 0; i < Finding::RuleCount; ++i) {
        Finding finding;
        finding.rule = Finding::Rule(i);
        finding.detail = toPrintable(directive.arguments.value(1).value);
        if (ruleName(finding.rule) == name)
            return ::findingText(finding);
    }
    return toPrintable(directive.text);
}

} // namespace

QString noteText(Record::Kind kind, QByteArrayView lines)
{
    const Directives directives(lines);
    switch (kind) {
    case Record::Kind::Attempt:
        return attemptText(directives);
    case Record::Kind::Opened:
        return openedText(directives);
    case Record::Kind::Lost:
    case Record::Kind::Closed:
    case Record::Kind::Stopped:
        return endingText(directives);
    case Record::Kind::Hint:
        return findingText(directives);
    case Record::Kind::Event:
    case Record::Kind::Comment:
    case Record::Kind::Retry:
    case Record::Kind::Ignored:
        break;
    }
    return {};
}
