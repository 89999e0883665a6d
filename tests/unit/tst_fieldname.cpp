// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/wire/fieldname.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Mistake = FieldNameMistake;

Q_DECLARE_METATYPE(FieldNameMistake)

class TestFieldName : public QObject
{
    Q_OBJECT

private slots:
    void guessesWhatWasMeant_data();
    void guessesWhatWasMeant();
};

void TestFieldName::guessesWhatWasMeant_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<FieldNameMistake>("mistake");
    QTest::addColumn<QString>("nearest");

    const auto row = [](const QString &name, Mistake mistake, const QString &nearest = {}) {
        QTest::newRow(name.isEmpty() ? "empty" : qPrintable(name)) << name << mistake << nearest;
    };
    row(u"Data"_s, Mistake::Case, u"data"_s);
    row(u"EVENT"_s, Mistake::Case, u"event"_s);
    row(u"Id"_s, Mistake::Case, u"id"_s);
    row(u"ID"_s, Mistake::Case, u"id"_s);
    row(u"Retry"_s, Mistake::Case, u"retry"_s);

    row(u"event "_s, Mistake::Spelling, u"event"_s);
    row(u" data"_s, Mistake::Spelling, u"data"_s);
    row(u" Data"_s, Mistake::Spelling, u"data"_s);
    row(u"id "_s, Mistake::Spelling, u"id"_s);
    row(u"datas"_s, Mistake::Spelling, u"data"_s);
    row(u"dta"_s, Mistake::Spelling, u"data"_s);
    row(u"dtaa"_s, Mistake::Spelling, u"data"_s);
    row(u"adta"_s, Mistake::Spelling, u"data"_s);
    row(u"dara"_s, Mistake::Spelling, u"data"_s);
    row(u"evnet"_s, Mistake::Spelling, u"event"_s);
    row(u"events"_s, Mistake::Spelling, u"event"_s);
    row(u"rety"_s, Mistake::Spelling, u"retry"_s);
    row(u"message"_s, Mistake::Spelling, u"data"_s);
    row(u"JSON"_s, Mistake::Spelling, u"data"_s);
    row(u"type"_s, Mistake::Spelling, u"event"_s);
    row(u"Last-Event-ID"_s, Mistake::Spelling, u"id"_s);
    row(u"retry-after"_s, Mistake::Spelling, u"retry"_s);

    row(u"foo"_s, Mistake::Other);
    row(u"date"_s, Mistake::Other);
    row(u"meta"_s, Mistake::Other);
    row(u"is"_s, Mistake::Other);
    row(u"x"_s, Mistake::Other);
    row(u""_s, Mistake::Other);
    row(u"ddaattaa"_s, Mistake::Other);

    row(uR"({"a")"_s, Mistake::NoName);
    row(u"}"_s, Mistake::NoName);
    row(u"two words"_s, Mistake::NoName);
    row(u"<p>"_s, Mistake::NoName);

    row(u"\\u{feff}data"_s, Mistake::ByteOrderMark);
    row(u"\\u{feff}"_s, Mistake::ByteOrderMark);
}

void TestFieldName::guessesWhatWasMeant()
{
    QFETCH(const QString, name);
    QTEST(fieldNameMistake(name), "mistake");
    QTEST(nearestFieldName(name), "nearest");
}

QTEST_APPLESS_MAIN(TestFieldName)
#include "tst_fieldname.moc"
