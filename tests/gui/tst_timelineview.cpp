// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/gui.h"
#include "tests/gui/rawclient.h"
#include "ui/simulator/timelinemodel.h"
#include "ui/simulator/timelineview.h"

#include <QAbstractButton>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

class TimelineViewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void showsWhatIsSent();
    void showsFaults();
    void showsSelectedClients();
    void followsUntilScrolled();
    void followsUntilRowIsChosen();
    void clears();

private:
    QTableView *table() const { return find<QTableView>(m_view.get(), u"Timeline"_s); }
    void click(const QString &button) const;
    QStringList column(int column) const;
    void send(int count) const;

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<TimelineView> m_view;
};

void TimelineViewTest::initTestCase()
{
    Theme::apply(Theme::Name::Light);
}

void TimelineViewTest::init()
{
    m_simulator = std::make_unique<Simulator>();
    m_view = std::make_unique<TimelineView>(m_simulator.get());
    m_view->resize(400, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TimelineViewTest::cleanup()
{
    m_view.reset();
    m_simulator.reset();
}

void TimelineViewTest::click(const QString &button) const
{
    auto *found = find<QAbstractButton>(m_view.get(), button);
    QVERIFY2(found && found->isEnabled(), qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

QStringList TimelineViewTest::column(int column) const
{
    QStringList texts;
    const QTableView *shown = table();
    for (int row = 0; shown && row < shown->model()->rowCount(); ++row)
        texts << shown->model()->index(row, column).data().toString();
    return texts;
}

// As if the simulator had.
void TimelineViewTest::send(int count) const
{
    QList<Simulator::Sent> sent(count);
    emit m_simulator->sent(sent);
}

void TimelineViewTest::showsWhatIsSent()
{
    const auto labels = m_view->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().startsWith(u"What is sent to clients"_s);
    }));
    RawClient client(serve(m_simulator.get(),
                           ": @streamgauge 1\ndata: first\n\n: @label half way\n"
                           "event: a\nid: 7\ndata: hello\n\n: hi\n"));
    QTRY_VERIFY(column(TimelineModel::TypeColumn).contains(u"ends"_s));
    const QStringList kinds = column(TimelineModel::TypeColumn);
    for (const char *kind : {"begins", "message", "label", "a", "comment"})
        QVERIFY2(kinds.contains(QLatin1String(kind)), qPrintable(kinds.join(u' ')));
    const qsizetype row = kinds.indexOf(u"a"_s);
    QCOMPARE(column(TimelineModel::IdColumn).at(row), u"7"_s);
    QCOMPARE(column(TimelineModel::TextColumn).at(row), u"hello"_s);
}

void TimelineViewTest::showsFaults()
{
    RawClient client(serve(m_simulator.get(), ": @streamgauge 1\ndata: x\n\n: @hang\n"));
    QTRY_VERIFY(client.received().contains("data: x"));
    QCOMPARE(m_simulator->apply({LiveFault::Kind::Drop}), 1);
    QTRY_VERIFY(column(TimelineModel::TypeColumn).contains(u"fault"_s));
}

void TimelineViewTest::showsSelectedClients()
{
    Simulator::Sent first;
    first.client = 1;
    Simulator::Sent second;
    second.client = 2;
    emit m_simulator->sent({first, second, first});
    m_view->setChosen({2});
    QCOMPARE(column(TimelineModel::ClientColumn).size(), 3);
    click(u"Only the clients selected in the table"_s);
    QCOMPARE(column(TimelineModel::ClientColumn), QStringList{u"#2"_s});
    m_view->setChosen({}); // it has gone; its history is what one wants to see
    QCOMPARE(column(TimelineModel::ClientColumn), QStringList{u"#2"_s});
    m_view->setChosen({1});
    QCOMPARE(column(TimelineModel::ClientColumn).size(), 2);
    click(u"Only the clients selected in the table"_s);
    QCOMPARE(column(TimelineModel::ClientColumn).size(), 3);
}

void TimelineViewTest::followsUntilScrolled()
{
    send(200);
    QScrollBar *bar = table()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 100);
    send(1);
    QTRY_COMPARE(bar->value(), bar->maximum());
    auto *follow = find<QAbstractButton>(m_view.get(), u"Follow what is newest"_s);
    bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    QVERIFY(!follow->isChecked());
    const int place = bar->value();
    send(10);
    QCOMPARE(bar->value(), place);
    send(int(TimelineModel::MostEntries) - 205); // six rows at the top go
    QCOMPARE(table()->model()->rowCount(), int(TimelineModel::MostEntries));
    QTRY_COMPARE(bar->value(), place - 6);
    click(u"Follow what is newest"_s);
    QCOMPARE(bar->value(), bar->maximum());
}

void TimelineViewTest::followsUntilRowIsChosen()
{
    send(5);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                      table()->visualRect(table()->model()->index(1, 0)).center());
    QVERIFY(!find<QAbstractButton>(m_view.get(), u"Follow what is newest"_s)->isChecked());
}

void TimelineViewTest::clears()
{
    send(5);
    QVERIFY(table());
    click(u"Clear the timeline"_s);
    QVERIFY(!table());
    send(1);
    QCOMPARE(column(TimelineModel::TypeColumn).size(), 1);
}

QTEST_MAIN(TimelineViewTest)

#include "tst_timelineview.moc"
