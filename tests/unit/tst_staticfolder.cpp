// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/staticfolder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

class TestStaticFolder : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void findsFiles_data();
    void findsFiles();
    void neverLeavesTheFolder_data();
    void neverLeavesTheFolder();
    void saysWhetherThereIsAFolder();
    void knowsContentTypes_data();
    void knowsContentTypes();

private:
    static void write(const QString &path);
    QTemporaryDir m_temporary;
    QString m_root;
};

void TestStaticFolder::write(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("x");
}

void TestStaticFolder::initTestCase()
{
    const QDir outer(m_temporary.path());
    QVERIFY(outer.mkpath(QStringLiteral("root/sub")) && outer.mkpath(QStringLiteral("root-too")));
    QVERIFY(outer.mkpath(QStringLiteral("root/empty")));
    m_root = QFileInfo(outer.filePath(QStringLiteral("root"))).canonicalFilePath();
    for (const char *name : {"root/index.html", "root/a b.txt", "root/sub/index.html",
                             "root/信.txt", "secret", "root-too/secret"})
        write(outer.filePath(QString::fromUtf8(name)));
    QVERIFY(QFile::link(outer.filePath(QStringLiteral("secret")), m_root + QStringLiteral("/out")));
    QVERIFY(QFile::link(outer.path(), m_root + QStringLiteral("/up")));
    QVERIFY(QFile::link(m_root + QStringLiteral("/index.html"), m_root + QStringLiteral("/in")));
}

void TestStaticFolder::findsFiles_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("file"); // empty: none

    const auto row = [](const char *name, const char *path, const char *file) {
        QTest::newRow(name) << QByteArray(path) << QString::fromUtf8(file);
    };
    row("index", "/", "/index.html");
    row("file", "/index.html", "/index.html");
    row("blank", "/a b.txt", "/a b.txt");
    row("unicode", "/信.txt", "/信.txt");
    row("folder-with-index", "/sub/", "/sub/index.html");
    row("doubled-slashes", "//sub//index.html", "/sub/index.html");
    row("dots-that-stay-inside", "/sub/../index.html", "/index.html");
    row("link-that-stays-inside", "/in", "/index.html");
    row("folder-without-slash", "/sub", "");
    row("folder-without-index", "/empty/", "");
    row("missing", "/none", "");
    row("empty-path", "", "");
}

void TestStaticFolder::findsFiles()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, file);
    const auto found = StaticFolder(m_root).find(path);
    QCOMPARE(found.value_or(QString()), file.isEmpty() ? QString() : m_root + file);
}

void TestStaticFolder::neverLeavesTheFolder_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path :
         {"/../secret", "/../../secret", "/sub/../../secret", "/./../secret", "/..//secret",
          "/../root-too/secret", "-too/secret", "/out", "/up/secret", "/up/", "/up/root-too/secret",
          "//etc/passwd", "/../../../../../../../../etc/passwd", "/\\..\\secret", "/..\\secret"})
        QTest::newRow(path) << QByteArray(path);
    QTest::newRow("nul") << QByteArray("/index.html\0.txt", 16);
    QTest::newRow("absolute") << m_temporary.path().toUtf8() + "/secret";
}

void TestStaticFolder::neverLeavesTheFolder()
{
    QFETCH(QByteArray, path);
    QVERIFY(!StaticFolder(m_root).find(path));
    QVERIFY(!StaticFolder(m_root + u'/').find(path));
}

void TestStaticFolder::saysWhetherThereIsAFolder()
{
    QVERIFY(StaticFolder().isUsable());
    QVERIFY(!StaticFolder().find("/"));
    QVERIFY(StaticFolder(m_root).isUsable());
    QVERIFY(!StaticFolder(m_root + QStringLiteral("/none")).isUsable());
    QVERIFY(!StaticFolder(m_root + QStringLiteral("/index.html")).isUsable());
}

void TestStaticFolder::knowsContentTypes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("type");

    const auto row = [](const char *name, const char *type) {
        QTest::newRow(name) << QString::fromLatin1(name) << QByteArray(type);
    };
    row("a.html", "text/html; charset=utf-8");
    row("a.css", "text/css; charset=utf-8");
    row("a.js", "text/javascript; charset=utf-8");
    row("a.json", "application/json; charset=utf-8");
    row("a.txt", "text/plain; charset=utf-8");
    row("a.svg", "image/svg+xml; charset=utf-8");
    row("a.png", "image/png");
    row("a.wasm", "application/wasm");
    row("a.unknown-thing", "application/octet-stream");
}

void TestStaticFolder::knowsContentTypes()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, type);
    QCOMPARE(StaticFolder::contentType(name), type);
}

QTEST_GUILESS_MAIN(TestStaticFolder)
#include "tst_staticfolder.moc"
