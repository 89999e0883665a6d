// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>
#include <QWidget>

#include <array>
#include <deque>

class Capture;

// Events per second over the last minutes, coloured by type, with a mark where a connection was
// opened or lost.
class ActivityStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityStrip(const Capture *capture, QWidget *parent = nullptr);

    // Whether the right end is now, or the last row there is.
    void setLive(bool isLive) { m_isLive = isLive; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    static constexpr size_t Colors = 8;

    struct Second
    {
        qint64 time = 0;                      // s since 1970
        std::array<quint32, Colors> events{}; // by type, as coloured
        bool opened = false;
        bool lost = false;
        quint32 total() const;
    };

    void takeNewRows();
    Second &second(qint64 time);
    void paintSecond(QPainter *painter, const Second &second, const QRect &bar, quint32 most) const;

    const Capture *m_capture;
    bool m_isLive = true;
    QTimer m_timer;
    std::deque<Second> m_seconds;
    qsizetype m_nextRow = 0;
};
