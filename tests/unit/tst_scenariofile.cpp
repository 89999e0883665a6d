// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/script/scenarioformatter.h"
#include "lib/script/scenariolinter.h"
#include "lib/simulator/builtinscenarios.h"
#include "lib/simulator/scenariofile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

class TestScenarioFile : public QObject
{
    Q_OBJECT

private slots:
    void loadsEveryBuiltinScenario();
    void givesEachBuiltinScenarioARoute();
    void keepsBuiltinScenariosClean();
    void loadsFiles();
    void namesFilesOfAFolder();
    void explainsWhatIsWrong_data();
    void explainsWhatIsWrong();
};

void TestScenarioFile::loadsEveryBuiltinScenario()
{
    QStringList names;
    for (const BuiltinScenario &builtin : builtinScenarios()) {
        names.append(builtin.name);
        QString error;
        const auto scenario = loadScenario(builtin.name, &error);
        QVERIFY2(scenario, qPrintable(error));
        QCOMPARE(scenario->name(), builtin.name);
        QVERIFY(scenario->isAnnotated());
        QVERIFY(!scenario->title().isEmpty());
    }
    QCOMPARE(
        names.join(u' '),
        QStringLiteral(
            "demo anthropic await buffering chat flaky flood gemini hello huge mcp openai-chat "
            "openai-responses orders progress random resume slide ticker torture"));
}

// So that all of them can be served together.
void TestScenarioFile::givesEachBuiltinScenarioARoute()
{
    QStringList routes;
    for (const BuiltinScenario &builtin : builtinScenarios()) {
        QString error;
        const auto scenario = loadScenario(builtin.name, &error);
        QVERIFY2(scenario, qPrintable(error));
        QVERIFY2(!routes.contains(scenario->route()), qPrintable(builtin.name));
        QVERIFY2(!scenario->route().isEmpty() || builtin.name == u"slide",
                 qPrintable(builtin.name));
        routes.append(scenario->route());
    }
    QVERIFY(routes.contains(QStringLiteral("/v1/messages")));
}

// They are examples: of what our own linter would have nothing to say about.
void TestScenarioFile::keepsBuiltinScenariosClean()
{
    QVERIFY(!builtinScenarios().isEmpty());
    for (const BuiltinScenario &builtin : builtinScenarios()) {
        QFile file(builtin.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const ScriptError &finding : lintScenario(bytes))
            QFAIL(
                qPrintable(builtin.path + u':' + QString::number(finding.line) + finding.message));
        QCOMPARE(formatScenario(bytes), bytes);
    }
}

void TestScenarioFile::loadsFiles()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("yesterday.sse"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("data: x\n\n");
    file.close();
    QString error;
    const auto scenario = loadScenario(path, &error);
    QVERIFY2(scenario, qPrintable(error));
    QCOMPARE(scenario->name(), QStringLiteral("yesterday"));
}

// The same however the folder is written.
void TestScenarioFile::namesFilesOfAFolder()
{
    QTemporaryDir folder;
    const QDir streams(folder.filePath(QStringLiteral("streams")));
    QVERIFY(streams.mkpath(QStringLiteral("shop")));
    for (const char *name : {"early.sse", "shop/news.sse", "notes.txt"}) {
        QFile file(streams.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("data: x\n\n");
    }
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    for (const QString &path :
         {streams.path(), QStringLiteral("streams"), QStringLiteral("./streams/"),
          QStringLiteral("streams/../streams")}) {
        QString error;
        const QList<Scenario> scenarios = loadScenarios(path, &error);
        QVERIFY2(error.isEmpty(), qPrintable(error));
        QCOMPARE(scenarios.size(), 2);
        QCOMPARE(scenarios.at(0).name(), QStringLiteral("early"));
        QCOMPARE(scenarios.at(1).name(), QStringLiteral("shop/news"));
        const QList<Scenario> rest =
            loadScenarios(path, &error, QStringLiteral("streams/early.sse"));
        QCOMPARE(rest.size(), 1);
        QCOMPARE(rest.at(0).name(), QStringLiteral("shop/news"));
    }
    QVERIFY(QDir::setCurrent(before));
}

void TestScenarioFile::explainsWhatIsWrong_data()
{
    QTest::addColumn<QString>("nameOrPath");
    QTest::addColumn<QStringList>("parts"); // of the sentence

    const auto row = [](const char *name, const QString &path, const QByteArrayList &parts) {
        QStringList texts;
        for (const QByteArray &part : parts)
            texts.append(QString::fromUtf8(part));
        QTest::newRow(name) << path << texts;
    };
    row("unknown-name", QStringLiteral("slidr"), {"slidr", "demo, anthropic, await, "});
    row("folder", QDir::tempPath(), {"is a folder"});
    row("bad-file", QStringLiteral("bad.sse"), {"bad.sse", "line 3, column 9"});
}

void TestScenarioFile::explainsWhatIsWrong()
{
    QFETCH(QString, nameOrPath);
    QFETCH(QStringList, parts);
    QTemporaryDir folder;
    if (nameOrPath.endsWith(QLatin1String(".sse"))) {
        nameOrPath = folder.filePath(nameOrPath);
        QFile file(nameOrPath);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(": @streamgauge 1\ndata: x\n: @wait soon\n");
    }
    QString error;
    QVERIFY(!loadScenario(nameOrPath, &error));
    for (const QString &part : std::as_const(parts))
        QVERIFY2(error.contains(part), qPrintable(error));
}

QTEST_GUILESS_MAIN(TestScenarioFile)
#include "tst_scenariofile.moc"
