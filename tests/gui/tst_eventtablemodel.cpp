// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/capture/capture.h"
#include "lib/wire/finding.h"
#include "ui/inspector/eventtablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Record::Time Start(1'700'000'000s);

// A capture that receives streams as a recorder writes them, with the clock in our hands.
struct Fixture
{
    Fixture() { beginStream(); }

    void beginStream()
    {
        capture.writer().beginStream(now);
        capture.commit();
    }

    void receive(const QByteArray &bytes)
    {
        capture.writer().writeBytes(bytes, now);
        capture.commit();
    }

    void end(const QString &reason, CaptureWriter::Ending ending = CaptureWriter::Ending::Closed)
    {
        capture.writer().endAttempt(ending, now, reason, {});
        capture.commit();
    }

    QString cell(int row, EventTableModel::Column column) const
    {
        return model.index(row, column).data().toString();
    }

    QString warning(int row) const
    {
        return model.index(row, 0).data(EventTableModel::WarningRole).toString();
    }

    QModelIndexList rows() const
    {
        QModelIndexList rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows << model.index(row, 0);
        return rows;
    }

    Record::Time now = Start;
    Capture capture;
    EventTableModel model{&capture};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

// What could act on the screen or make text read as something it is not.
bool isHarmful(QChar character)
{
    const char16_t c = character.unicode();
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029
        || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

} // namespace

class EventTableModelTest : public QObject
{
    Q_OBJECT

private slots:
    void showsManyRecordsAtOnce();
    void showsChunksOfOneFrameTogether();
    void startsWithWhatIsThere();
    void forgetsRowsWhenCleared();
    void tellsKindsApart_data();
    void tellsKindsApart();
    void showsNotes_data();
    void showsNotes();
    void showsHints();
    void showsFactsOfEvents();
    void showsOneLogLine();
    void letsNothingHarmfulThrough_data();
    void letsNothingHarmfulThrough();
    void readsLongDataInPart();
    void marksWarnings_data();
    void marksWarnings();
    void saysWhatWasNotLookedAt();
    void givesClipboardWhatWasReceived();
};

void EventTableModelTest::showsManyRecordsAtOnce()
{
    constexpr int count = 20'000;
    Fixture fixture;
    QSignalSpy inserted(&fixture.model, &QAbstractItemModel::rowsInserted);
    QByteArray stream;
    for (int i = 1; i <= count; ++i)
        stream += "id: " + QByteArray::number(i) + "\ndata: row " + QByteArray::number(i) + "\n\n";
    fixture.receive(stream);
    QCOMPARE(inserted.size(), 0); // the event loop comes first
    QTRY_COMPARE(fixture.model.rowCount(), count);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(fixture.cell(count - 1, EventTableModel::Data), u"row 20000"_s);
    QCOMPARE(fixture.cell(count - 1, EventTableModel::Number), u"20000"_s);
    QCOMPARE(fixture.cell(0, EventTableModel::Id), u"1"_s);
}

void EventTableModelTest::showsChunksOfOneFrameTogether()
{
    Fixture fixture;
    QSignalSpy inserted(&fixture.model, &QAbstractItemModel::rowsInserted);
    for (int i = 0; i < 100; ++i)
        fixture.receive("data: x\n\n");
    QTRY_COMPARE(fixture.model.rowCount(), 100);
    QCOMPARE(inserted.size(), 1);
    fixture.receive("data: y\n\n"); // the next frame
    QTRY_COMPARE(fixture.model.rowCount(), 101);
    QCOMPARE(inserted.size(), 2);
}

void EventTableModelTest::startsWithWhatIsThere()
{
    Fixture fixture;
    fixture.receive("data: x\n\ndata: y\n\n");
    const EventTableModel second(&fixture.capture);
    QCOMPARE(second.rowCount(), 2);
    QCOMPARE(second.index(1, EventTableModel::Data).data().toString(), u"y"_s);
}

void EventTableModelTest::forgetsRowsWhenCleared()
{
    Fixture fixture;
    fixture.receive("data: old\n\ndata: older\n\n");
    QTRY_COMPARE(fixture.model.rowCount(), 2);
    QCOMPARE(fixture.cell(0, EventTableModel::Data), u"old"_s);
    fixture.receive("data: never shown\n\n");
    fixture.capture.clear();
    QCOMPARE(fixture.model.rowCount(), 0);

    fixture.beginStream();
    fixture.receive("data: new\n\n");
    QTRY_COMPARE(fixture.model.rowCount(), 1);
    QCOMPARE(fixture.cell(0, EventTableModel::Data), u"new"_s);
    QCOMPARE(fixture.cell(0, EventTableModel::Number), u"1"_s);
}

void EventTableModelTest::tellsKindsApart_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("text");

    const auto add = [](const char *name, const QByteArray &stream, const QString &type,
                        const QString &text) { QTest::newRow(name) << stream << type << text; };
    add("event", "data: a\n\n", u"message"_s, u"a"_s);
    add("typed-event", "event: tick\ndata: a\n\n", u"tick"_s, u"a"_s);
    add("lines", "data: a\ndata: b\n\n", u"message"_s, u"a\\nb"_s);
    add("comment", ": hi\n", u"comment"_s, u": hi"_s);
    add("retry", "retry: 1500\n", u"retry"_s, u"The reconnection time is now 1.5 s."_s);
    const auto addIgnored = [&](const char *name, const QByteArray &stream, Finding::Rule rule,
                                const QString &detail) {
        add(name, stream, u"ignored"_s, findingText({rule, 0, 0, detail}));
    };
    addIgnored("unknown-field", "foo: bar\n", Finding::Rule::UnknownField, u"foo"_s);
    addIgnored("nul-id", QByteArray("id: a\0b\n", 8), Finding::Rule::IdWithNul, u"a\\x00b"_s);
    addIgnored("bad-retry", "retry: 1s\n", Finding::Rule::RetryNotDigits, u"1s"_s);
    addIgnored("no-data", "id: 1\n\n", Finding::Rule::IdAlone, u"1"_s);
    addIgnored("type-without-data", "id: 1\nevent: a\n\n", Finding::Rule::EmptyEvent, u"a"_s);
    addIgnored("byte-order-mark", "\xEF\xBB\xBF: x\n", Finding::Rule::ByteOrderMark, {});
}

void EventTableModelTest::tellsKindsApart()
{
    Fixture fixture;
    QFETCH(QByteArray, stream);
    fixture.receive(stream);
    QTRY_VERIFY(fixture.model.rowCount() > 0);
    QTEST(fixture.cell(0, EventTableModel::Type), "type");
    QTEST(fixture.cell(0, EventTableModel::Data), "text");
    const bool isEvent = fixture.capture.kind(0) == Record::Kind::Event;
    QCOMPARE(fixture.cell(0, EventTableModel::Number), isEvent ? u"1"_s : QString());
    QCOMPARE(fixture.cell(0, EventTableModel::Size).isEmpty(), !isEvent);
    QCOMPARE(fixture.model.index(0, 0).data(EventTableModel::KindRole).toInt(),
             int(fixture.capture.kind(0)));
}

void EventTableModelTest::showsNotes_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("text");

    QTest::newRow("attempt") << 0 << u"request"_s << u"GET http://a/"_s;
    QTest::newRow("opened") << 1 << u"open"_s << u"Open · 200 · h2"_s;
    QTest::newRow("lost") << 2 << u"lost"_s << u"Schön war’s. Next attempt in 0.5 s."_s;
    QTest::newRow("later-attempt")
        << 3 << u"request"_s << u"POST http://a/ · attempt 2 · Last-Event-ID: 7"_s;
    QTest::newRow("redirect") << 4 << u"request"_s << u"307 → http://b/"_s;
    QTest::newRow("stopped") << 5 << u"stopped"_s << u"Genug."_s;
    QTest::newRow("closed") << 7 << u"closed"_s << u"Aus."_s;
}

void EventTableModelTest::showsNotes()
{
    QFETCH(const int, row);
    Fixture fixture;
    fixture.end(u"Over."_s);
    fixture.capture.clear();
    CaptureWriter &writer = fixture.capture.writer();
    writer.beginAttempt(1, Start, {"GET", "http://a/", {}, {}});
    writer.writeHead(200, "h2", {});
    writer.beginStream(Start);
    writer.endAttempt(CaptureWriter::Ending::Truncated, Start, u"Schön war’s."_s, 500ms);
    writer.beginAttempt(2, Start, {"POST", "http://a/", "7", {}});
    writer.writeRedirect(307, "http://b/");
    writer.endAttempt(CaptureWriter::Ending::GivenUp, Start, u"Genug."_s, {});
    writer.beginAttempt(3, Start, {"GET", "http://a/", {}, {}});
    writer.endAttempt(CaptureWriter::Ending::Dropped, Start, u"Aus."_s, {});
    fixture.capture.commit();
    QTRY_COMPARE(fixture.model.rowCount(), 8);
    QTEST(fixture.cell(row, EventTableModel::Type), "type");
    QTEST(fixture.cell(row, EventTableModel::Data), "text");
    QVERIFY(fixture.cell(row, EventTableModel::Number).isEmpty());
    QVERIFY(fixture.cell(row, EventTableModel::Id).isEmpty());
    QCOMPARE(fixture.model.index(row, 0).data(EventTableModel::TypeIndexRole).toInt(), -1);
    QVERIFY(fixture.warning(row).isEmpty());
}

void EventTableModelTest::showsHints()
{
    Fixture fixture;
    Finding finding;
    finding.rule = Finding::Rule::HeldBack;
    finding.detail = u"7"_s;
    fixture.capture.writer().writeFinding(finding, Start);
    fixture.capture.commit();
    QTRY_COMPARE(fixture.model.rowCount(), 1);
    QCOMPARE(fixture.cell(0, EventTableModel::Type), u"hint"_s);
    QCOMPARE(fixture.cell(0, EventTableModel::Data), findingText(finding));
    QCOMPARE(fixture.warning(0), findingText(finding));
}

void EventTableModelTest::showsFactsOfEvents()
{
    Fixture fixture;
    fixture.receive("id: 1\ndata: a\n\n");
    fixture.now += 20ms;
    fixture.receive("event: é\ndata: " + QByteArray(2'000, 'x') + "\n\n");
    fixture.now -= 15ms; // somebody has set the clock
    fixture.receive("id\ndata: c\n\n");
    QTRY_COMPARE(fixture.model.rowCount(), 3);

    QCOMPARE(fixture.cell(0, EventTableModel::Difference), QString());
    QCOMPARE(fixture.cell(1, EventTableModel::Difference), u"+20 ms"_s);
    QCOMPARE(fixture.cell(2, EventTableModel::Difference), u"−15 ms"_s);
    QVERIFY(fixture.cell(1, EventTableModel::Time).endsWith(u".020"_s));
    QCOMPARE(fixture.cell(0, EventTableModel::Size), u"1 B"_s);
    QCOMPARE(fixture.cell(1, EventTableModel::Size), u"2.0 kB"_s);
    QCOMPARE(fixture.cell(1, EventTableModel::Type), u"é"_s);
    QCOMPARE(fixture.model.index(1, 0).data(EventTableModel::TypeIndexRole).toInt(), 1);
    QCOMPARE(fixture.model.index(2, 0).data(EventTableModel::TypeIndexRole).toInt(), 0);
}

void EventTableModelTest::showsOneLogLine()
{
    Fixture fixture;
    fixture.receive("event: tick\nid: 7\ndata: a\n\n: hi\n");
    QTRY_COMPARE(fixture.model.rowCount(), 2);
    const QString line = fixture.cell(0, EventTableModel::LogLine);
    QVERIFY2(line.endsWith(u"  tick        [7]  a"_s), qPrintable(line));
    QVERIFY(line.startsWith(fixture.cell(0, EventTableModel::Time)));
    QVERIFY(fixture.cell(1, EventTableModel::LogLine).endsWith(u"  comment     : hi"_s));
    const QString spoken = fixture.model.index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.endsWith(u"tick 7 a"_s), qPrintable(spoken));
}

void EventTableModelTest::letsNothingHarmfulThrough_data()
{
    QTest::addColumn<QByteArray>("harm");

    QTest::newRow("escape") << QByteArray("\x1b[31m\x07");
    QTest::newRow("tab-and-delete") << QByteArray("\t\x7f\x01");
    QTest::newRow("c1") << QByteArray("\xC2\x9B\xC2\x85");
    QTest::newRow("separators") << QByteArray("\xE2\x80\xA8\xE2\x80\xA9");
    QTest::newRow("overrides") << QByteArray("\xE2\x80\xAE\xE2\x80\xAD\xE2\x80\xAA");
    QTest::newRow("isolates") << QByteArray("\xE2\x81\xA6\xE2\x81\xA7\xE2\x81\xA9");
    QTest::newRow("no-utf-8") << QByteArray("\xFF\xC3\x28\xED\xA0\x80");
}

void EventTableModelTest::letsNothingHarmfulThrough()
{
    QFETCH(QByteArray, harm);
    Fixture fixture;
    fixture.receive("event: a" + harm + "\nid: b" + harm + "\ndata: c" + harm + "\n\n: " + harm
                    + "\nx" + harm + ": y" + harm + "\nretry: " + harm + "\n");
    fixture.end(u"Answered "_s + QString::fromUtf8(harm));
    QTRY_COMPARE(fixture.model.rowCount(), 6);
    for (int row = 0; row < fixture.model.rowCount(); ++row) {
        for (int column = 0; column < EventTableModel::ColumnCount; ++column) {
            const QModelIndex index = fixture.model.index(row, column);
            for (int role : {int(Qt::DisplayRole), int(Qt::AccessibleTextRole),
                             int(Qt::ToolTipRole), int(EventTableModel::WarningRole)}) {
                const QString text = index.data(role).toString();
                QVERIFY2(std::none_of(text.begin(), text.end(), isHarmful), qPrintable(text));
            }
        }
    }
}

void EventTableModelTest::readsLongDataInPart()
{
    Fixture fixture;
    fixture.receive("event: big\nid: 1\ndata: " + QByteArray(3'000'000, 'x') + "\n\n");
    QTRY_COMPARE(fixture.model.rowCount(), 1);
    QCOMPARE(fixture.cell(0, EventTableModel::Size), u"3.0 MB"_s);
    QCOMPARE(fixture.cell(0, EventTableModel::Type), u"big"_s);
    const QString shown = fixture.cell(0, EventTableModel::Data);
    QVERIFY(shown.size() < 1000);
    QVERIFY(shown.startsWith(u"xxx"_s));
}

void EventTableModelTest::marksWarnings_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("warning"); // empty: no mark

    const auto add = [](const char *name, const QByteArray &stream, int row,
                        const QString &warning = {}) {
        QTest::newRow(name) << stream << row << warning;
    };
    const auto text = [](Finding::Rule rule, const QString &detail) {
        return findingText({rule, 0, 0, detail});
    };
    add("right", "event: a\nid: 1\ndata: x\n\n", 0);
    add("notes-only", "data:x\n\n", 0);
    add("comment", ": x\n\n", 0);
    add("retry", "retry: 50\n", 0);
    add("id-alone", "id: 1\n\n", 0);
    add("ignored-line", "foo: <b>\ndata: x\n\n", 0, text(Finding::Rule::UnknownField, u"foo"_s));
    add("its-event", "foo: <b>\ndata: x\n\n", 1, text(Finding::Rule::UnknownField, u"foo"_s));
    add("two-of-them", "foo: b\ndata: \xFF\n\n", 1,
        text(Finding::Rule::UnknownField, u"foo"_s) + u" And 1 more."_s);
    add("comment-that-is-no-utf-8", ": \xFF\n", 0, text(Finding::Rule::InvalidUtf8, u"1"_s));
    add("no-data", "event: a\n\n", 0, text(Finding::Rule::EmptyEvent, u"a"_s));
    add("cut-off", "data: x\n", 0, text(Finding::Rule::CutOff, {}));
}

void EventTableModelTest::marksWarnings()
{
    Fixture fixture;
    QFETCH(QByteArray, stream);
    fixture.receive(stream);
    fixture.end(u"Over."_s);
    QFETCH(int, row);
    QTRY_VERIFY(fixture.model.rowCount() > row);
    QFETCH(QString, warning);
    QCOMPARE(fixture.warning(row), warning);
    const QModelIndex index = fixture.model.index(row, EventTableModel::Data);
    const QString spoken = index.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(warning), qPrintable(spoken));
    const QString expected =
        warning.isEmpty() ? QString() : u"<p>"_s + warning.toHtmlEscaped() + u"</p>"_s;
    QCOMPARE(index.data(Qt::ToolTipRole).toString(), expected);
}

// A row looks at no more of a block than it reads to show it.
void EventTableModelTest::saysWhatWasNotLookedAt()
{
    Fixture fixture;
    fixture.receive("foo: b\ndata: " + QByteArray(5'000, 'x') + "\n\n"
                    + "data: " + QByteArray(5'000, 'x') + "\nfoo: b\n\n");
    QTRY_COMPARE(fixture.model.rowCount(), 4);
    const QString cut = fixture.warning(1);
    QVERIFY2(cut.endsWith(u"Only the first 4.1 kB were looked at."_s), qPrintable(cut));
    QVERIFY(!fixture.warning(2).isEmpty()); // the line that was ignored
    QCOMPARE(fixture.warning(3), QString());
}

void EventTableModelTest::givesClipboardWhatWasReceived()
{
    Fixture fixture;
    const QByteArray event = "event: tick\r\nid: 7\r\ndata: {\"a\": 1}\r\ndata: é\r\n\r\n";
    fixture.receive(event + ": hi\n");
    fixture.end(u"It is gone."_s);
    QTRY_COMPARE(fixture.model.rowCount(), 3);
    QCOMPARE(fixture.model.text(fixture.rows()),
             QString::fromUtf8(event + ": hi\n# It is gone.\n"));
    QCOMPARE(fixture.model.text({}), QString());
}

QTEST_GUILESS_MAIN(EventTableModelTest)

#include "tst_eventtablemodel.moc"
