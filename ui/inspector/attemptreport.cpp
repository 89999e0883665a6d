// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/attemptreport.h"

#include "lib/wire/printable.h"
#include "ui/common/format.h"
#include "ui/inspector/attemptphases.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>

namespace {

constexpr qsizetype LongestValue = 2048;    // bytes
constexpr qsizetype LongestUrl = 16 * 1024; // in a header; a longer one may hide secrets
constexpr qsizetype MostHeaders = 100;      // of one message
constexpr qsizetype MostBytes = 256 * 1024; // of what came from the wire, in all
constexpr qsizetype MostSentences = 20;     // of a kind

// Collects what is to be said. Once there is much of it, what comes from the wire is cut short.
class Sections
{
    Q_DECLARE_TR_FUNCTIONS(AttemptReport)

public:
    Sections(const Attempt &attempt, Secrets secrets)
        : m_attempt(attempt)
        , m_secrets(secrets)
    {
    }

    QList<FactSection> list;

    void addSummary(Attempt::Time now);
    void addFindings();
    void addHops();
    void addBodyStart();

private:
    void addFact(const QString &name, const QString &value, Fact::Look look = Fact::Look::Plain);
    void addHop(const Attempt::Hop &hop);
    void addTls(const Attempt::Tls &tls);
    void addCertificate(const QSslCertificate &certificate);
    void addHeaders(const QString &title, const QList<Attempt::Header> &headers);
    QString wire(QByteArrayView bytes);
    QString words(const QString &text) { return wire(text.toUtf8()); }
    QString headerValue(const Attempt::Header &header);
    QString url(const QUrl &url);

    const Attempt &m_attempt;
    Secrets m_secrets;
    qsizetype m_room = MostBytes;
};

void Sections::addFact(const QString &name, const QString &value, Fact::Look look)
{
    list.last().facts.append({name, value, look});
}

QString Sections::wire(QByteArrayView bytes)
{
    const qsizetype size = std::min({bytes.size(), LongestValue, m_room});
    m_room -= size;
    const QString text = toPrintable(bytes.first(size));
    return size == bytes.size() ? text
                                : text + tr("… %1 more").arg(formatSize(bytes.size() - size));
}

QString Sections::headerValue(const Attempt::Header &header)
{
    const auto &[name, value] = header;
    if (m_secrets == Secrets::Shown)
        return wire(value);
    if (isSecretName(name))
        return hiddenValue(name, value);
    const bool isUrl = name.compare("Location", Qt::CaseInsensitive) == 0
        || name.compare("Referer", Qt::CaseInsensitive) == 0;
    if (isUrl && value.size() > LongestUrl)
        return secretMark();
    const QUrl target = isUrl ? QUrl::fromEncoded(value) : QUrl();
    const QUrl hidden = withHiddenSecrets(target);
    return hidden == target ? wire(value) : words(formatUrl(hidden));
}

QString Sections::url(const QUrl &url)
{
    return words(formatUrl(m_secrets == Secrets::Shown ? url : withHiddenSecrets(url)));
}

void Sections::addSummary(Attempt::Time now)
{
    list.append(FactSection{tr("Attempt %1").arg(m_attempt.number), {}, {}});
    addFact(tr("Started"), formatFullTime(m_attempt.begin));
    addFact(m_attempt.end ? tr("Lasted") : tr("Lasts"),
            formatSpan(attemptDuration(m_attempt, now)));
    addFact(tr("Last-Event-ID"),
            m_attempt.lastEventId.isEmpty() ? tr("none") : wire(m_attempt.lastEventId),
            m_attempt.lastEventId.isEmpty() ? Fact::Look::Muted : Fact::Look::Wire);
    if (m_attempt.byteCount == 0 && m_attempt.encodedByteCount == 0)
        return;
    QString received = formatSize(m_attempt.byteCount);
    const bool isCompressed = m_attempt.encodedByteCount != m_attempt.byteCount;
    if (isCompressed && m_attempt.encodedByteCount > 0)
        received =
            tr("%1, compressed to %2 (%3 : 1)")
                .arg(received, formatSize(m_attempt.encodedByteCount),
                     QLocale().toString(
                         double(m_attempt.byteCount) / double(m_attempt.encodedByteCount), 'f', 1));
    addFact(tr("Received"), received);
    if (m_attempt.isOpened) {
        const QLocale locale;
        addFact(tr("Of these"),
                tr("events: %1 · comments: %2 · ignored: %3")
                    .arg(locale.toString(m_attempt.eventCount),
                         locale.toString(m_attempt.commentCount),
                         locale.toString(m_attempt.ignoredCount)));
    }
    if (m_attempt.lastByte)
        addFact(tr("Last byte"), tr("%1 after the start").arg(formatSpan(*m_attempt.lastByte)));
    if (m_attempt.discardedSize > 0)
        addFact(tr("Discarded"),
                tr("%1 of an event that did not end").arg(formatSize(m_attempt.discardedSize)),
                Fact::Look::Warning);
}

void Sections::addFindings()
{
    if (m_attempt.findings.isEmpty())
        return;
    list.append(FactSection{tr("Noticed"), {}, {}});
    for (const Finding &finding :
         m_attempt.findings.first(std::min(m_attempt.findings.size(), MostSentences))) {
        const bool isWarning = severity(finding.rule) == Finding::Severity::Warning;
        addFact(isWarning ? tr("Warning") : tr("Note"), words(findingText(finding)),
                isWarning ? Fact::Look::Warning : Fact::Look::Plain);
    }
}

void Sections::addHops()
{
    for (qsizetype i = 0; i < m_attempt.hops.size(); ++i) {
        list.append(FactSection{m_attempt.hops.size() == 1
                                    ? tr("Connection")
                                    : tr("Request %1 of %2").arg(i + 1).arg(m_attempt.hops.size()),
                                {},
                                {}});
        addHop(m_attempt.hops[i]);
    }
}

void Sections::addHop(const Attempt::Hop &hop)
{
    addFact(tr("Request"), wire(hop.method) + QLatin1Char(' ') + url(hop.url), Fact::Look::Wire);
    if (hop.requestBodySize > 0)
        addFact(tr("Request body"), formatSize(hop.requestBodySize));
    if (!hop.addresses.isEmpty())
        addFact(hop.addresses.size() == 1 ? tr("Address") : tr("One of the addresses"),
                words(hop.addresses.first(std::min(hop.addresses.size(), MostSentences))
                          .join(QStringLiteral(", "))),
                Fact::Look::Wire);
    if (!hop.proxy.isEmpty())
        addFact(tr("Proxy"), words(hop.proxy), Fact::Look::Wire);
    if (hop.status > 0)
        addFact(tr("Answer"),
                (wire(hop.httpVersion) + QLatin1Char(' ') + QString::number(hop.status)
                 + QLatin1Char(' ') + wire(hop.reasonPhrase))
                    .trimmed(),
                Fact::Look::Wire);
    else
        addFact(tr("Answer"), m_attempt.end ? tr("none") : tr("none yet"), Fact::Look::Muted);
    if (hop.tls)
        addTls(*hop.tls);
    addHeaders(tr("Request headers"), hop.requestHeaders);
    addHeaders(tr("Response headers"), hop.responseHeaders);
}

void Sections::addTls(const Attempt::Tls &tls)
{
    if (tls.protocol.isEmpty())
        addFact(tr("TLS"), tr("not agreed upon"), Fact::Look::Muted);
    else
        addFact(tr("TLS"), words(tls.protocol + QStringLiteral(" · ") + tls.cipher),
                Fact::Look::Wire);
    for (const QString &flaw : tls.flaws.first(std::min(tls.flaws.size(), MostSentences)))
        addFact(tls.isExcepted ? tr("Flaw, overlooked") : tr("Flaw"), words(flaw),
                Fact::Look::Warning);
    if (!tls.chain.isEmpty())
        addCertificate(tls.chain.constFirst());
}

void Sections::addCertificate(const QSslCertificate &certificate)
{
    addFact(tr("Certificate of"), words(certificate.subjectDisplayName()), Fact::Look::Wire);
    const QStringList names = certificate.subjectAlternativeNames().values();
    if (!names.isEmpty())
        addFact(
            tr("Valid for"),
            words(names.first(std::min(names.size(), MostSentences)).join(QStringLiteral(", "))),
            Fact::Look::Wire);
    addFact(tr("Issued by"), words(certificate.issuerDisplayName()), Fact::Look::Wire);
    const QLocale locale;
    addFact(tr("Valid"),
            tr("%1 to %2")
                .arg(locale.toString(certificate.effectiveDate().date(), QLocale::ShortFormat),
                     locale.toString(certificate.expiryDate().date(), QLocale::ShortFormat)));
    addFact(QStringLiteral("SHA-256"),
            QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':')),
            Fact::Look::Wire);
}

void Sections::addHeaders(const QString &title, const QList<Attempt::Header> &headers)
{
    if (headers.isEmpty())
        return;
    list.append(FactSection{title, {}, {}});
    qsizetype count = 0;
    while (count < std::min(headers.size(), MostHeaders) && m_room > 0) {
        const Attempt::Header &header = headers[count++];
        addFact(wire(header.first), headerValue(header), Fact::Look::Header);
    }
    if (count < headers.size())
        addFact(tr("More"), tr("%1 more headers").arg(headers.size() - count), Fact::Look::Muted);
}

void Sections::addBodyStart()
{
    if (m_attempt.bodyStart.isEmpty())
        return;
    QStringList lines;
    for (QByteArray line : m_attempt.bodyStart.split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        lines << toPrintable(line);
    }
    list.append(FactSection{tr("Start of the body"), {}, lines.join(QLatin1Char('\n'))});
}

FactSection times(const QList<AttemptPhase> &phases)
{
    FactSection section{QCoreApplication::translate("AttemptReport", "Times"), {}, {}};
    for (const AttemptPhase &phase : phases)
        section.facts.append(
            {phase.name,
             formatSpan(phase.duration()) + QStringLiteral("  →  ") + formatSpan(phase.end),
             Fact::Look::Plain});
    return section;
}

} // namespace

QList<FactSection> attemptSections(const AttemptHistory &history, qsizetype index, Secrets secrets)
{
    Sections sections(history.attempts[index], secrets);
    sections.addSummary(history.time);
    sections.addFindings();
    sections.addBodyStart(); // explains the most, if there is one
    sections.addHops();
    return sections.list;
}

QString attemptReport(const AttemptHistory &history, qsizetype index, Secrets secrets)
{
    const Attempt &attempt = history.attempts[index];
    QList<FactSection> sections = attemptSections(history, index, secrets);
    sections.insert(1, times(attemptPhases(attempt, history.time)));
    QString text =
        QStringLiteral("Streamgauge " STREAMGAUGE_VERSION "\n") + attemptSentence(attempt);
    if (const QString sequel = attemptSequel(history, index); !sequel.isEmpty())
        text += QLatin1Char(' ') + sequel;
    return text + QStringLiteral("\n\n") + plainText(sections);
}
