// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/clientpage.h"

#include "lib/wire/printable.h"
#include "ui/simulator/awaitbar.h"
#include "ui/simulator/clienttablemodel.h"
#include "ui/simulator/faultbar.h"
#include "ui/simulator/pushcomposer.h"
#include "ui/simulator/queuedelegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace {

constexpr int RowHeight = 24;
constexpr int Widths[ClientTableModel::ColumnCount]{132, 40,  68, 112, 104, 72,
                                                    96,  160, 56, 72,  120};

} // namespace

ClientPage::ClientPage(Simulator *simulator, QWidget *parent)
    : QWidget(parent)
    , m_simulator(simulator)
    , m_model(new ClientTableModel(this))
    , m_heading(new QLabel(this))
    , m_awaits(new AwaitBar(this))
    , m_faults(new FaultBar(this))
    , m_composer(new PushComposer(this))
    , m_result(new QLabel(this))
{
    m_heading->setObjectName(QStringLiteral("heading"));
    m_heading->setAccessibleName(tr("Who it is done to"));
    m_result->setObjectName(QStringLiteral("muted"));
    m_result->setAccessibleName(tr("What has been done"));
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(createTable(), 3);
    layout->addWidget(m_awaits);
    layout->addWidget(m_heading);
    layout->addWidget(m_faults);
    layout->addWidget(m_result);
    layout->addWidget(m_composer, 2);
    connect(m_faults, &FaultBar::faultChosen, this, &ClientPage::apply);
    connect(m_faults, &FaultBar::refusalChosen, this, &ClientPage::refuse);
    connect(m_composer, &PushComposer::pushed, this, &ClientPage::push);
    connect(m_awaits, &AwaitBar::signalChosen, this, &ClientPage::signal);
    connect(simulator, &Simulator::clientsChanged, this, &ClientPage::showClients);
    connect(simulator, &Simulator::started, this, &ClientPage::showChosen);
    connect(simulator, &Simulator::stopped, this, &ClientPage::showChosen);
    showClients({});
}

QWidget *ClientPage::createTable()
{
    m_table = new QTableView(this);
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("padded"));
    m_table->setAccessibleName(tr("Clients"));
    m_table->setToolTip(tr("Select clients to do something to them alone"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setItemDelegateForColumn(ClientTableModel::QueueColumn, new QueueDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(RowHeight);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    for (int column = 0; column < ClientTableModel::ColumnCount; ++column)
        header->resizeSection(column, Widths[column]);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ClientPage::showChosen);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ClientPage::showChosen);

    m_empty = new QLabel(tr("Nobody is connected. Connect a client to the URL above, or watch the "
                            "stream here."),
                         this);
    m_empty->setObjectName(QStringLiteral("muted"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_table->setMinimumHeight(96);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // what is left over
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    return part;
}

QList<quint64> ClientPage::chosen() const
{
    QList<quint64> ids;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        ids.append(m_model->idAt(index.row()));
    return ids;
}

void ClientPage::showClients(const QList<Simulator::Client> &clients)
{
    m_model->setClients(clients);
    m_awaits->showClients(clients);
    m_table->setVisible(!clients.isEmpty());
    m_empty->setVisible(clients.isEmpty());
    showChosen();
}

void ClientPage::showChosen()
{
    const auto count = m_table->selectionModel()->selectedRows().size();
    m_empty->setText(m_simulator->isListening()
                         ? tr("Nobody is connected. Connect a client to the URL above, or watch "
                              "the stream here.")
                         : tr("Start the simulator; its clients appear here."));
    m_heading->setText(count == 0 ? tr("To all clients (%1)").arg(m_model->rowCount())
                                  : tr("To the selected clients (%1)").arg(count));
    m_faults->setEnabled(m_simulator->isListening());
    m_composer->setPushable(m_simulator->isListening());
    emit chosenChanged();
}

void ClientPage::apply(const LiveFault &fault, const QString &name)
{
    const int count = m_simulator->apply(fault, chosen());
    showResult(tr("%1: done to %2").arg(name, QString::number(count)));
}

void ClientPage::refuse(const Refusal &refusal)
{
    m_simulator->refuse(refusal);
    showResult(refusal.count == 0
                   ? tr("All attempts are answered again.")
                   : tr("Attempts that will be answered with 503: %1").arg(refusal.count));
}

void ClientPage::push(const QByteArray &block)
{
    m_composer->showCount(m_simulator->push(block, chosen()));
}

void ClientPage::signal(const QByteArray &name)
{
    const int count = m_simulator->signal(name);
    showResult(tr("Signal %1: %2 went on").arg(toPrintable(name), QString::number(count)));
}

void ClientPage::showResult(const QString &sentence)
{
    m_result->setText(sentence);
    m_result->show();
}
