// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/inspector/attempttext.h"

#include <QAbstractListModel>

// The attempts of a stream, one a row, oldest first.
class AttemptListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        StateRole = Qt::UserRole, // AttemptState, as int
        TitleRole,                // number and start
        DurationRole,
        OutcomeRole,
        SentenceRole,
        SequelRole,
    };

    using QAbstractListModel::QAbstractListModel;

    // Shows how things stand now: what is gone goes, what is new comes, and what was the last row
    // is read again.
    void setHistory(const AttemptHistory &history);
    const AttemptHistory &history() const { return m_history; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    bool removeForgotten(const QList<Attempt> &kept);
    QString joined(const QModelIndex &index, const QList<Role> &roles) const;

    AttemptHistory m_history;
};
