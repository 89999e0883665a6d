// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QTextEdit>

// A name and what there is to say under it. Printable text, never interpreted.
struct Fact
{
    enum class Look {
        Plain,
        Muted,
        Warning,
        Wire,   // the value came from the wire
        Header, // the name, too
    };

    QString name;
    QString value;
    Look look = Look::Plain;

    bool operator==(const Fact &other) const = default;
};

// Facts under a title, and perhaps a longer text from the wire.
struct FactSection
{
    QString title;
    QList<Fact> facts;
    QString text;

    bool operator==(const FactSection &other) const = default;
};

// The same for the clipboard.
QString plainText(const QList<FactSection> &sections);

// Shows sections in two columns to read, select and copy. What has not changed since the last time
// stays as it is, with what is selected in it.
class FactSheet : public QTextEdit
{
    Q_OBJECT

public:
    explicit FactSheet(QWidget *parent = nullptr);

    void setSections(const QList<FactSection> &sections);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool hasShapeOf(const QList<FactSection> &sections) const;
    void build();
    void addTable(const QList<Fact> &facts);
    void updateValues(const QList<FactSection> &sections);
    void fitColumns();

    QList<FactSection> m_sections;
    QList<QTextTable *> m_tables; // of the sections that have facts; they belong to the document
};
