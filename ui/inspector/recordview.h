// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

class EventTableModel;
class Highlighter;

// The rows of a stream, as a table or as a plain log. Follows the newest row until the user
// scrolls up, and again when the user comes back to the end.
class RecordView : public QTableView
{
    Q_OBJECT

public:
    enum class Look { Table, Log };
    Q_ENUM(Look)

    explicit RecordView(QWidget *parent = nullptr);

    void setRecords(EventTableModel *model);

    // Marks the parts of texts that are looked for.
    void setHighlighter(Highlighter *highlighter);

    // Says why there is no row, as long as there is none.
    void setEmptyText(const QString &text);

    // Selects a row and brings it into sight.
    void chooseRow(int row);

    Look look() const { return m_look; }
    void setLook(Look look);

    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);

    // Puts the selected rows on the clipboard, events as they were received.
    void copySelection() const;

signals:
    void followingChanged(bool following);
    void rowChosen(int row); // -1: none

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;

private:
    void followOrNot();
    int textColumn() const; // the one that stretches, in this look
    void setRowHeight();

    EventTableModel *m_model = nullptr;
    QString m_emptyText;
    Look m_look = Look::Table;
    bool m_following = true;
};
