// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QCache>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

class CaptureFile;
class CaptureIndex;

// What a jq program makes of the data of events, as text for a column of a table. It is worked out
// in a thread of its own for the rows that are asked for, the latest ones first; a program that
// never ends blocks nothing else.
class JqColumn : public QObject
{
    Q_OBJECT

public:
    // program: one that is known to compile.
    JqColumn(std::shared_ptr<const CaptureFile> file, std::shared_ptr<const CaptureIndex> index,
             const QString &program, QObject *parent = nullptr);
    ~JqColumn() override;

    // The text for a row that is an event; an ellipsis until changed().
    QString text(qsizetype row) const;

signals:
    void changed();

private:
    struct Work; // shared with the thread, which may outlive this object

    void takeResults();

    std::shared_ptr<Work> m_work;
    mutable QCache<qsizetype, QString> m_texts; // null: has been asked for
    mutable QTimer m_frame;
};
