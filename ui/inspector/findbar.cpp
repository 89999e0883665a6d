// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/findbar.h"

#include "lib/capture/capture.h"
#include "lib/query/filterrun.h"
#include "lib/query/query.h"
#include "ui/common/theme.h"
#include "ui/common/toolbutton.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QStyle>
#include <QTimer>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

constexpr auto TypingPause = 120ms;

} // namespace

FindBar::FindBar(Capture *capture, QWidget *parent)
    : QWidget(parent)
    , m_capture(capture)
    , m_edit(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_delay(new QTimer(this))
{
    setObjectName(QStringLiteral("band"));
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->addWidget(m_edit, 1);
    m_edit->setPlaceholderText(tr("Find in all rows, with the words of the filter"));
    m_edit->setAccessibleName(tr("Find"));
    m_edit->setClearButtonEnabled(true);
    m_edit->installEventFilter(this);
    layout->addWidget(m_count);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setAccessibleName(tr("Hits"));
    const auto addButton = [&](const char *icon, const QString &text, auto signal) {
        auto *button = createToolButton(this, QLatin1String(icon), text);
        connect(button, &QToolButton::clicked, this, signal);
        layout->addWidget(button);
    };
    addButton("up", tr("Previous hit (Shift+F3)"), &FindBar::previousRequested);
    addButton("down", tr("Next hit (F3)"), &FindBar::nextRequested);
    addButton("close", tr("End the search (Esc)"), &FindBar::close);
    m_delay->setSingleShot(true);
    m_delay->setInterval(TypingPause);
    connect(m_delay, &QTimer::timeout, this, &FindBar::search);
    connect(m_edit, &QLineEdit::textChanged, m_delay, qOverload<>(&QTimer::start));
    connect(capture, &Capture::grown, this, [this] {
        if (m_run)
            m_run->proceed();
        else if (m_awaitsFile)
            search();
    });
    connect(capture, &Capture::cleared, this, &FindBar::search);
    hide();
}

FindBar::~FindBar() = default;

void FindBar::open()
{
    show();
    m_edit->setFocus();
    m_edit->selectAll();
    if (!m_run)
        search();
}

void FindBar::search()
{
    m_run.reset();
    QueryError error;
    const auto query = Query::parse(m_edit->text(), &error);
    m_count->setObjectName(query ? QStringLiteral("muted") : QStringLiteral("bad"));
    m_count->style()->polish(m_count); // in that colour
    m_count->setText(query ? QString() : error.message);
    const bool isAsked = query && !query->isEmpty();
    const bool isSearch = isAsked && m_capture->file();
    m_awaitsFile = isAsked && !isSearch;
    emit textChanged(isSearch ? m_edit->text() : QString());
    if (!isSearch)
        return;
    m_run = std::make_unique<FilterRun>(m_capture->file(), m_capture->index(), m_edit->text());
    m_wantsFirst = true;
    connect(m_run.get(), &FilterRun::advanced, this, [this] {
        if (m_wantsFirst && !m_run->rows().empty()) {
            m_wantsFirst = false;
            if (!isHit(m_current))
                emit nextRequested();
        }
        showCount();
    });
}

bool FindBar::isHit(qsizetype row) const
{
    const auto &rows = m_run->rows();
    return row >= 0 && std::binary_search(rows.begin(), rows.end(), quint32(row));
}

qsizetype FindBar::next(qsizetype row) const
{
    if (!m_run || m_run->rows().empty())
        return -1;
    const auto &rows = m_run->rows();
    const auto found = std::upper_bound(rows.begin(), rows.end(), row,
                                        [](qsizetype a, quint32 b) { return a < qsizetype(b); });
    return found == rows.end() ? rows.front() : *found;
}

qsizetype FindBar::previous(qsizetype row) const
{
    if (!m_run || m_run->rows().empty())
        return -1;
    const auto &rows = m_run->rows();
    const auto found = std::lower_bound(rows.begin(), rows.end(), row,
                                        [](quint32 a, qsizetype b) { return qsizetype(a) < b; });
    return found == rows.begin() ? rows.back() : *std::prev(found);
}

void FindBar::setCurrentRow(qsizetype row)
{
    m_current = row;
    showCount();
}

void FindBar::showCount()
{
    if (!m_run)
        return;
    const auto &rows = m_run->rows();
    const QLocale locale;
    const QString all = locale.toString(qint64(rows.size()));
    const QString more = m_run->isCaughtUp()
        ? QString()
        : QStringLiteral("  ") + locale.toString(m_run->share() * 100, 'f', 0) + locale.percent();
    const auto place =
        m_current < 0 ? rows.end() : std::lower_bound(rows.begin(), rows.end(), quint32(m_current));
    if (rows.empty() && m_run->isCaughtUp())
        m_count->setText(tr("Nothing found"));
    else if (place != rows.end() && *place == quint32(m_current))
        m_count->setText(tr("%1 of %2").arg(locale.toString(qint64(place - rows.begin()) + 1), all)
                         + more);
    else
        m_count->setText(
            tr("%n hits", nullptr, int(rows.size())).replace(QString::number(rows.size()), all)
            + more);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    const auto *key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event) : nullptr;
    if (!key || (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter))
        return QWidget::eventFilter(watched, event);
    if (m_delay->isActive()) {
        m_delay->stop();
        search();
    } else if (key->modifiers() & Qt::ShiftModifier) {
        emit previousRequested();
    } else {
        emit nextRequested();
    }
    return true;
}

void FindBar::close()
{
    m_delay->stop();
    m_run.reset();
    hide();
    emit textChanged({});
    emit closed();
}
