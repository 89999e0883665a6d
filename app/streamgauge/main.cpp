// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/settings.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace {

struct Program
{
    Q_DECLARE_TR_FUNCTIONS(Program)
};

void installTranslations(QCoreApplication *application)
{
    const QString language = Settings::language();
    if (!language.isEmpty())
        QLocale::setDefault(QLocale(language));
    const QString separator = QStringLiteral("_");
    const std::pair<QString, QString> files[]{
        {QStringLiteral("streamgauge"), QStringLiteral(":/i18n")},
        {QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)}};
    for (const auto &[name, folder] : files) {
        auto *translator = new QTranslator(application);
        if (translator->load(QLocale(), name, separator, folder))
            QCoreApplication::installTranslator(translator);
    }
}

void openArguments(MainWindow *window, const QStringList &arguments)
{
    for (const QString &argument : arguments) {
        if (QFileInfo(argument).isFile())
            window->openFile(argument);
        else
            window->openUrl(argument);
    }
}

// Help and version are told without a display, too.
bool needsDisplay(int argc, char *argv[])
{
    const std::initializer_list<QByteArrayView> others{"-h", "--help", "--help-all", "-v",
                                                       "--version"};
    char **const end = std::find(argv + 1, argv + argc, QByteArrayView("--"));
    return std::none_of(argv + 1, end, [&](const char *argument) {
        return std::find(others.begin(), others.end(), argument) != others.end();
    });
}

// Qt gives up by qFatal() when there is no display; says it in one sentence instead of a crash.
void reportNoDisplay(QtMsgType type, const QMessageLogContext &, const QString &)
{
    if (type != QtFatalMsg)
        return;
    const QString sentence = Program::tr("streamgauge: No display can be opened. In a terminal, "
                                         "“sgauge tail URL” shows a stream.");
    std::fputs(qPrintable(sentence + QLatin1Char('\n')), stderr);
    std::_Exit(1);
}

std::unique_ptr<QCoreApplication> createApplication(int &argc, char *argv[])
{
    if (!needsDisplay(argc, argv))
        return std::make_unique<QCoreApplication>(argc, argv);
    qInstallMessageHandler(reportNoDisplay);
    auto application = std::make_unique<QApplication>(argc, argv);
    qInstallMessageHandler(nullptr);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Streamgauge"));
    QGuiApplication::setDesktopFileName(QStringLiteral("streamgauge"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/streamgauge.svg")));
    return application;
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_NO_THREADED_GLIB", "1"); // the poll dispatcher is faster with many sockets
    const std::unique_ptr<QCoreApplication> application = createApplication(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("streamgauge"));
    QCoreApplication::setApplicationName(QStringLiteral("streamgauge"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STREAMGAUGE_VERSION));
    installTranslations(application.get());

    QCommandLineParser parser;
    parser.setApplicationDescription(
        Program::tr("Inspects, simulates, records and replays Server-Sent Events."));
    const QCommandLineOption demo(QStringLiteral("demo"),
                                  Program::tr("Play the built-in demo stream and watch it."));
    parser.addOption(demo);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("stream"),
        Program::tr("URLs to watch, recordings to look at, and scenarios to play and watch."),
        QStringLiteral("[URL|FILE…]"));
    // Does nothing but to open the display.
    QCommandLineOption checkDisplay(QStringLiteral("check-display"));
    checkDisplay.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(checkDisplay);
    parser.process(*application);
    if (parser.isSet(checkDisplay))
        return 0;

    Theme::apply(Settings::theme());
    MainWindow window;
    window.show();
    if (parser.isSet(demo))
        window.playScenario(QStringLiteral("demo"));
    openArguments(&window, parser.positionalArguments());
    return QApplication::exec();
}
