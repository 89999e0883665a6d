// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>
#include <QStyledItemDelegate>

class Highlighter;

// Paints the cells of a record: event types as coloured marks, what came from the wire in a
// monospace font, comments and connection rows quieter than events, and an icon at the left where
// something is not as it should be.
class RecordDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RecordDelegate(QObject *parent = nullptr);

    // Says which parts of texts to mark; null: none.
    void setHighlighter(const Highlighter *highlighter) { m_highlighter = highlighter; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintBackground(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const;
    void paintMarks(QPainter *painter, const QModelIndex &index, QRect *rect) const;
    QColor textColor(const QModelIndex &index) const;

    void paintHighlights(QPainter *painter, const QRect &rect, const QString &text) const;

    QFont m_wireFont;
    const Highlighter *m_highlighter = nullptr;
};
