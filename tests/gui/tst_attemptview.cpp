// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The view of a stream's attempts as a person uses it, and its model.

#include "tests/gui/attempts.h"
#include "tests/gui/gui.h"
#include "ui/inspector/attemptlistmodel.h"
#include "ui/inspector/attemptreport.h"
#include "ui/inspector/attemptview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Attempts;

class AttemptViewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(Theme::Name::Light); }
    void init();
    void cleanup();

    void staysBounded();
    void letsNothingHarmfulThrough();

    void addsAndRemovesRows();
    void startsAnewAfterClear();

    void showsLatestAttempt();
    void showsChosenAttempt();
    void comesBackToLatestAttempt();
    void choosesAttemptByTime_data();
    void choosesAttemptByTime();
    void countsWhileVisible();
    void keepsSelectionWhileCounting();
    void costsNothingWhileHidden();
    void copiesReport();
    void changesColours();
    void shows1000Attempts();

private:
    void open(const QList<Attempt> &attempts);
    QListView *list() const { return find<QListView>(m_view.get(), u"Attempts"_s); }
    FactSheet *facts() const { return find<FactSheet>(m_view.get(), u"Facts about the attempt"_s); }
    QString label(const QString &name) const;
    void click(const QString &button) const;
    void clickRow(int row) const;

    AttemptHistory m_history;
    int m_reads = 0;
    std::unique_ptr<AttemptView> m_view;
};

void AttemptViewTest::init()
{
    m_history = {};
    m_reads = 0;
    QGuiApplication::clipboard()->clear();
    m_view = std::make_unique<AttemptView>([this] {
        ++m_reads;
        return m_history;
    });
    m_view->resize(900, 500);
}

void AttemptViewTest::cleanup()
{
    m_view.reset();
    Theme::apply(Theme::Name::Light);
}

void AttemptViewTest::open(const QList<Attempt> &attempts)
{
    m_history = historyOf(attempts);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

QString AttemptViewTest::label(const QString &name) const
{
    const auto *found = find<QLabel>(m_view.get(), name);
    return found ? found->text() : QString();
}

void AttemptViewTest::click(const QString &button) const
{
    auto *found = find<QToolButton>(m_view.get(), button);
    QVERIFY2(found && found->isEnabled(), qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

void AttemptViewTest::clickRow(int row) const
{
    const QModelIndex index = list()->model()->index(row, 0);
    list()->scrollTo(index);
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(index).center());
}

void AttemptViewTest::staysBounded()
{
    Attempt attempt = lostAttempt();
    const QByteArray huge(1024 * 1024, 'x');
    attempt.hops[0].url = QUrl(u"http://h/"_s + QString::fromLatin1(huge));
    attempt.hops[0].reasonPhrase = huge;
    for (int i = 0; i < 1000; ++i)
        attempt.hops[0].responseHeaders.append({"X-" + QByteArray::number(i) + huge, huge});
    for (int i = 0; i < 20; ++i)
        attempt.hops.append(attempt.hops[0]);
    const AttemptHistory history = historyOf({attempt});
    const QString text = attemptReport(history, 0, Secrets::Hidden);
    QVERIFY2(text.size() < 600'000, qPrintable(QString::number(text.size())));
    QVERIFY(text.contains(u"1001 more headers"_s) && text.contains(u"… 1.0 MB more"_s));
    open({attempt});
    QVERIFY(facts()->toPlainText().size() < 600'000);
}

void AttemptViewTest::letsNothingHarmfulThrough()
{
    const QByteArray harm("\x1b[31m\x07\xC2\x9B\xE2\x80\xA8\xE2\x80\xAE\xE2\x81\xA6\xFF<b>&amp;");
    Attempt attempt = refusedAttempt();
    Attempt::Hop &hop = attempt.hops[0];
    hop.method = "GET" + harm;
    hop.reasonPhrase = hop.httpVersion = harm;
    hop.requestHeaders = hop.responseHeaders = {{"X" + harm, harm}, {"Location", "/" + harm}};
    hop.proxy = QString::fromUtf8(harm);
    hop.addresses = {hop.proxy};
    hop.tls = {hop.proxy, hop.proxy, {}, {hop.proxy}, false};
    attempt.ending = attempt.waitReason = hop.proxy;
    attempt.wait = 3s;
    attempt.bodyStart = attempt.lastEventId = harm;
    attempt.findings = {{Finding::Rule::RefusedContentType, 0, 0, hop.proxy}};
    open({attempt, attempt});
    const QModelIndex index = list()->model()->index(0, 0);
    const QStringList texts{attemptReport(m_history, 0, Secrets::Hidden),
                            facts()->toPlainText(),
                            label(u"Why the attempt ended"_s),
                            attemptSequel(m_history, 0),
                            index.data().toString(),
                            index.data(AttemptListModel::SentenceRole).toString()};
    for (const QString &text : texts) {
        QVERIFY(!text.isEmpty());
        QVERIFY2(std::none_of(text.begin(), text.end(), isHarmful), qPrintable(text));
    }
    QVERIFY(facts()->toPlainText().contains(u"<b>&amp;"_s));
    QVERIFY(label(u"Why the attempt ended"_s).contains(u"<b>&amp;"_s));
}

void AttemptViewTest::addsAndRemovesRows()
{
    AttemptListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setHistory(historyOf({}));
    model.setHistory(historyOf({openAttempt(1)}));
    QCOMPARE(model.rowCount(), 1);
    model.setHistory(historyOf({lostAttempt(1), lostAttempt(2), openAttempt(3)}));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(model.index(0).data(AttemptListModel::StateRole).toInt(), int(AttemptState::Lost));
    QCOMPARE(model.index(0).data(AttemptListModel::SequelRole).toString(), u"then 3 s"_s);
    QCOMPARE(model.index(2).data(AttemptListModel::DurationRole).toString(), u"40.0 s"_s);

    model.setHistory(historyOf({lostAttempt(3), openAttempt(4)})); // two are forgotten
    QCOMPARE(removed.size(), 1);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.index(0).data(AttemptListModel::TitleRole).toString().startsWith(u"3 "_s));
    QCOMPARE(model.index(0).data(AttemptListModel::StateRole).toInt(), int(AttemptState::Lost));
    QCOMPARE(reset.size(), 0);
}

void AttemptViewTest::startsAnewAfterClear()
{
    AttemptListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setHistory(historyOf({lostAttempt(1), lostAttempt(2), openAttempt(3)}));
    model.setHistory(historyOf({openAttempt(3)}));
    QCOMPARE(model.rowCount(), 1);
    Attempt other = openAttempt(1); // of the next open()
    other.begin += 1h;
    model.setHistory(historyOf({other}));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0).data(AttemptListModel::TitleRole).toString().startsWith(u"1 "_s));
    model.setHistory(historyOf({}));
    QCOMPARE(model.rowCount(), 0);
}

void AttemptViewTest::showsLatestAttempt()
{
    open({lostAttempt(1), openAttempt(2)});
    QCOMPARE(list()->currentIndex().row(), 1);
    QCOMPARE(label(u"Why the attempt ended"_s), u"Open."_s);
    QVERIFY(facts()->toPlainText().startsWith(u"Attempt 2\n"_s));
    m_history.attempts = {lostAttempt(1), lostAttempt(2), refusedAttempt()};
    QTRY_COMPARE(label(u"Why the attempt ended"_s), refusedAttempt().ending);
    QCOMPARE(list()->currentIndex().row(), 2);
}

void AttemptViewTest::showsChosenAttempt()
{
    open({lostAttempt(1), openAttempt(2)});
    clickRow(0);
    QVERIFY(!m_view->isFollowing());
    QCOMPARE(label(u"Why the attempt ended"_s), lostAttempt().ending);
    QCOMPARE(label(u"What comes after the attempt"_s),
             u"The wait before the next attempt: 3 s (the stream’s reconnection time)."_s);
    m_history.attempts.append(openAttempt(3));
    QTRY_COMPARE(list()->model()->rowCount(), 3);
    QCOMPARE(list()->currentIndex().row(), 0); // stays
    QTest::keyClick(list(), Qt::Key_Down);
    QVERIFY(facts()->toPlainText().startsWith(u"Attempt 2\n"_s));
}

void AttemptViewTest::comesBackToLatestAttempt()
{
    open({lostAttempt(1), openAttempt(2)});
    clickRow(0);
    QTest::keyClick(list(), Qt::Key_End);
    QVERIFY(m_view->isFollowing());
    m_history.attempts.append(openAttempt(3));
    QTRY_COMPARE(list()->currentIndex().row(), 2);
    m_history.attempts.clear();
    QTRY_COMPARE(label(u"Why the attempt ended"_s), u"There has been no attempt yet."_s);
    QVERIFY(!find<QToolButton>(m_view.get(), u"Copy as text"_s)->isEnabled());
}

void AttemptViewTest::choosesAttemptByTime_data()
{
    QTest::addColumn<std::chrono::seconds>("time"); // since Start
    QTest::addColumn<int>("row");

    QTest::newRow("before-all") << 0s << 0;
    QTest::newRow("at-begin") << 120s << 1;
    QTest::newRow("between") << 150s << 1;
    QTest::newRow("after-all") << 1000s << 2;
}

void AttemptViewTest::choosesAttemptByTime()
{
    open({lostAttempt(1), lostAttempt(2), openAttempt(3)});
    QFETCH(std::chrono::seconds, time);
    m_view->chooseAttemptAt(Start + time);
    QTEST(list()->currentIndex().row(), "row");
}

void AttemptViewTest::countsWhileVisible()
{
    open({openAttempt()});
    QVERIFY(facts()->toPlainText().contains(u"events: 312"_s));
    m_history.attempts[0].eventCount = 1'000'000;
    QTRY_VERIFY(facts()->toPlainText().contains(u"events: 1,000,000"_s));
    m_history.attempts[0] = lostAttempt();
    m_history.untilNext = 2'500ms;
    QTRY_VERIFY(label(u"What comes after the attempt"_s).startsWith(u"Next attempt in 3 s"_s));
    m_history.untilNext = 1'500ms;
    QTRY_VERIFY(label(u"What comes after the attempt"_s).startsWith(u"Next attempt in 2 s"_s));
    QCOMPARE(list()->model()->index(0, 0).data(AttemptListModel::SequelRole).toString(),
             u"next in 2 s"_s);
}

void AttemptViewTest::keepsSelectionWhileCounting()
{
    open({openAttempt()});
    QTextCursor cursor = facts()->document()->find(u"text/event-stream"_s);
    QVERIFY(!cursor.isNull());
    facts()->setTextCursor(cursor);
    m_history.attempts[0].eventCount = 1'000'000;
    QTRY_VERIFY(facts()->toPlainText().contains(u"events: 1,000,000"_s));
    QCOMPARE(facts()->textCursor().selectedText(), u"text/event-stream"_s);
    QTest::keySequence(facts(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"text/event-stream"_s);
}

void AttemptViewTest::costsNothingWhileHidden()
{
    open({openAttempt()});
    QTRY_VERIFY(m_reads > 2);
    m_view->hide();
    const int reads = m_reads;
    m_history.attempts.append(openAttempt(2));
    QTest::qWait(600); // more than two times what it waits while visible
    QCOMPARE(m_reads, reads);
    m_view->show();
    QCOMPARE(m_reads, reads + 1); // at once
    QCOMPARE(list()->currentIndex().row(), 1);
}

void AttemptViewTest::copiesReport()
{
    Attempt attempt = openAttempt();
    attempt.hops[0].requestHeaders = {{"Authorization", "Bearer s3cret"}};
    open({attempt});
    click(u"Copy as text"_s);
    QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(u"Streamgauge "_s), qPrintable(copied));
    QVERIFY2(copied.contains(u"Bearer •••"_s), qPrintable(copied));
    QVERIFY(!copied.contains(u"s3cret"_s) && !facts()->toPlainText().contains(u"s3cret"_s));
    click(u"Show secrets"_s);
    QVERIFY(facts()->toPlainText().contains(u"Bearer s3cret"_s));
    click(u"Copy as text"_s);
    copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(u"Bearer s3cret"_s), qPrintable(copied));
    click(u"Show secrets"_s);
    QVERIFY(!facts()->toPlainText().contains(u"s3cret"_s));
}

void AttemptViewTest::changesColours()
{
    open({lostAttempt()});
    const QString text = facts()->toPlainText();
    const QImage light = m_view->grab().toImage();
    Theme::apply(Theme::Name::Dark);
    const QTextCursor cursor = facts()->document()->find(u"Started"_s);
    QCOMPARE(cursor.charFormat().foreground().color(), Theme::current().muted);
    QCOMPARE(facts()->toPlainText(), text);
    QVERIFY(m_view->grab().toImage() != light);
}

void AttemptViewTest::shows1000Attempts()
{
    QList<Attempt> attempts;
    for (int number = 1; number <= 1000; ++number)
        attempts.append(lostAttempt(number));
    open(attempts);
    QCOMPARE(list()->model()->rowCount(), 1000);
    const QScrollBar *bar = list()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    m_history.attempts.removeFirst();
    m_history.attempts.append(openAttempt(1001));
    QTRY_COMPARE(label(u"Why the attempt ended"_s), u"Open."_s);
    QCOMPARE(list()->model()->rowCount(), 1000);
    QTRY_COMPARE(bar->value(), bar->maximum());
}

QTEST_MAIN(AttemptViewTest)

#include "tst_attemptview.moc"
