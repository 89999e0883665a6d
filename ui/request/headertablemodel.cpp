// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/headertablemodel.h"

#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QUrl>

namespace {

// Of curl -v and of developer tools, too: "> Name: value", but not ":authority: host".
std::optional<RequestDraft::HeaderLine> parseLine(QString line)
{
    if (line.startsWith(QLatin1String("> ")))
        line.remove(0, 2);
    const qsizetype colon = line.indexOf(QLatin1Char(':'));
    if (colon <= 0)
        return std::nullopt;
    return RequestDraft::HeaderLine{line.left(colon).trimmed().toUtf8(),
                                    line.mid(colon + 1).trimmed().toUtf8()};
}

QList<RequestDraft::HeaderLine> parseLines(const QString &text)
{
    QList<RequestDraft::HeaderLine> lines;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (const auto parsed = parseLine(line))
            lines.append(*parsed);
    }
    return lines;
}

} // namespace

void HeaderTableModel::setLines(const QList<RequestDraft::HeaderLine> &lines)
{
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

int HeaderTableModel::paste(int row, const QString &text)
{
    const auto lines = parseLines(text);
    if (lines.isEmpty())
        return 0;
    const int place = std::min(row, int(m_lines.size()));
    beginInsertRows({}, place, place + int(lines.size()) - 1);
    for (qsizetype i = 0; i < lines.size(); ++i)
        m_lines.insert(place + i, lines[i]);
    endInsertRows();
    emit edited();
    return int(lines.size());
}

void HeaderTableModel::remove(const QList<int> &rows)
{
    QList<int> sorted = rows;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    for (const int row : sorted) {
        if (row < 0 || row >= m_lines.size())
            continue;
        beginRemoveRows({}, row, row);
        m_lines.removeAt(row);
        endRemoveRows();
    }
    emit edited();
}

QString HeaderTableModel::problem(int row) const
{
    if (isNewRow(row))
        return {};
    const RequestDraft::HeaderLine &line = m_lines[row];
    if (line.name.isEmpty())
        return line.value.isEmpty() ? QString() : tr("This header has no name.");
    StreamRequest request;
    request.url = QUrl(QStringLiteral("http://localhost")); // not what is asked about
    request.headers.append({line.name, line.value});
    return streamRequestProblem(request);
}

int HeaderTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size()) + 1;
}

int HeaderTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags HeaderTableModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() != Sent)
        flags |= Qt::ItemIsEditable;
    else if (!isNewRow(index.row()))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant HeaderTableModel::data(const QModelIndex &index, int role) const
{
    if (isNewRow(index.row()))
        return newRowData(index, role);
    const RequestDraft::HeaderLine &line = m_lines[index.row()];
    const QString wrong = index.column() == Name ? problem(index.row()) : QString();
    switch (role) {
    case Qt::CheckStateRole:
        if (index.column() == Sent)
            return line.isSent ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::AccessibleTextRole:
        return wrong.isEmpty() ? text(index) : text(index) + QLatin1String(": ") + wrong;
    case Qt::DisplayRole:
        return text(index);
    case Qt::EditRole:
        return index.column() == Value ? QString::fromUtf8(line.value) : text(index);
    case Qt::ForegroundRole:
        if (!wrong.isEmpty())
            return Theme::current().bad;
        return line.isSent ? QVariant() : Theme::current().muted;
    case Qt::DecorationRole:
        return wrong.isEmpty() ? QVariant() : themedIcon(QStringLiteral("error"), &Theme::bad);
    case Qt::ToolTipRole:
        return wrong.isEmpty() ? QVariant() : wrong.toHtmlEscaped();
    case Qt::FontRole:
        return index.column() == Sent ? QVariant() : wireFont();
    default:
        return {};
    }
}

QVariant HeaderTableModel::newRowData(const QModelIndex &index, int role) const
{
    if (role == Qt::DisplayRole && index.column() == Name)
        return tr("New header");
    if (role == Qt::AccessibleTextRole && index.column() == Value)
        return tr("Value of a new header");
    return role == Qt::ForegroundRole ? QVariant(Theme::current().muted) : QVariant();
}

// As it is shown: without secrets.
QString HeaderTableModel::text(const QModelIndex &index) const
{
    const RequestDraft::HeaderLine &line = m_lines[index.row()];
    if (index.column() == Name)
        return QString::fromUtf8(line.name);
    if (index.column() == Value)
        return isSecretHeader(line.name) && !line.value.isEmpty() ? QString(8, QChar(u'•'))
                                                                  : QString::fromUtf8(line.value);
    return {};
}

bool HeaderTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const int row = index.row();
    if (role == Qt::CheckStateRole && index.column() == Sent && !isNewRow(row)) {
        m_lines[row].isSent = value.toInt() == Qt::Checked;
    } else if (role == Qt::EditRole && index.column() != Sent) {
        const QString text = value.toString();
        if (isNewRow(row) && text.isEmpty())
            return false;
        if (index.column() == Name && isNewRow(row) && paste(row, text) > 0)
            return true;
        setText(index, text);
    } else {
        return false;
    }
    emit dataChanged(this->index(row, Sent), this->index(row, Value));
    emit edited();
    return true;
}

void HeaderTableModel::setText(const QModelIndex &index, const QString &text)
{
    const int row = index.row();
    if (isNewRow(row)) {
        beginInsertRows({}, row + 1, row + 1); // this row becomes one, and another is the new one
        m_lines.append(RequestDraft::HeaderLine());
        endInsertRows();
    }
    if (index.column() == Name)
        m_lines[row].name = text.trimmed().toUtf8();
    else
        m_lines[row].value = text.toUtf8();
}

QVariant HeaderTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Sent:
        return tr("Send");
    case Name:
        return tr("Name");
    default:
        return tr("Value");
    }
}
