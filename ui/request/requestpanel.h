// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class BodySection;
class ConnectionSection;
class QLabel;
class QTabWidget;
class RequestSection;
class StreamPage;
class TlsSection;

// All that a request is besides its URL, in sections. Edits the draft of the stream in sight, and
// says when that differs from what the stream was asked for with.
class RequestPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RequestPanel(QWidget *parent = nullptr);

    void setPage(StreamPage *page);

    // Brings the section about TLS to the front.
    void showTls();

    QSize sizeHint() const override;

signals:
    void reconnectRequested();
    void forgetRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addSection(RequestSection *section, const QString &name);
    QWidget *createPendingNote();
    void takeEdit(const RequestSection *section);
    void showDraft();
    void showNames();
    void showStream();

    QPointer<StreamPage> m_page;
    QTimer m_timer;
    QTabWidget *m_tabs = nullptr;
    QList<RequestSection *> m_sections;
    QStringList m_names;
    BodySection *m_body = nullptr;
    ConnectionSection *m_connection = nullptr;
    TlsSection *m_tls = nullptr;
    QWidget *m_pending = nullptr;
    QLabel *m_pendingText = nullptr;
    bool m_isShowing = false; // so that what is shown is not taken for an edit
};
