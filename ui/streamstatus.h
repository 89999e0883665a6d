// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <optional>

class QLabel;
class StreamPage;

// How long nothing has come, in words.
struct Silence
{
    QString text;
    bool isLong = false; // much longer than the heartbeat
};
Silence silenceOf(std::chrono::milliseconds sinceByte,
                  const std::optional<std::chrono::milliseconds> &heartbeat);

// The facts about one stream that must be in sight without a click: is it alive, how fast, and
// if not, why not and until when.
class StreamStatus : public QWidget
{
    Q_OBJECT

public:
    explicit StreamStatus(QWidget *parent = nullptr);

    void setPage(StreamPage *page);

private:
    QLabel *addLabel(const QString &accessibleName);
    void refresh();
    void showState();
    void showFacts();
    void showSilence();
    QStringList fitting(QList<std::pair<int, QString>> facts) const;
    void watchPending();
    void measureRate();

    QPointer<StreamPage> m_page;
    QTimer m_timer;
    QElapsedTimer m_sinceSample;
    qint64 m_sampledEvents = 0;
    qint64 m_sampledBytes = 0;
    double m_eventRate = -1; // per second, over the last second; negative until that is known
    double m_byteRate = -1;
    qint64 m_pendingBegin = 0; // of the unfinished event, in the stream
    qint64 m_pendingSize = 0;
    int m_pendingRefreshes = 0; // in a row with the same event unfinished
    QLabel *m_icon = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_sentence = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_silence = nullptr;
};
