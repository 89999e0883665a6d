// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

class QAction;
class QMenu;
class QWidget;
class StreamPage;

// What can be done with the stream in sight by hand: its connection and its rows.
class StreamActions : public QObject
{
    Q_OBJECT

public:
    explicit StreamActions(QObject *parent = nullptr);

    void setPage(StreamPage *page);

    void addTo(QMenu *menu) const;
    void addToRows(QWidget *rows) const; // as their context menu

    QAction *reconnect() const { return m_reconnect; }
    QAction *forget() const { return m_forget; }

signals:
    void idForgotten();
    void serveRequested();

private:
    void createConnectionActions();
    void createRowActions();
    void showStream();

    QPointer<StreamPage> m_page;
    QAction *m_reconnect = nullptr;
    QAction *m_reconnectFrom = nullptr;
    QAction *m_drop = nullptr;
    QAction *m_forget = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_clearRows = nullptr;
    QAction *m_copyRows = nullptr;
    QAction *m_serve = nullptr;
};
