// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/gui.h"
#include "tests/gui/rawclient.h"
#include "ui/simulator/verdictmodel.h"
#include "ui/simulator/verdictview.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QFileDialog>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace Qt::StringLiterals;

class VerdictViewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void ordersByOutcome();
    void showsNoMoreThanCanBeRead();
    void saysWhatToDoFirst();
    void judgesClients();
    void keepsVerdictsOfStoppedServer();
    void forgets();
    void saves_data();
    void saves();
    void saysThatFileCannotBeWritten();

private:
    void breakRules();
    void click(const QString &button) const;
    QString label(const QString &name) const;
    QListView *list() const { return find<QListView>(m_view.get(), u"Verdicts"_s); }

    QTemporaryDir m_folder;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<VerdictView> m_view;
};

void VerdictViewTest::initTestCase()
{
    Theme::apply(Theme::Name::Light);
    QVERIFY(m_folder.isValid());
}

void VerdictViewTest::init()
{
    m_simulator = std::make_unique<Simulator>();
    m_view = std::make_unique<VerdictView>(m_simulator.get());
    m_view->resize(400, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void VerdictViewTest::cleanup()
{
    m_view.reset();
    m_simulator.reset();
}

// One that gets an event with an id, is cut off, and comes back without it at once.
void VerdictViewTest::breakRules()
{
    const QUrl url = serve(m_simulator.get(),
                           ": @streamgauge 1\n: @connection 1\nretry: 3000\n"
                           "id: 7\ndata: x\n\n: @drop\n: @connection 2..\n"
                           "data: y\n\n: @hang\n");
    RawClient first(url);
    QTRY_VERIFY(!first.isConnected());
    RawClient second(url);
    QTRY_VERIFY(second.received().contains("data: y"));
    QTRY_VERIFY(list() && list()->model()->rowCount() > 1);
}

void VerdictViewTest::click(const QString &button) const
{
    auto *found = find<QAbstractButton>(m_view.get(), button);
    QVERIFY2(found && found->isEnabled(), qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

QString VerdictViewTest::label(const QString &name) const
{
    const auto *found = find<QLabel>(m_view.get(), name);
    return found ? found->text() : QString();
}

void VerdictViewTest::ordersByOutcome()
{
    Verdict passed;
    passed.route = u"/a"_s;
    passed.client = u"127.0.0.1"_s;
    passed.sentence = u"all\nis well"_s;
    Verdict failed = passed;
    failed.outcome = Verdict::Outcome::Failed;
    failed.rule = Verdict::Rule::LastEventId;
    failed.attempt = 2;
    Verdict noted = passed;
    noted.outcome = Verdict::Outcome::Noted;
    VerdictModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(model.setVerdicts({passed, noted, failed}));
    QVERIFY(!model.setVerdicts({passed, noted, failed}));
    QCOMPARE(model.index(0).data().toString(),
             u"Last-Event-ID · /a · attempt 2 of 127.0.0.1\nall\\nis well"_s);
    QVERIFY(model.index(2).data().toString().startsWith(u"Coming back · "_s));
    QCOMPARE(model.count(Verdict::Outcome::Failed), 1);
    for (int row = 0; row < 3; ++row)
        QVERIFY(!model.index(row).data(Qt::DecorationRole).value<QIcon>().isNull());
}

void VerdictViewTest::showsNoMoreThanCanBeRead()
{
    VerdictModel model;
    model.setVerdicts(QList<Verdict>(VerdictModel::MostShown + 7));
    QCOMPARE(model.rowCount(), int(VerdictModel::MostShown));
    QCOMPARE(model.count(Verdict::Outcome::Passed), int(VerdictModel::MostShown) + 7);
}

void VerdictViewTest::saysWhatToDoFirst()
{
    QCOMPARE(label(u"Verdicts in numbers"_s), u"No verdicts yet"_s);
    QVERIFY(!list());
    QVERIFY(!find<QAbstractButton>(m_view.get(), u"Save the verdicts"_s)->isEnabled());
    QVERIFY(!find<QAbstractButton>(m_view.get(), u"Forget all clients"_s)->isEnabled());
}

void VerdictViewTest::judgesClients()
{
    breakRules();
    QStringList texts;
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        texts << list()->model()->index(row, 0).data().toString();
    const QString all = texts.join(u'\n');
    QVERIFY2(all.contains(u"Last-Event-ID · "_s), qPrintable(all));
    QVERIFY2(all.contains(u"Reconnection time · "_s), qPrintable(all));
    const QString summary = label(u"Verdicts in numbers"_s);
    QVERIFY2(!summary.startsWith(u"0 failed"_s) && summary.contains(u" failed, "_s),
             qPrintable(summary));
}

void VerdictViewTest::keepsVerdictsOfStoppedServer()
{
    breakRules();
    const int count = list()->model()->rowCount();
    m_simulator->stop();
    m_view->refresh();
    QCOMPARE(list()->model()->rowCount(), count);
    QVERIFY(find<QAbstractButton>(m_view.get(), u"Save the verdicts"_s)->isEnabled());
}

void VerdictViewTest::forgets()
{
    breakRules();
    click(u"Forget all clients"_s);
    QVERIFY(!list());
    QVERIFY(m_simulator->attempts().isEmpty());
    m_view->refresh();
    QCOMPARE(label(u"Verdicts in numbers"_s), u"No verdicts yet"_s);
}

void VerdictViewTest::saves_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");

    QTest::newRow("junit") << 0 << u"verdicts.xml"_s << "<?xml "_ba;
    QTest::newRow("json") << 1 << u"verdicts.json"_s << "{"_ba;
    QTest::newRow("text") << 2 << u"verdicts.txt"_s << "/"_ba;
}

void VerdictViewTest::saves()
{
    breakRules();
    click(u"Save the verdicts"_s);
    auto *dialog = m_view->findChild<QFileDialog *>();
    QVERIFY(dialog);
    QFETCH(int, format);
    const QString filter = dialog->nameFilters().value(format);
    dialog->selectNameFilter(filter);
    emit dialog->filterSelected(filter);
    QFETCH(QString, name);
    auto *field = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    field->setText(m_folder.filePath(name.section(u'.', 0, 0))); // the suffix comes by itself
    QTest::keyClick(field, Qt::Key_Return);
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QFETCH(QByteArray, start);
    QVERIFY2(bytes.startsWith(start), bytes.constData());
    QVERIFY(label(u"Notice"_s).startsWith(u"Saved as "_s));
}

void VerdictViewTest::saysThatFileCannotBeWritten()
{
    breakRules();
    click(u"Save the verdicts"_s);
    auto *dialog = m_view->findChild<QFileDialog *>();
    QVERIFY(dialog);
    emit dialog->fileSelected(m_folder.filePath(u"no/such/folder.xml"_s));
    dialog->reject();
    QVERIFY(label(u"Notice"_s).contains(u"cannot be written"_s));
}

QTEST_MAIN(VerdictViewTest)

#include "tst_verdictview.moc"
