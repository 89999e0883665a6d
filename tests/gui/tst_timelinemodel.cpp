// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/theme.h"
#include "ui/simulator/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

using Sent = Simulator::Sent;

class TimelineModelTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void showsEntry();
    void namesEachKind_data();
    void namesEachKind();
    void namesClients();
    void keepsTheLastEntries();
    void takesBatchLargerThanAll();
    void insertsOnceForBatch();
    void showsChosenClients();
    void clears();
    void followsAnyBatch();

private:
    static Sent event(quint64 client, int number);
    static QString cell(const TimelineModel &model, int row, int column);
};

void TimelineModelTest::initTestCase()
{
    Theme::apply(Theme::Name::Light);
    QLocale::setDefault(QLocale::c());
}

Sent TimelineModelTest::event(quint64 client, int number)
{
    Sent sent;
    sent.client = client;
    sent.time = QDateTime(QDate(2026, 11, 21), QTime(10, 30, 5, 123)).toMSecsSinceEpoch();
    sent.text = QString::number(number);
    return sent;
}

QString TimelineModelTest::cell(const TimelineModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

void TimelineModelTest::showsEntry()
{
    Sent sent = event(0, 1);
    sent.type = "order";
    sent.id = "41";
    sent.size = 2400;
    sent.text = u"a\nb"_s;
    TimelineModel model;
    model.append({sent});
    QCOMPARE(cell(model, 0, TimelineModel::TimeColumn), u"10:30:05.123"_s);
    QCOMPARE(cell(model, 0, TimelineModel::ClientColumn), u"all"_s);
    QCOMPARE(cell(model, 0, TimelineModel::TypeColumn), u"order"_s);
    QCOMPARE(cell(model, 0, TimelineModel::IdColumn), u"41"_s);
    QCOMPARE(cell(model, 0, TimelineModel::TextColumn), u"a\\nb"_s);
    QCOMPARE(cell(model, 0, TimelineModel::SizeColumn), u"2.4 kB"_s);
    for (int column = 0; column < TimelineModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void TimelineModelTest::namesEachKind_data()
{
    QTest::addColumn<Sent::Kind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QColor>("color");

    const Theme &theme = Theme::current();
    QTest::newRow("event") << Sent::Kind::Event << u"message"_s << theme.text;
    QTest::newRow("comment") << Sent::Kind::Comment << u"comment"_s << theme.muted;
    QTest::newRow("retry") << Sent::Kind::Retry << u"retry"_s << theme.muted;
    QTest::newRow("other") << Sent::Kind::Other << u"bytes"_s << theme.muted;
    QTest::newRow("label") << Sent::Kind::Label << u"label"_s << theme.accent;
    QTest::newRow("began") << Sent::Kind::Began << u"begins"_s << theme.muted;
    QTest::newRow("ended") << Sent::Kind::Ended << u"ends"_s << theme.muted;
    QTest::newRow("fault") << Sent::Kind::Fault << u"fault"_s << theme.warning;
}

void TimelineModelTest::namesEachKind()
{
    Sent sent = event(1, 1);
    QFETCH(Sent::Kind, kind);
    sent.kind = kind;
    TimelineModel model;
    model.append({sent});
    QTEST(cell(model, 0, TimelineModel::TypeColumn), "name");
    QTEST(model.index(0, 0).data(Qt::ForegroundRole).value<QColor>(), "color");
}

void TimelineModelTest::namesClients()
{
    Simulator::Client client;
    client.id = 7;
    client.address = u"127.0.0.1"_s;
    client.port = 4242;
    TimelineModel model;
    model.noteClients({client});
    model.noteClients({}); // it is gone
    model.append({event(7, 1), event(8, 2)});
    QCOMPARE(cell(model, 0, TimelineModel::ClientColumn), u":4242"_s);
    QCOMPARE(model.index(0, TimelineModel::ClientColumn).data(Qt::ToolTipRole).toString(),
             u"127.0.0.1:4242"_s);
    QCOMPARE(cell(model, 1, TimelineModel::ClientColumn), u"#8"_s);
}

void TimelineModelTest::keepsTheLastEntries()
{
    TimelineModel model;
    const QAbstractItemModelTester tester(&model);
    const int most = int(TimelineModel::MostEntries);
    QList<Sent> first;
    for (int i = 0; i < most; ++i)
        first << event(1, i);
    model.append(first);
    QCOMPARE(model.rowCount(), most);
    model.append({event(1, most), event(1, most + 1)});
    QCOMPARE(model.rowCount(), most);
    QCOMPARE(cell(model, 0, TimelineModel::TextColumn), u"2"_s);
    QCOMPARE(cell(model, most - 1, TimelineModel::TextColumn), QString::number(most + 1));
}

void TimelineModelTest::takesBatchLargerThanAll()
{
    TimelineModel model;
    const int most = int(TimelineModel::MostEntries);
    model.append({event(1, -1)});
    QList<Sent> many;
    for (int i = 0; i < most + 5; ++i)
        many << event(1, i);
    model.append(many);
    QCOMPARE(model.rowCount(), most);
    QCOMPARE(cell(model, 0, TimelineModel::TextColumn), u"5"_s);
}

void TimelineModelTest::insertsOnceForBatch()
{
    TimelineModel model;
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.append({event(1, 1), event(2, 2), event(1, 3)});
    QCOMPARE(inserted.size(), 1);
}

void TimelineModelTest::showsChosenClients()
{
    TimelineModel model;
    const QAbstractItemModelTester tester(&model);
    model.append({event(1, 1), event(2, 2), event(0, 3)});
    model.setFilter({2});
    QCOMPARE(model.rowCount(), 2); // and what all were sent
    model.append({event(1, 4), event(2, 5)});
    QCOMPARE(cell(model, 2, TimelineModel::TextColumn), u"5"_s);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 5);
}

void TimelineModelTest::clears()
{
    TimelineModel model;
    model.append({event(1, 1)});
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    model.append({event(1, 2)});
    QCOMPARE(cell(model, 0, TimelineModel::TextColumn), u"2"_s);
}

void TimelineModelTest::followsAnyBatch()
{
    QRandomGenerator random(3);
    TimelineModel model;
    const QAbstractItemModelTester tester(&model);
    model.setFilter({1});
    QList<int> wanted; // of all entries: the number, or -1 if it is not shown
    int number = 0;
    for (int round = 0; round < 60; ++round) {
        QList<Sent> batch;
        const int size = random.bounded(600);
        for (int i = 0; i < size; ++i) {
            const quint64 client = 1 + quint64(random.bounded(2));
            batch << event(client, ++number);
            wanted << (client == 1 ? number : -1);
        }
        model.append(batch);
        wanted = wanted.last(std::min(wanted.size(), TimelineModel::MostEntries));
    }
    wanted.removeAll(-1);
    QCOMPARE(model.rowCount(), int(wanted.size()));
    for (int row = 0; row < wanted.size(); row += 97)
        QCOMPARE(cell(model, row, TimelineModel::TextColumn), QString::number(wanted[row]));
}

QTEST_MAIN(TimelineModelTest)

#include "tst_timelinemodel.moc"
