// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/theme.h"
#include "ui/simulator/clienttablemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class ClientTableModelTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void showsClient();
    void namesEachColumn();
    void keepsRowsOfThoseThatStay();
    void takesOneThatAsksLate();
    void changesNothingWithoutReason();
    void showsQueueThatGrows();
    void followsAnyChange();

private:
    static Simulator::Client client(quint64 id);
    static QString cell(const ClientTableModel &model, int row, int column);
    static QList<quint64> ids(const ClientTableModel &model);
};

void ClientTableModelTest::initTestCase()
{
    Theme::apply(Theme::Name::Light);
    QLocale::setDefault(QLocale::c());
}

Simulator::Client ClientTableModelTest::client(quint64 id)
{
    Simulator::Client client;
    client.id = id;
    client.address = u"127.0.0.1"_s;
    client.port = quint16(40'000 + id);
    client.path = u"/orders"_s;
    client.since = QDateTime(QDate(2026, 11, 21), QTime(10, 30, 5));
    return client;
}

QString ClientTableModelTest::cell(const ClientTableModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

QList<quint64> ClientTableModelTest::ids(const ClientTableModel &model)
{
    QList<quint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.idAt(row);
    return ids;
}

void ClientTableModelTest::showsClient()
{
    Simulator::Client one = client(1);
    one.lastEventId = "\xE2\x80\xAE"
                      "7";
    one.attempt = 3;
    one.eventsSent = 12;
    one.bytesSent = 3400;
    one.eventsDropped = 2;
    one.awaits = "go";
    one.label = u"half\nway"_s;
    ClientTableModel model;
    model.setClients({one, client(2)});
    QCOMPARE(cell(model, 0, ClientTableModel::ClientColumn), u"127.0.0.1:40001"_s);
    QCOMPARE(cell(model, 0, ClientTableModel::AttemptColumn), u"3"_s);
    QCOMPARE(cell(model, 0, ClientTableModel::LastIdColumn), u"\\u{202e}7"_s);
    QCOMPARE(cell(model, 0, ClientTableModel::EventsColumn), u"12"_s);
    QCOMPARE(cell(model, 0, ClientTableModel::SentColumn), u"3.4 kB"_s);
    QCOMPARE(cell(model, 0, ClientTableModel::QueueColumn), u"–"_s);
    QCOMPARE(cell(model, 0, ClientTableModel::AwaitsColumn), u"go"_s);
    QCOMPARE(cell(model, 0, ClientTableModel::LabelColumn), u"half\\nway"_s);
    QCOMPARE(cell(model, 0, ClientTableModel::DroppedColumn), u"2"_s);
    QCOMPARE(cell(model, 0, ClientTableModel::SinceColumn), u"10:30:05"_s);
    QCOMPARE(cell(model, 0, ClientTableModel::RouteColumn), u"/orders"_s);
    QCOMPARE(cell(model, 1, ClientTableModel::DroppedColumn), u"–"_s);
    one.address = u"::1"_s;
    QCOMPARE(clientName(one), u"[::1]:40001"_s);
}

void ClientTableModelTest::namesEachColumn()
{
    const ClientTableModel model;
    for (int column = 0; column < ClientTableModel::ColumnCount; ++column) {
        for (const int role : {Qt::DisplayRole, Qt::ToolTipRole})
            QVERIFY(!model.headerData(column, Qt::Horizontal, role).toString().isEmpty());
    }
}

void ClientTableModelTest::keepsRowsOfThoseThatStay()
{
    ClientTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setClients({client(1), client(2), client(3), client(4)});
    const QPersistentModelIndex third = model.index(2, 0);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setClients({client(3), client(5)});
    QCOMPARE(ids(model), (QList<quint64>{3, 5}));
    QCOMPARE(third.row(), 0);
    QVERIFY(reset.isEmpty());
}

// A connection that waits before it asks has a lower number than those that came after it.
void ClientTableModelTest::takesOneThatAsksLate()
{
    ClientTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setClients({client(1), client(4)});
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.setClients({client(1), client(2), client(3), client(4), client(5)});
    QCOMPARE(ids(model), (QList<quint64>{1, 2, 3, 4, 5}));
    QCOMPARE(inserted.size(), 2);
}

void ClientTableModelTest::changesNothingWithoutReason()
{
    ClientTableModel model;
    QList<Simulator::Client> clients{client(1), client(2), client(3)};
    model.setClients(clients);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setClients(clients);
    QCOMPARE(changed.size(), 0);
    clients[1].eventsSent = 9;
    model.setClients(clients);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst().at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.constFirst().at(1).toModelIndex().row(), 1);
}

void ClientTableModelTest::showsQueueThatGrows()
{
    ClientTableModel model;
    Simulator::Client one = client(1);
    model.setClients({one});
    const QModelIndex queue = model.index(0, ClientTableModel::QueueColumn);
    QCOMPARE(queue.data(ClientTableModel::QueueShareRole).toDouble(), 0.0);
    one.bytesQueued = 120'000;
    one.eventsQueued = 34;
    model.setClients({one});
    QCOMPARE(queue.data().toString(), u"▲ 120.0 kB / 34"_s);
    QVERIFY(queue.data(ClientTableModel::IsGrowingRole).toBool());
    const double share = queue.data(ClientTableModel::QueueShareRole).toDouble();
    QVERIFY(share > 0.3 && share < 0.7);
    one.bytesQueued = 20'000'000;
    model.setClients({one});
    QCOMPARE(queue.data(ClientTableModel::QueueShareRole).toDouble(), 1.0);
    one.bytesQueued = 90'000;
    one.eventsQueued = 0;
    model.setClients({one});
    QCOMPARE(queue.data().toString(), u"90.0 kB"_s);
    QVERIFY(!queue.data(ClientTableModel::IsGrowingRole).toBool());
}

void ClientTableModelTest::followsAnyChange()
{
    QRandomGenerator random(7);
    ClientTableModel model;
    const QAbstractItemModelTester tester(&model);
    for (int round = 0; round < 200; ++round) {
        QList<Simulator::Client> clients;
        QList<quint64> wanted;
        for (quint64 id = 1; id <= 12; ++id) {
            if (random.bounded(2) == 0)
                continue;
            clients << client(id);
            clients.last().eventsSent = random.bounded(3);
            wanted << id;
        }
        model.setClients(clients);
        QCOMPARE(ids(model), wanted);
        for (int row = 0; row < clients.size(); ++row)
            QCOMPARE(cell(model, row, ClientTableModel::EventsColumn),
                     QString::number(clients[row].eventsSent));
    }
}

QTEST_MAIN(ClientTableModelTest)

#include "tst_clienttablemodel.moc"
