// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/eventsource.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStringListModel;
class RequestButton;
struct RequestDraft;

// What to connect to: the method, the URL, a button for the rest of the request, and a line below
// for what is wrong with them.
class UrlBar : public QWidget
{
    Q_OBJECT

public:
    // requestAction: shows and hides the rest of the request.
    explicit UrlBar(QAction *requestAction, QWidget *parent = nullptr);

    QString url() const;
    void setUrl(const QString &text);
    void setState(EventSource::State state);

    // The method, what the rest of the request has to say, and whether flaws of a certificate are
    // overlooked.
    void showDraft(const RequestDraft &draft);

    void setRecentUrls(const QStringList &urls);
    void selectUrl();

    // Sentences below the URL, which go away with the next character that is typed.
    void showError(const QString &sentence);
    void showNotes(const QStringList &sentences);

signals:
    void urlChanged(const QString &text);
    void methodChanged(const QByteArray &method);
    void connectRequested();
    void connectOrStopRequested();
    void curlPasted(const QString &command);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setExceptionHost(const QString &host);
    void createMethod();
    void createUrl();
    QLabel *createSentence(const QString &look, const QString &accessibleName);
    void takeEdit(const QString &text);

    qsizetype m_editedSize = 0; // of the text before it is edited

    QComboBox *m_method = nullptr;
    QLineEdit *m_url = nullptr;
    QAction *m_mark = nullptr;
    QStringListModel *m_recentUrls = nullptr;
    QPushButton *m_connect = nullptr;
    RequestButton *m_request = nullptr;
    QLabel *m_error = nullptr;
    QLabel *m_notes = nullptr;
};
