// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

class QAction;
class QMenu;
class QWidget;
class StreamPage;

// The name of a file as a proposal for a stream's, without what cannot stand in one.
QString proposedName(const StreamPage &page);

// What can be done with the recording in sight and with others: opening, saving, exporting; and
// the settings for it.
class FileActions : public QObject
{
    Q_OBJECT

public:
    // window: where dialogs are shown.
    explicit FileActions(QWidget *window);

    void setPage(StreamPage *page) { m_page = page; }
    void addTo(QMenu *menu);

signals:
    void fileChosen(const QString &path);
    void settingsChanged();

private:
    enum class Rows { All, Found, Selected };

    void open();
    void save();
    void saveTo(const QString &path);
    void chooseExport(Rows rows);
    void exportTo(const QString &path, int format, Rows rows);
    void fillRecent(QMenu *menu);
    void fillLeft(QMenu *menu);
    void fillExport(QMenu *menu);
    void addSettings(QMenu *menu);

    QWidget *m_window;
    QPointer<StreamPage> m_page;
};
