// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/verdictreport.h"

#include "lib/wire/printable.h"

#include <QCoreApplication>
#include <QHash>
#include <QXmlStreamWriter>

#include <algorithm>
#include <vector>

using Outcome = Verdict::Outcome;

namespace {

struct VerdictReport
{
    Q_DECLARE_TR_FUNCTIONS(VerdictReport)
};

qsizetype count(const QList<Verdict> &verdicts, Outcome outcome)
{
    return std::count_if(verdicts.begin(), verdicts.end(),
                         [outcome](const Verdict &one) { return one.outcome == outcome; });
}

// One list for each route, in the order in which the routes first appear.
std::vector<QList<Verdict>> byRoute(const QList<Verdict> &verdicts)
{
    std::vector<QList<Verdict>> routes;
    QHash<QString, std::size_t> places;
    for (const Verdict &verdict : verdicts) {
        const std::size_t place = places.value(verdict.route, routes.size());
        if (place == routes.size()) {
            places.insert(verdict.route, place);
            routes.emplace_back();
        }
        routes[place].append(verdict);
    }
    return routes;
}

QString outcomeText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return VerdictReport::tr("passed");
    case Outcome::Failed:
        return VerdictReport::tr("FAILED");
    case Outcome::Noted:
        return VerdictReport::tr("noted");
    }
    Q_UNREACHABLE();
}

QString printable(const QString &text)
{
    return toPrintable(text.toUtf8());
}

// Without the characters that XML 1.0 cannot hold, not even escaped.
QString xmlText(const QString &text)
{
    QString result = text;
    for (qsizetype i = 0; i < result.size(); ++i) {
        const QChar one = result[i];
        if (one.isHighSurrogate() && i + 1 < result.size() && result[i + 1].isLowSurrogate()) {
            ++i;
            continue;
        }
        const bool isBlank = one == u'\t' || one == u'\n' || one == u'\r';
        if ((one < u' ' && !isBlank) || one.isSurrogate() || one >= QChar(0xFFFE))
            result[i] = QChar::ReplacementCharacter;
    }
    return result;
}

void writeCase(QXmlStreamWriter *xml, const Verdict &verdict, const QString &name)
{
    xml->writeStartElement(QStringLiteral("testcase"));
    xml->writeAttribute(QStringLiteral("classname"), xmlText(verdict.client));
    xml->writeAttribute(QStringLiteral("name"), name);
    xml->writeAttribute(QStringLiteral("time"), QStringLiteral("0"));
    if (verdict.outcome == Outcome::Failed) {
        xml->writeStartElement(QStringLiteral("failure"));
        xml->writeAttribute(QStringLiteral("type"), QLatin1String(ruleName(verdict.rule)));
        xml->writeAttribute(QStringLiteral("message"), xmlText(verdict.sentence));
        xml->writeEndElement();
    } else if (verdict.outcome == Outcome::Noted) {
        xml->writeTextElement(QStringLiteral("system-out"), xmlText(verdict.sentence));
    }
    xml->writeEndElement();
}

void writeCounts(QXmlStreamWriter *xml, const QList<Verdict> &verdicts)
{
    xml->writeAttribute(QStringLiteral("tests"), QString::number(verdicts.size()));
    xml->writeAttribute(QStringLiteral("failures"),
                        QString::number(count(verdicts, Outcome::Failed)));
    xml->writeAttribute(QStringLiteral("errors"), QStringLiteral("0"));
    xml->writeAttribute(QStringLiteral("skipped"), QStringLiteral("0"));
}

void writeSuite(QXmlStreamWriter *xml, const QList<Verdict> &verdicts)
{
    xml->writeStartElement(QStringLiteral("testsuite"));
    xml->writeAttribute(QStringLiteral("name"), xmlText(verdicts.first().route));
    writeCounts(xml, verdicts);
    QHash<QString, int> uses; // build servers take cases of the same name for one
    for (const Verdict &verdict : verdicts) {
        QString name = QStringLiteral("%1, attempt %2")
                           .arg(QLatin1String(ruleName(verdict.rule)))
                           .arg(verdict.attempt);
        const int use = ++uses[verdict.client + QLatin1Char('\n') + name];
        if (use > 1)
            name += QStringLiteral(" (%1)").arg(use);
        writeCase(xml, verdict, name);
    }
    xml->writeEndElement();
}

QByteArray jsonLine(const Verdict &verdict)
{
    return "{\"rule\": " + toJsonString(ruleName(verdict.rule))
        + ", \"outcome\": " + toJsonString(outcomeName(verdict.outcome))
        + ", \"route\": " + toJsonString(verdict.route.toUtf8())
        + ", \"client\": " + toJsonString(verdict.client.toUtf8())
        + ", \"attempt\": " + QByteArray::number(verdict.attempt)
        + ", \"sentence\": " + toJsonString(verdict.sentence.toUtf8()) + "}";
}

} // namespace

QString verdictsToText(const QList<Verdict> &verdicts)
{
    if (verdicts.isEmpty())
        return VerdictReport::tr("There is nothing to judge yet.") + QLatin1Char('\n');
    qsizetype width = 0;
    for (const Outcome outcome : {Outcome::Passed, Outcome::Failed, Outcome::Noted})
        width = std::max(width, outcomeText(outcome).size());
    QString text;
    for (const QList<Verdict> &route : byRoute(verdicts)) {
        text += printable(route.first().route) + QLatin1Char('\n');
        for (const Verdict &verdict : route) {
            //: The outcome, the client, the number of its attempt, a sentence, the rule's name
            text += VerdictReport::tr("  %1  %2, attempt %3: %4 [%5]")
                        .arg(outcomeText(verdict.outcome).leftJustified(width),
                             printable(verdict.client), QString::number(verdict.attempt),
                             printable(verdict.sentence), QLatin1String(ruleName(verdict.rule)))
                + QLatin1Char('\n');
        }
    }
    return text
        + VerdictReport::tr("%1 passed, %2 failed, %3 noted.")
              .arg(count(verdicts, Outcome::Passed))
              .arg(count(verdicts, Outcome::Failed))
              .arg(count(verdicts, Outcome::Noted))
        + QLatin1Char('\n');
}

QByteArray verdictsToJUnit(const QList<Verdict> &verdicts)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuites"));
    xml.writeAttribute(QStringLiteral("name"), QStringLiteral("streamgauge"));
    writeCounts(&xml, verdicts);
    for (const QList<Verdict> &route : byRoute(verdicts))
        writeSuite(&xml, route);
    xml.writeEndDocument();
    return text;
}

QByteArray verdictsToJson(const QList<Verdict> &verdicts)
{
    QByteArrayList lines;
    for (const Verdict &verdict : verdicts)
        lines += "\n  " + jsonLine(verdict);
    return "{\"passed\": " + QByteArray::number(count(verdicts, Outcome::Passed))
        + ", \"failed\": " + QByteArray::number(count(verdicts, Outcome::Failed))
        + ", \"noted\": " + QByteArray::number(count(verdicts, Outcome::Noted))
        + ", \"verdicts\": [" + lines.join(',') + "]}\n";
}
