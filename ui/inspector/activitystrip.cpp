// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/activitystrip.h"

#include "lib/capture/capture.h"
#include "ui/common/theme.h"

#include <QDateTime>
#include <QPainter>

#include <numeric>

using namespace std::chrono_literals;

namespace {

constexpr qsizetype MostRowsAtOnce = 500'000; // a few milliseconds
constexpr int BarWidth = 5;
constexpr int Gap = 1;
constexpr size_t MostSeconds = 2000; // wider than any screen

} // namespace

quint32 ActivityStrip::Second::total() const
{
    return std::accumulate(events.begin(), events.end(), 0U);
}

ActivityStrip::ActivityStrip(const Capture *capture, QWidget *parent)
    : QWidget(parent)
    , m_capture(capture)
    , m_timer(this)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Events per second"));
    setToolTip(tr("Events per second, coloured by type; a line marks where a connection was "
                  "opened (green) or lost (orange)"));
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    connect(capture, &Capture::cleared, this, [this] {
        m_seconds.clear();
        m_nextRow = 0;
        update();
    });
}

QSize ActivityStrip::sizeHint() const
{
    return {400, 40};
}

void ActivityStrip::showEvent(QShowEvent *)
{
    m_timer.start();
}

void ActivityStrip::hideEvent(QHideEvent *)
{
    m_timer.stop();
}

// Looks at the index only, and once per repaint whatever has arrived.
void ActivityStrip::takeNewRows()
{
    const qsizetype end = std::min(m_capture->count(), m_nextRow + MostRowsAtOnce);
    for (; m_nextRow < end; ++m_nextRow) {
        const auto time =
            std::chrono::floor<std::chrono::seconds>(m_capture->time(m_nextRow).time_since_epoch());
        Second &bin = second(time.count());
        const Record::Kind kind = m_capture->kind(m_nextRow);
        if (kind == Record::Kind::Event)
            ++bin.events[size_t(std::max(0, m_capture->typeIndex(m_nextRow))) % Colors];
        else if (kind == Record::Kind::Opened)
            bin.opened = true;
        else if (kind == Record::Kind::Lost || kind == Record::Kind::Closed)
            bin.lost = true;
    }
    if (end < m_capture->count()) // the rest with the next frame
        QTimer::singleShot(0, this, qOverload<>(&QWidget::update));
}

ActivityStrip::Second &ActivityStrip::second(qint64 time)
{
    if (m_seconds.empty() || m_seconds.back().time < time) {
        m_seconds.emplace_back().time = time;
        if (m_seconds.size() > MostSeconds)
            m_seconds.pop_front();
    }
    return m_seconds.back(); // a clock that was set back adds to the latest second
}

void ActivityStrip::paintEvent(QPaintEvent *)
{
    takeNewRows();
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().base);
    painter.setPen(Theme::current().border);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    if (m_seconds.empty())
        return;
    quint32 most = 4; // so that a single event does not fill the height
    for (const Second &bin : m_seconds)
        most = std::max(most, bin.total());
    // Of a file, the end is what there is to see.
    const qint64 now = m_isLive ? QDateTime::currentSecsSinceEpoch() : m_seconds.back().time;
    for (auto bin = m_seconds.rbegin(); bin != m_seconds.rend(); ++bin) {
        const qint64 x = width() - 8 - (now - bin->time + 1) * (BarWidth + Gap);
        if (x < 0)
            break;
        paintSecond(&painter, *bin, QRect(int(x), 4, BarWidth, height() - 6), most);
    }
}

void ActivityStrip::paintSecond(QPainter *painter, const Second &second, const QRect &bar,
                                quint32 most) const
{
    const Theme &theme = Theme::current();
    if (second.opened || second.lost) {
        painter->setPen(second.lost ? theme.warning : theme.good);
        painter->drawLine(bar.left() - 1, bar.top() - 4, bar.left() - 1, bar.bottom());
    }
    int bottom = bar.bottom() + 1;
    for (size_t type = 0; type < Colors; ++type) {
        if (second.events[type] == 0)
            continue;
        const auto share = double(second.events[type]) / most;
        const int height = std::max(1, int(share * bar.height()));
        painter->fillRect(bar.left(), bottom - height, bar.width(), height,
                          theme.typeColor(int(type)));
        bottom -= height;
    }
}
