// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/capture/record.h"
#include "lib/wire/finding.h"

#include <QWidget>

#include <optional>

class FindingList;
class JsonTreeModel;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QTabWidget;
class QToolButton;
class QTreeView;

// One record in full: what is noteworthy in it, its data as a JSON tree and as text, and its bytes
// as received.
class DetailPane : public QWidget
{
    Q_OBJECT

public:
    explicit DetailPane(QWidget *parent = nullptr);

    // note: the user's; nothing if there is none.
    void showRecord(const Record &record, const QColor &typeColor,
                    const std::optional<QString> &note);
    void showNothing();

signals:
    void attemptRequested(); // the one that the record is about
    void noteEdited(const std::optional<QString> &note);

private:
    QWidget *createHeader();
    void addTools(QWidget *header);
    QWidget *createJsonTab();
    QPlainTextEdit *createTextTab(const QString &accessibleName);
    void showNote(const std::optional<QString> &note);
    void editNote();
    void showJson();
    void fallBackToText(bool isJson);
    void showText();
    void showBytes();
    void showFindings();
    void highlight(const Finding &finding);
    void copyData() const;

    Record m_record;
    QLabel *m_mark = nullptr;
    QLabel *m_heading = nullptr;
    QLabel *m_facts = nullptr;
    QToolButton *m_attempt = nullptr;
    QToolButton *m_bookmark = nullptr;
    QLineEdit *m_note = nullptr;
    QToolButton *m_indent = nullptr;
    QToolButton *m_copy = nullptr;
    FindingList *m_findings = nullptr;
    QTabWidget *m_tabs = nullptr;
    QStackedWidget *m_jsonStack = nullptr;
    QLabel *m_noJson = nullptr;
    QTreeView *m_tree = nullptr;
    JsonTreeModel *m_treeModel = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QPlainTextEdit *m_bytes = nullptr;
    bool m_fellBack = false;
};
