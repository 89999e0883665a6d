// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/capture/capture.h"
#include "lib/query/filterrun.h"
#include "lib/query/jqcolumn.h"
#include "lib/query/rowsearch.h"
#include "tests/unit/recording.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Rows = std::vector<quint32>;

namespace {

void receive(Capture *capture, const QByteArray &stream, std::chrono::microseconds time = 10ms)
{
    capture->writer().writeBytes(stream, recordTime(time));
    capture->commit();
}

// Rows 0 and 1 are about the connection.
std::unique_ptr<Capture> capture(const QByteArray &stream = {})
{
    auto result = std::make_unique<Capture>();
    beginRecording(&result->writer());
    result->commit();
    receive(result.get(), stream);
    return result;
}

// Without looking for candidates first.
Rows oneByOne(const Capture &capture, const QString &text)
{
    QueryError error;
    auto query = Query::parse(text, &error);
    Rows rows;
    if (!query)
        return rows;
    RowSearch search(capture.file(), capture.index(), std::move(*query));
    for (qsizetype row = 0; row < capture.count(); ++row) {
        if (search.matches(row))
            rows.push_back(quint32(row));
    }
    return rows;
}

} // namespace

class TestFilterRun : public QObject
{
    Q_OBJECT

private slots:
    void findsRows_data();
    void findsRows();
    void findsTheSameAsLookingAtEachRow();
    void goesOnWithWhatArrives();
    void endsAtOnceWhateverAConditionDoes();
    void looksAtRowsLargerThanItsWindow();
    void worksColumnsOut();
    void showsTheRowsThatAreAskedForLast();
};

void TestFilterRun::findsRows_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QList<int>>("rows");

    const auto row = [](const char *name, const QString &query, const QList<int> &rows) {
        QTest::newRow(name) << query << rows;
    };
    row("word", u"beta"_s, {3, 5});
    row("word-in-a-note", u"open"_s, {1});
    row("default-type", u"message"_s, {2, 5});
    row("type", u"type:tick"_s, {3});
    row("comment", u"comment:"_s, {4});
    row("id", u"id:3"_s, {5});
    row("number", u"#2..3"_s, {3, 5});
    row("attempt", u"attempt:1 is:event"_s, {2, 3, 5});
    row("regex", u"/^be/"_s, {3});
    row("jq", u"jq:(.a > 1)"_s, {2});
    row("either", u"alpha or keep"_s, {4});
    row("nothing", u"gamma"_s, {});
}

void TestFilterRun::findsRows()
{
    const auto held = capture("data: {\"a\":2}\n\nevent: tick\ndata: beta\n\n: keep\n\n"
                              "id: 3\ndata: a\ndata: beta\n\n");
    QCOMPARE(held->count(), 6);
    QFETCH(const QString, query);
    FilterRun run(held->file(), held->index(), query);
    QTRY_VERIFY(run.isCaughtUp());
    const QList<int> found(run.rows().begin(), run.rows().end());
    QTEST(found, "rows");
    QCOMPARE(run.searchedCount(), 6);
    QCOMPARE(run.share(), 1.0);
}

// Random streams, cut into random reads; comments and directives stand around and inside blocks.
void TestFilterRun::findsTheSameAsLookingAtEachRow()
{
    static constexpr const char *lines[] = {"data: apple\n",
                                            "data: Pear\n",
                                            "event: pear\n",
                                            "id: 12\n",
                                            ": apple\n",
                                            "\n",
                                            "\n",
                                            "\n",
                                            "foo: pear\n",
                                            ": @at\n",
                                            "retry: 5\n",
                                            "data\n",
                                            "data: {\"p\":7}\n"};
    static const QStringList queries{
        u"apple"_s,     u"Pear"_s,          u"pear"_s,      u"apple pear"_s,   u"type:pear"_s,
        u"id:12"_s,     u"/p+e/"_s,         u"not apple"_s, u"jq:(.p == 7)"_s, u"size>5"_s,
        u"gap>900ms"_s, u"comment:apple"_s, u"lint:"_s,     u"is:ignored"_s,   u"message"_s};
    QRandomGenerator random(1848);
    for (int round = 0; round < 12; ++round) {
        const auto held = capture();
        std::chrono::microseconds time = 10ms;
        for (int reads = random.bounded(1, 60); reads > 0; --reads) {
            QByteArray bytes;
            for (int i = random.bounded(1, 8); i > 0; --i)
                bytes += lines[random.bounded(int(std::size(lines)))];
            bytes.chop(random.bounded(3));
            time += std::chrono::milliseconds(random.bounded(1200));
            receive(held.get(), bytes, time);
        }
        for (const QString &query : queries) {
            FilterRun run(held->file(), held->index(), query);
            QTRY_VERIFY(run.isCaughtUp());
            QVERIFY2(run.rows() == oneByOne(*held, query),
                     qPrintable(u"round %1, %2"_s.arg(QString::number(round), query)));
        }
    }
}

void TestFilterRun::goesOnWithWhatArrives()
{
    const auto held = capture("data: yes\n\ndata: no\n\n");
    FilterRun run(held->file(), held->index(), u"yes"_s);
    connect(held.get(), &Capture::grown, &run, &FilterRun::proceed);
    QTRY_COMPARE(run.rows(), (Rows{2}));
    QTRY_VERIFY(run.isCaughtUp());
    receive(held.get(), "data: no\n\ndata: yes\n\n");
    QTRY_COMPARE(run.rows(), (Rows{2, 5}));
}

void TestFilterRun::endsAtOnceWhateverAConditionDoes()
{
    const auto held = capture("data: {}\n\ndata: {}\n\n");
    QElapsedTimer timer;
    timer.start();
    {
        FilterRun run(held->file(), held->index(), u"jq:([range(3000000)] | length > 0)"_s);
        QSignalSpy advanced(&run, &FilterRun::advanced);
        QVERIFY(advanced.wait());
        QVERIFY(!run.isCaughtUp());
    }
    QVERIFY(timer.elapsed() < 1000);
}

void TestFilterRun::looksAtRowsLargerThanItsWindow()
{
    const auto held = capture("data: a\n\ndata: " + QByteArray(3'000'000, 'x')
                              + "\ndata: needle\n\ndata: needle\n\n");
    FilterRun run(held->file(), held->index(), u"needle"_s);
    QTRY_VERIFY(run.isCaughtUp());
    QCOMPARE(run.rows(), (Rows{3, 4}));
}

void TestFilterRun::worksColumnsOut()
{
    const auto held = capture("data: {\"a\":[1,2]}\n\ndata: no JSON\n\ndata: {\"a\":\"text\"}\n\n");
    JqColumn column(held->file(), held->index(), u".a"_s);
    QSignalSpy changed(&column, &JqColumn::changed);
    QCOMPARE(column.text(2), u"…"_s);
    column.text(3);
    column.text(4);
    QTRY_COMPARE(column.text(2), u"[1,2]"_s);
    QTRY_COMPARE(column.text(3), QString());
    QTRY_COMPARE(column.text(4), u"text"_s);
    QVERIFY(!changed.isEmpty());
}

// What was asked for before is out of sight when somebody scrolls.
void TestFilterRun::showsTheRowsThatAreAskedForLast()
{
    QByteArray stream;
    for (int i = 0; i < 2000; ++i)
        stream += "data: {\"a\":" + QByteArray::number(i) + "}\n\n";
    const auto held = capture(stream);
    JqColumn column(held->file(), held->index(), u".a"_s);
    for (qsizetype row = 2; row < held->count(); ++row)
        column.text(row);
    QTRY_COMPARE(column.text(held->count() - 1), u"1999"_s);
}

QTEST_GUILESS_MAIN(TestFilterRun)
#include "tst_filterrun.moc"
