// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/verdict.h"

#include <QAbstractListModel>

// What is to be said of the clients: what they did wrong first, then what is noteworthy, then what
// was right.
class VerdictModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr qsizetype MostShown = 1000;

    using QAbstractListModel::QAbstractListModel;

    // False if these are the ones that are shown already.
    bool setVerdicts(const QList<Verdict> &verdicts);

    // All, as they were given.
    const QList<Verdict> &verdicts() const { return m_verdicts; }
    int count(Verdict::Outcome outcome) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Verdict> m_verdicts;
    QList<qsizetype> m_order;
};
