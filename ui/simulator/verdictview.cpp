// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/verdictview.h"

#include "lib/simulator/simulator.h"
#include "lib/simulator/verdictreport.h"
#include "ui/common/row.h"
#include "ui/common/toolbutton.h"
#include "ui/inspector/noticebar.h"
#include "ui/simulator/verdictmodel.h"

#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QListView>
#include <QSaveFile>
#include <QScrollBar>
#include <QVBoxLayout>

#include <array>

using namespace std::chrono_literals;

namespace {

constexpr auto RefreshInterval = 1s;

struct ReportKind
{
    const char *suffix;
    const char *name; // untranslated
};

enum Report { JUnit, Json, Text };
constexpr std::array<ReportKind, 3> ReportKinds{{
    {"xml", QT_TRANSLATE_NOOP("VerdictView", "JUnit report (*.xml)")},
    {"json", QT_TRANSLATE_NOOP("VerdictView", "JSON (*.json)")},
    {"txt", QT_TRANSLATE_NOOP("VerdictView", "Text (*.txt)")},
}};

QByteArray report(const QList<Verdict> &verdicts, int format)
{
    if (format == Json)
        return verdictsToJson(verdicts);
    return format == Text ? verdictsToText(verdicts).toUtf8() : verdictsToJUnit(verdicts);
}

} // namespace

VerdictView::VerdictView(Simulator *simulator, QWidget *parent)
    : QWidget(parent)
    , m_simulator(simulator)
    , m_model(new VerdictModel(this))
    , m_notice(new NoticeBar(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(createBar());
    layout->addWidget(m_notice);
    createList();
    layout->addWidget(m_list, 1);
    m_empty = new QLabel(tr("What clients do is judged here by the standard: when they come back, "
                            "and with which id. Drop a connection to see it."),
                         this);
    m_empty->setObjectName(QStringLiteral("muted"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    layout->addWidget(m_empty, 1);
    m_clock.setInterval(RefreshInterval);
    connect(&m_clock, &QTimer::timeout, this, &VerdictView::refresh);
    connect(simulator, &Simulator::started, this, &VerdictView::showSummary);
    connect(simulator, &Simulator::stopped, this, &VerdictView::showSummary);
    showSummary();
}

QWidget *VerdictView::createBar()
{
    m_summary = new QLabel(this);
    m_summary->setObjectName(QStringLiteral("heading"));
    m_summary->setAccessibleName(tr("Verdicts in numbers"));
    m_save = createToolButton(this, QStringLiteral("save"), tr("Save the verdicts"));
    m_save->setToolTip(tr("Save the verdicts as JUnit XML, JSON or text"));
    connect(m_save, &QToolButton::clicked, this, &VerdictView::chooseFile);
    m_forget = createToolButton(this, QStringLiteral("clear"), tr("Forget all clients"));
    m_forget->setToolTip(
        tr("Forget all clients and cut them off: attempts, ids and verdicts begin anew"));
    connect(m_forget, &QToolButton::clicked, this, &VerdictView::forget);
    return createRow(this, {m_summary, m_save, m_forget}, 0);
}

void VerdictView::createList()
{
    m_list = new QListView(this);
    m_list->setModel(m_model);
    m_list->setObjectName(QStringLiteral("findings"));
    m_list->setAccessibleName(tr("Verdicts"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setIconSize({16, 16});
    m_list->setSpacing(4);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void VerdictView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_clock.start();
}

void VerdictView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

void VerdictView::refresh()
{
    if (!m_simulator->isListening())
        return;
    const int place = m_list->verticalScrollBar()->value();
    if (!m_model->setVerdicts(judge(m_simulator->attempts(), std::chrono::steady_clock::now())))
        return;
    m_list->verticalScrollBar()->setValue(place);
    showSummary();
}

void VerdictView::showSummary()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_summary->setText(isEmpty ? tr("No verdicts yet")
                               : tr("%1 failed, %2 noted, %3 passed")
                                     .arg(m_model->count(Verdict::Outcome::Failed))
                                     .arg(m_model->count(Verdict::Outcome::Noted))
                                     .arg(m_model->count(Verdict::Outcome::Passed)));
    m_list->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_save->setEnabled(!isEmpty);
    m_forget->setEnabled(m_simulator->isListening());
}

void VerdictView::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the verdicts"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList names;
    for (const ReportKind &kind : ReportKinds)
        names += tr(kind.name);
    dialog->setNameFilters(names);
    const auto setSuffix = [dialog, names](const QString &name) {
        const auto place = std::max<qsizetype>(0, names.indexOf(name));
        dialog->setDefaultSuffix(QLatin1String(ReportKinds[size_t(place)].suffix));
    };
    connect(dialog, &QFileDialog::filterSelected, dialog, setSuffix);
    setSuffix(names.constFirst());
    dialog->selectFile(tr("verdicts"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog, names](const QString &path) {
        saveTo(path, int(names.indexOf(dialog->selectedNameFilter())));
    });
    dialog->open();
}

void VerdictView::saveTo(const QString &path, int format)
{
    const QByteArray bytes = report(m_model->verdicts(), format);
    const QString name = QDir::toNativeSeparators(path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        m_notice->showSentences({tr("%1 cannot be written: %2.").arg(name, file.errorString())},
                                NoticeBar::Kind::Error);
    else
        m_notice->showSentences({tr("Saved as %1.").arg(name)}, NoticeBar::Kind::Note);
}

void VerdictView::forget()
{
    m_simulator->forget();
    m_model->setVerdicts({});
    showSummary();
}
