// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/streamrequest.h"

#include <QWidget>

class QLineEdit;

// Where the simulated stream is, and what can be done with that: take it to a browser, to a
// terminal, or watch it here.
class StreamAddress : public QWidget
{
    Q_OBJECT

public:
    explicit StreamAddress(QWidget *parent = nullptr);

    // What a client has to ask for, and where the page is that shows the stream.
    void setRequest(const StreamRequest &request, const QUrl &page);
    const StreamRequest &request() const { return m_request; }

signals:
    void inspectRequested(const StreamRequest &request);
    void told(const QString &sentence);
    void failed(const QString &sentence);

private:
    void copyUrl();
    void copyCommand();
    void openBrowser();

    StreamRequest m_request;
    QUrl m_page;
    QLineEdit *m_url;
};
