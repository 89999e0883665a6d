// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/clientbook.h"

#include <QTest>

// What is known of clients, however many come.
class TestClientBook : public QObject
{
    Q_OBJECT

private slots:
    void knowsClientsByRouteAndName();
    void staysBounded();
    void findsAttemptsUntilTheyAreForgotten();
};

void TestClientBook::knowsClientsByRouteAndName()
{
    ClientBook book;
    book.client({QStringLiteral("GET /a"), QStringLiteral("x")}).attempts = 3;
    QCOMPARE(book.client({QStringLiteral("GET /a"), QStringLiteral("x")}).attempts, 3);
    QCOMPARE(book.client({QStringLiteral("GET /a"), QStringLiteral("y")}).attempts, 0);
    QCOMPARE(book.client({QStringLiteral("POST /a"), QStringLiteral("x")}).attempts, 0);
}

void TestClientBook::staysBounded()
{
    ClientBook book;
    const QString route = QStringLiteral("GET /");
    for (int i = 0; i < 120'000; ++i) {
        const ClientBook::Key key{route, QString::number(i)};
        ClientBook::Client &client = book.client(key);
        client.attempts = i;
        QCOMPARE(&book.client(key), &client); // asking again moves nothing
    }
    int known = 0;
    for (int i = 0; i < 120'000; i += 100)
        known += book.client({route, QString::number(i)}).attempts > 0 ? 1 : 0;
    QVERIFY2(known > 500 && known < 1100, qPrintable(QString::number(known)));
}

void TestClientBook::findsAttemptsUntilTheyAreForgotten()
{
    ClientBook book;
    const quint64 first = book.note({});
    QVERIFY(book.attempt(first));
    quint64 last = first;
    for (int i = 0; i < 100'000; ++i)
        last = book.note({});
    QVERIFY(!book.attempt(first));
    QVERIFY(book.attempt(last));
    QCOMPARE(book.attempts().size(), 100'000);
    book.clear();
    QVERIFY(!book.attempt(last));
    QVERIFY(book.attempts().isEmpty());
}

QTEST_APPLESS_MAIN(TestClientBook)
#include "tst_clientbook.moc"
