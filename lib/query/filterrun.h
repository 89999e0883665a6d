// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <vector>

class CaptureFile;
class CaptureIndex;

// Finds the rows of a capture that match a query, in a thread of its own: those that are there and
// those that arrive. Destroying it ends the search at once, whatever the thread is doing.
class FilterRun : public QObject
{
    Q_OBJECT

public:
    // text: a query that is known to parse. file may be null as long as there are no rows.
    FilterRun(std::shared_ptr<const CaptureFile> file, std::shared_ptr<const CaptureIndex> index,
              const QString &text, QObject *parent = nullptr);
    ~FilterRun() override;

    QString text() const { return m_text; }

    // The rows found so far, ascending.
    const std::vector<quint32> &rows() const { return m_rows; }

    // How many rows of the capture have been looked at, of those that there are by now.
    qsizetype searchedCount() const;
    double share() const; // 0 to 1
    bool isCaughtUp() const { return m_isCaughtUp; }

public slots:
    // The capture has more rows.
    void proceed();

signals:
    // More rows have been looked at; at most once per frame.
    void advanced();

private:
    struct Search; // shared with the thread, which may outlive this object

    void takeFound();

    QString m_text;
    std::shared_ptr<const CaptureIndex> m_index;
    std::shared_ptr<Search> m_search;
    std::vector<quint32> m_rows;
    QTimer m_frame;
    bool m_isCaughtUp = false;
};
