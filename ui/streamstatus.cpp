// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/streamstatus.h"

#include "lib/wire/printable.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/theme.h"
#include "ui/inspector/streampage.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QStyle>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

// An event that is unfinished for that many refreshes in a row is worth a word: a server that
// forgets the blank line looks alive and says nothing.
constexpr int LongPending = 8;

// So many times the heartbeat without a byte is too long to be an accident.
constexpr double LongSilence = 2.5;

struct Look
{
    QString icon;
    QColor Theme::*color;
    QString text;
};

Look lookOf(const EventSource &source)
{
    switch (source.state()) {
    case EventSource::State::Connecting:
        return {QStringLiteral("clock"), &Theme::warning, StreamStatus::tr("Connecting")};
    case EventSource::State::Open:
        return {QStringLiteral("ok"), &Theme::good, StreamStatus::tr("Open")};
    case EventSource::State::Waiting:
        return {QStringLiteral("retry"), &Theme::warning,
                StreamStatus::tr("Next attempt in %1")
                    .arg(formatDuration(
                        std::chrono::ceil<std::chrono::seconds>(source.nextAttemptIn())))};
    case EventSource::State::Closed:
        if (source.error() != EventSource::Error::None)
            return {QStringLiteral("error"), &Theme::bad, StreamStatus::tr("Closed")};
        return {QStringLiteral("stop"), &Theme::muted, StreamStatus::tr("Not connected")};
    }
    Q_UNREACHABLE();
}

// Whether there is a connection only because flaws of its certificate are overlooked.
bool isExcepted(const EventSource &source)
{
    const auto attempt = source.currentAttempt();
    if (source.state() == EventSource::State::Closed || !attempt || attempt->hops.isEmpty())
        return false;
    return attempt->lastHop().tls && attempt->lastHop().tls->isExcepted;
}

} // namespace

Silence silenceOf(std::chrono::milliseconds sinceByte,
                  const std::optional<std::chrono::milliseconds> &heartbeat)
{
    const QString time = formatDuration(std::chrono::floor<std::chrono::seconds>(sinceByte));
    const QString last = sinceByte < 1s ? StreamStatus::tr("last byte just now")
                                        : StreamStatus::tr("last byte %1 ago").arg(time);
    if (!heartbeat)
        return {last, false};
    const QString beat = formatDuration(std::chrono::round<std::chrono::seconds>(*heartbeat));
    if (sinceByte > LongSilence * *heartbeat)
        return {StreamStatus::tr("silent for %1; heartbeat was about every %2").arg(time, beat),
                true};
    return {StreamStatus::tr("%1; heartbeat about every %2").arg(last, beat), false};
}

StreamStatus::StreamStatus(QWidget *parent)
    : QWidget(parent)
    , m_timer(this)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(8);
    m_icon = addLabel(tr("State of the stream, as an icon"));
    m_state = addLabel(tr("State of the stream"));
    m_state->setObjectName(QStringLiteral("heading"));
    m_sentence = addLabel(tr("Why the stream is not open"));
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->setStretchFactor(m_sentence, 1);
    m_facts = addLabel(tr("Facts about the stream"));
    m_facts->setObjectName(QStringLiteral("muted"));
    m_facts->setMinimumWidth(1); // what does not fit is left out
    m_silence = addLabel(tr("When the last byte came"));
    m_timer.setInterval(250ms);
    connect(&m_timer, &QTimer::timeout, this, &StreamStatus::refresh);
    m_timer.start();
}

QLabel *StreamStatus::addLabel(const QString &accessibleName)
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setAccessibleName(accessibleName);
    layout()->addWidget(label);
    return label;
}

void StreamStatus::setPage(StreamPage *page)
{
    if (m_page)
        disconnect(m_page, nullptr, this, nullptr);
    m_page = page;
    m_sinceSample.invalidate();
    m_pendingRefreshes = 0;
    if (page)
        connect(page, &StreamPage::stateChanged, this, &StreamStatus::refresh);
    refresh();
}

void StreamStatus::refresh()
{
    if (!m_page)
        return;
    measureRate();
    watchPending();
    showState();
    showFacts();
}

void StreamStatus::showState()
{
    const EventSource &source = m_page->source();
    const Look look = m_page->isFile() ? Look{QStringLiteral("log"), &Theme::muted, tr("Recording")}
                                       : lookOf(source);
    m_icon->setPixmap(themedPixmap(look.icon, look.color, 16, devicePixelRatio()));
    m_state->setText(look.text);
    QString sentence =
        m_page->isFile() ? QFileInfo(m_page->capture().path()).fileName() : source.errorString();
    if (source.state() == EventSource::State::Connecting && source.isRequestSent())
        sentence = attemptSentence(*source.currentAttempt());
    if (m_pendingRefreshes >= LongPending)
        sentence = tr("%1 have come without the blank line that ends an event.")
                       .arg(formatSize(m_pendingSize));
    if (!m_page->capture().errorString().isEmpty())
        sentence = m_page->capture().errorString();
    sentence = toPrintable(sentence.toUtf8()); // may quote what a server said
    const QString shown =
        m_sentence->fontMetrics().elidedText(sentence, Qt::ElideRight, m_sentence->width());
    m_sentence->setText(shown);
    m_sentence->setToolTip(shown == sentence ? QString() : sentence.toHtmlEscaped());
}

void StreamStatus::showFacts()
{
    const EventSource &source = m_page->source();
    if (source.request().url.isEmpty()) {
        m_facts->setText(m_page->isFile() ? formatSize(m_page->capture().fileSize()) : QString());
        m_silence->hide();
        return;
    }
    showSilence(); // first, since the facts get the room that it leaves
    const QLocale locale;
    QList<std::pair<int, QString>> facts; // each with how dispensable it is
    if (isExcepted(source))
        facts.append({-1, tr("TLS exception")});
    if (source.httpStatus() > 0) {
        const auto &tls = source.currentAttempt()->lastHop().tls;
        QString protocol = QString::fromLatin1(source.httpVersion());
        if (tls && !tls->protocol.isEmpty())
            protocol += QStringLiteral(" · ") + tls->protocol;
        facts.append({1, QStringLiteral("%1 · %2").arg(source.httpStatus()).arg(protocol)});
    }
    facts.append({4, tr("retry %1").arg(formatDuration(source.reconnectionTime()))});
    if (!source.lastEventId().isEmpty())
        facts.append({2, tr("last id %1").arg(toPrintable(source.lastEventId()).left(40))});
    if (source.state() == EventSource::State::Open && m_eventRate >= 0) {
        facts.append(
            {0,
             tr("%1 events/s").arg(locale.toString(m_eventRate, 'f', m_eventRate < 10 ? 1 : 0))});
        facts.append({3, tr("%1/s").arg(formatSize(qint64(m_byteRate)))});
    }
    m_facts->setText(fitting(facts).join(QStringLiteral("  ·  ")));
}

// As many of them as there is room for beside what is more important.
QStringList StreamStatus::fitting(QList<std::pair<int, QString>> facts) const
{
    constexpr int spacing = 5 * 8 + 2 * 12;
    const int sentence = m_sentence->text().isEmpty() ? 0 : width() / 4;
    const int room = width() - m_icon->sizeHint().width() - m_state->sizeHint().width()
        - (m_silence->isHidden() ? 0 : m_silence->sizeHint().width()) - sentence - spacing;
    const auto texts = [&facts] {
        QStringList result;
        for (const auto &[rank, text] : std::as_const(facts))
            result << text;
        return result;
    };
    while (!facts.isEmpty()
           && m_facts->fontMetrics().horizontalAdvance(texts().join(QStringLiteral("  ·  ")))
               > room)
        facts.erase(std::max_element(facts.cbegin(), facts.cend()));
    return texts();
}

void StreamStatus::showSilence()
{
    const EventSource &source = m_page->source();
    Silence silence;
    if (source.state() == EventSource::State::Open && source.bytesReceivedCount() > 0)
        silence = silenceOf(std::chrono::duration_cast<std::chrono::milliseconds>(
                                std::chrono::system_clock::now() - source.lastReadTime()),
                            m_page->connectionLog().heartbeat());
    const bool isBeside = !silence.text.isEmpty() && !m_facts->text().isEmpty();
    m_silence->setText((isBeside ? QStringLiteral("·  ") : QString()) + silence.text);
    m_silence->setVisible(!silence.text.isEmpty());
    const QString name = silence.isLong ? QStringLiteral("warning") : QStringLiteral("muted");
    if (m_silence->objectName() == name)
        return;
    m_silence->setObjectName(name);
    m_silence->style()->polish(m_silence); // in that colour
}

void StreamStatus::watchPending()
{
    const qint64 size = m_page->source().pendingSize();
    const bool isOpen = m_page->source().state() == EventSource::State::Open;
    const qint64 begin = m_page->source().bytesReceivedCount() - size;
    const bool isSame = isOpen && size > 0 && begin == m_pendingBegin;
    m_pendingRefreshes = isSame ? m_pendingRefreshes + 1 : 0;
    m_pendingBegin = begin;
    m_pendingSize = size;
}

void StreamStatus::measureRate()
{
    const qint64 events = m_page->capture().eventCount();
    const qint64 bytes = m_page->source().bytesReceivedCount();
    if (!m_sinceSample.isValid() || bytes < m_sampledBytes || events < m_sampledEvents) {
        m_eventRate = m_byteRate = -1;
    } else if (m_sinceSample.elapsed() >= 1000) {
        const double seconds = double(m_sinceSample.elapsed()) / 1000;
        m_eventRate = double(events - m_sampledEvents) / seconds;
        m_byteRate = double(bytes - m_sampledBytes) / seconds;
    } else {
        return;
    }
    m_sampledEvents = events;
    m_sampledBytes = bytes;
    m_sinceSample.start();
}
