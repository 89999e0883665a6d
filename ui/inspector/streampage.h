// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/capture/capture.h"
#include "lib/capture/recorder.h"
#include "lib/client/connectionlog.h"
#include "lib/client/eventsource.h"
#include "ui/inspector/attempttext.h"
#include "ui/inspector/eventtablemodel.h"
#include "ui/inspector/recordview.h"

#include <QWidget>

class ActivityStrip;
class AttemptView;
class DetailPane;
class QLabel;
class QStackedWidget;
class QToolButton;

// One stream: its source, its history, and the views of it. Shows an invitation until there is
// something to see, and the attempts by itself as long as they give no stream.
class StreamPage : public QWidget
{
    Q_OBJECT

public:
    explicit StreamPage(QWidget *parent = nullptr);
    ~StreamPage() override;

    // Leaves the stream there may be and asks for this one. The history goes on.
    void connectTo(const QUrl &url);
    void stop();

    EventSource &source() { return m_source; }
    const EventSource &source() const { return m_source; }
    const Capture &capture() const { return m_capture; }
    const ConnectionLog &connectionLog() const { return m_log; }
    RecordView *view() const { return m_view; }

    // What stands in the URL bar while this page is shown, perhaps not asked for yet.
    QString typedUrl() const { return m_typedUrl; }
    void setTypedUrl(const QString &text) { m_typedUrl = text; }

    // What to call the stream in a tab: the last part of its path, or its host.
    QString title() const;

    // Shows the rows, or the attempts instead of them.
    void setLook(RecordView::Look look);
    void showAttempts();

    void clear();

signals:
    void demoRequested();
    void urlChosen(const QUrl &url);
    void stateChanged();
    void failed(const QString &sentence);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createStreamView();
    QWidget *createRows();
    QWidget *createToolBar();
    void addLooks(QWidget *bar);
    void addActions(QWidget *bar);
    QToolButton *createTool(const QString &icon, const QString &text);
    void showRow(int row);
    void showAttemptOf(int row);
    void showFailure();
    void showStream();
    void showPart(QWidget *part);
    AttemptHistory attemptHistory() const;
    void showCount();

    EventSource m_source;
    Capture m_capture;
    Recorder m_recorder;
    ConnectionLog m_log;
    EventTableModel m_model;
    QString m_typedUrl;
    QStackedWidget *m_stack = nullptr;
    QStackedWidget *m_parts = nullptr; // the rows, or the attempts
    QWidget *m_rows = nullptr;
    RecordView *m_view = nullptr;
    DetailPane *m_detail = nullptr;
    AttemptView *m_attempts = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_tableButton = nullptr;
    QToolButton *m_logButton = nullptr;
    QToolButton *m_attemptsButton = nullptr;
    QToolButton *m_follow = nullptr;
    QToolButton *m_clear = nullptr;
    bool m_hasOpened = false;    // since connectTo()
    bool m_showsFailure = false; // the attempts are there by themselves
};
