// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/capture/capture.h"
#include "lib/capture/recorder.h"
#include "lib/client/connectionlog.h"
#include "lib/client/eventsource.h"
#include "ui/inspector/attempttext.h"
#include "ui/inspector/recordbrowser.h"
#include "ui/request/requestdraft.h"

#include <QWidget>

class ActivityStrip;
class AttemptView;
class DetailPane;
class FilterBar;
class NoticeBar;
struct ImportResult;
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

    // Leaves the stream there may be and asks for this one, as the draft says. The history goes on.
    void connectTo(const QUrl &url);
    void stop();

    // Shows a recording instead of a stream. False, and one sentence by failed(), if that cannot be
    // read at all.
    bool openFile(const QString &path);

    // Makes a recording of a file of another kind, and shows that.
    void importFile(const QString &path);

    // Whether it shows a file, or is about to be given one.
    bool isFile() const { return m_isFile; }

    // Asks for the same stream again: as the draft says by now, from where it was, or from there.
    void reconnect();
    void reconnectFrom(const QByteArray &lastEventId);
    void forgetLastEventId();

    EventSource &source() { return m_source; }
    const EventSource &source() const { return m_source; }
    Capture &capture() { return m_capture; }
    const Capture &capture() const { return m_capture; }
    const ConnectionLog &connectionLog() const { return m_log; }
    RecordBrowser *browser() const { return m_browser; }
    RecordView *view() const { return m_browser->view(); }
    FilterBar *filterBar() const { return m_filter; }
    NoticeBar *notice() const { return m_notice; }

    // What stands in the URL bar while this page is shown, perhaps not asked for yet.
    QString typedUrl() const { return m_typedUrl; }
    void setTypedUrl(const QString &text) { m_typedUrl = text; }

    // What stands in the request panel while this page is shown. How to come back is followed at
    // once; the rest waits for the next connection.
    const RequestDraft &draft() const { return m_draft; }
    void setDraft(const RequestDraft &draft);

    // Whether there is a stream, and something in the draft waits.
    bool isDraftPending() const;

    // What to call the stream in a tab: the last part of its path, or its host.
    QString title() const;

    // Shows the rows, or the attempts instead of them.
    void setLook(RecordView::Look look);
    void showAttempts();

    void clear();
    void setPaused(bool isPaused);

    // As the settings say.
    void takeSettings();

    // The id that the selected event brought; empty if it brought none, or none is selected.
    QByteArray selectedId() const;

signals:
    void demoRequested();
    void urlChosen(const QUrl &url);
    void stateChanged();
    void draftChanged();
    void selectionChanged();
    void failed(const QString &sentence);
    void settingsChanged(); // by this page
    void fileChosen(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void open(const QUrl &url);
    QWidget *createStreamView();
    QWidget *createRows();
    QWidget *createToolBar();
    void addLooks(QWidget *bar);
    void addFilter(QWidget *bar);
    void addActions(QWidget *bar);
    QToolButton *createTool(const QString &icon, const QString &text);
    void showRow(qsizetype row);
    void showAttemptOf(qsizetype row);
    void noteRow(const std::optional<QString> &note);
    void addColorRule(int color);
    void setFileTitle(const QString &title);
    void finishImport(const QString &path, const ImportResult &result);
    void showLoading();
    void finishLoading();
    void showFailure();
    void showStream();
    void showPart(QWidget *part);
    AttemptHistory attemptHistory() const;
    void showCount();

    EventSource m_source;
    Capture m_capture;
    Recorder m_recorder;
    ConnectionLog m_log;
    QString m_typedUrl;
    RequestDraft m_draft;
    QStackedWidget *m_stack = nullptr;
    QStackedWidget *m_parts = nullptr; // the rows, or the attempts
    QWidget *m_rows = nullptr;
    RecordBrowser *m_browser = nullptr;
    FilterBar *m_filter = nullptr;
    QLabel *m_filterError = nullptr;
    NoticeBar *m_notice = nullptr;
    ActivityStrip *m_strip = nullptr;
    DetailPane *m_detail = nullptr;
    AttemptView *m_attempts = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_tableButton = nullptr;
    QToolButton *m_logButton = nullptr;
    QToolButton *m_attemptsButton = nullptr;
    QToolButton *m_saved = nullptr;
    QToolButton *m_beside = nullptr;
    QToolButton *m_pause = nullptr;
    QToolButton *m_follow = nullptr;
    QToolButton *m_clear = nullptr;
    QString m_fileTitle;
    QStringList m_losses; // of an import
    bool m_isFile = false;
    bool m_hasOpened = false;    // since connectTo()
    bool m_showsFailure = false; // the attempts are there by themselves
};
