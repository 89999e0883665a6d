// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/gui.h"
#include "tests/gui/rawclient.h"
#include "ui/simulator/clockbar.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr char Hourly[] = ": @streamgauge 1\n: @template on\n: @repeat forever\n"
                          "data: n{{repeat}}\n\n: @wait 1h\n: @end\n";

} // namespace

class ClockBarTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void setsSpeed_data();
    void setsSpeed();
    void pauses();
    void stepsToNextEvent();
    void jumpsAhead();
    void saysWhatIsWrongWithJump();
    void showsClockOfOthers();

private:
    void click(const QString &button) const;
    void answer(const QString &text) const;
    QComboBox *speed() const { return find<QComboBox>(m_bar.get(), u"Speed of the scenarios"_s); }

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<ClockBar> m_bar;
};

void ClockBarTest::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    Theme::apply(Theme::Name::Light);
}

void ClockBarTest::init()
{
    m_bar.reset();
    m_simulator = std::make_unique<Simulator>();
    m_bar = std::make_unique<ClockBar>(m_simulator.get());
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
}

void ClockBarTest::click(const QString &button) const
{
    auto *found = find<QAbstractButton>(m_bar.get(), button);
    QVERIFY2(found, qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

void ClockBarTest::answer(const QString &text) const
{
    auto *field = qobject_cast<QLineEdit *>(m_bar->focusWidget());
    QVERIFY(field);
    QTest::keySequence(field, QKeySequence::SelectAll);
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

void ClockBarTest::setsSpeed_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<double>("speed");
    QTest::addColumn<bool>("skipsWaits");

    QTest::newRow("slowest") << int(Qt::Key_Home) << 0.1 << false;
    QTest::newRow("faster") << int(Qt::Key_Down) << 2.0 << false;
    QTest::newRow("slower") << int(Qt::Key_Up) << 0.5 << false;
    QTest::newRow("as-fast-as-possible") << int(Qt::Key_End) << 1.0 << true;
}

void ClockBarTest::setsSpeed()
{
    serve(m_simulator.get(), Hourly);
    m_bar->showClock();
    QCOMPARE(speed()->currentText(), u"Speed 1×"_s);
    QFETCH(int, key);
    QTest::keyClick(speed(), Qt::Key(key));
    QTEST(m_simulator->clock().speed, "speed");
    QTEST(m_simulator->clock().skipsWaits, "skipsWaits");
    QVERIFY(!m_simulator->clock().isPaused);
}

void ClockBarTest::pauses()
{
    serve(m_simulator.get(), Hourly);
    click(u"Pause all scenarios"_s);
    QVERIFY(m_simulator->clock().isPaused);
    click(u"Pause all scenarios"_s);
    QVERIFY(!m_simulator->clock().isPaused);
}

void ClockBarTest::stepsToNextEvent()
{
    RawClient client(serve(m_simulator.get(), Hourly));
    QTRY_VERIFY(client.received().contains("data: n1\n"));
    click(u"Pause all scenarios"_s);
    click(u"Go on to the next event at once"_s);
    QTRY_VERIFY(client.received().contains("data: n2\n"));
    QVERIFY(!client.received().contains("data: n3\n"));
}

void ClockBarTest::jumpsAhead()
{
    RawClient client(serve(m_simulator.get(), Hourly));
    QTRY_VERIFY(client.received().contains("data: n1\n"));
    click(u"Jump ahead in time…"_s);
    answer(u"150m"_s);
    QTRY_VERIFY(client.received().contains("data: n3\n"));
    QVERIFY(!client.received().contains("data: n4\n"));
}

void ClockBarTest::saysWhatIsWrongWithJump()
{
    serve(m_simulator.get(), Hourly);
    click(u"Jump ahead in time…"_s);
    answer(u"soon"_s);
    QVERIFY(find<QLabel>(m_bar.get(), u"What is wrong with it"_s));
}

void ClockBarTest::showsClockOfOthers()
{
    serve(m_simulator.get(), Hourly);
    m_simulator->setClock({3.5, true, false});
    QTRY_COMPARE(speed()->currentText(), u"Speed 3.5×"_s);
    QVERIFY(find<QAbstractButton>(m_bar.get(), u"Pause all scenarios"_s)->isChecked());
}

QTEST_MAIN(ClockBarTest)

#include "tst_clockbar.moc"
