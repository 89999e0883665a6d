// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/streamstatus.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class StreamStatusTest : public QObject
{
    Q_OBJECT

private slots:
    void saysHowLongNothingHasCome_data();
    void saysHowLongNothingHasCome();
};

void StreamStatusTest::saysHowLongNothingHasCome_data()
{
    QTest::addColumn<milliseconds>("sinceByte");
    QTest::addColumn<std::optional<milliseconds>>("heartbeat");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isLong");

    const auto add = [](const char *name, milliseconds sinceByte,
                        std::optional<milliseconds> heartbeat, const QString &text, bool isLong) {
        QTest::newRow(name) << sinceByte << heartbeat << text << isLong;
    };
    add("now", 999ms, {}, u"last byte just now"_s, false);
    add("a-while", 12'900ms, {}, u"last byte 12 s ago"_s, false);
    add("long-without-heartbeat", 2h, {}, u"last byte 2.0 h ago"_s, false);
    add("within-heartbeat", 12s, 15'200ms, u"last byte 12 s ago; heartbeat about every 15 s"_s,
        false);
    add("one-beat-missed", 37'500ms, 15s, u"last byte 37 s ago; heartbeat about every 15 s"_s,
        false);
    add("silent", 37'501ms, 15s, u"silent for 37 s; heartbeat was about every 15 s"_s, true);
}

void StreamStatusTest::saysHowLongNothingHasCome()
{
    QFETCH(milliseconds, sinceByte);
    QFETCH(std::optional<milliseconds>, heartbeat);
    const Silence silence = silenceOf(sinceByte, heartbeat);
    QTEST(silence.text, "text");
    QTEST(silence.isLong, "isLong");
}

QTEST_GUILESS_MAIN(StreamStatusTest)

#include "tst_streamstatus.moc"
