// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/command.h"
#include "app/sgauge/console.h"
#include "lib/script/spelling.h"
#include "lib/wire/printable.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <clocale>
#include <cstring>
#include <langinfo.h>

namespace {

struct Help
{
    Q_DECLARE_TR_FUNCTIONS(Help)
};

// Where the locale is "C", as in CI, or not installed, as in containers, Qt would take UTF-8, but
// warn of it on stderr. The language stays what it is.
void preferUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(::nl_langinfo(CODESET), "ANSI_X3.4-1968") != 0)
        return;
    const QByteArray language = qgetenv("LC_ALL"); // would go before LC_CTYPE
    if (!language.isEmpty()) {
        qputenv("LANG", language);
        qunsetenv("LC_ALL");
    }
    qputenv("LC_CTYPE", "C.UTF-8");
}

void installTranslations(QCoreApplication *application)
{
    const QString separator = QStringLiteral("_");
    auto *ours = new QTranslator(application);
    if (ours->load(QLocale(), QStringLiteral("streamgauge"), separator, QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(ours);
    auto *qts = new QTranslator(application); // for the sentences of QCommandLineParser
    if (qts->load(QLocale(), QStringLiteral("qtbase"), separator,
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
}

QString overview()
{
    QString list;
    for (const Command &command : commands())
        list += QStringLiteral("  %1  %2\n")
                    .arg(QString::fromLatin1(command.name), -6)
                    .arg(command.summary());
    return Help::tr("Watch, record and simulate Server-Sent Events in the terminal.\n"
                    "\n"
                    "Usage: sgauge COMMAND [ARGUMENT…]\n"
                    "\n"
                    "%1"
                    "  help    explain a command: sgauge help tail\n"
                    "\n"
                    "Examples:\n"
                    "  sgauge serve demo                       a lively stream to try things on\n"
                    "  sgauge tail http://127.0.0.1:8080/demo  watch it, in another terminal\n"
                    "\n"
                    "Exit codes: 0 success, 1 the stream or server failed, 2 wrong command line.\n")
        .arg(list);
}

const Command *findCommand(const QString &name)
{
    const auto found = std::find_if(commands().begin(), commands().end(), [&](const Command &one) {
        return QString::fromLatin1(one.name) == name;
    });
    return found == commands().end() ? nullptr : &*found;
}

int unknownCommand(const QString &name)
{
    QList<QByteArray> names = {"help"};
    for (const Command &command : commands())
        names += command.name;
    const QByteArray closest = closestName(name.toUtf8(), names);
    const QString shown = toPrintable(name.toUtf8());
    const QString sentence = closest.isEmpty()
        ? Help::tr("There is no command “%1”; “sgauge help” lists them.").arg(shown)
        : Help::tr("There is no command “%1”; did you mean “%2”?")
              .arg(shown, QString::fromLatin1(closest));
    Console::printError(QStringLiteral("sgauge: %1\n").arg(sentence));
    return UsageError;
}

int showHelp(const QString &name)
{
    const Command *command = findCommand(name);
    if (!command && !name.isEmpty() && name != QLatin1String("help"))
        return unknownCommand(name);
    Console::print(command ? command->help() : overview());
    return Success;
}

bool asksForHelp(const QStringList &arguments)
{
    const auto end = std::find(arguments.begin(), arguments.end(), QStringLiteral("--"));
    return std::any_of(arguments.begin(), end, [](const QString &argument) {
        return argument == QLatin1String("--help") || argument == QLatin1String("-h");
    });
}

int run(const QStringList &arguments)
{
    if (arguments.isEmpty()) {
        Console::printError(overview());
        return UsageError;
    }
    const QString &name = arguments.constFirst();
    const QStringList rest = arguments.sliced(1);
    if (name == QLatin1String("help"))
        return showHelp(rest.value(0));
    if (name == QLatin1String("--help") || name == QLatin1String("-h"))
        return showHelp({});
    if (name == QLatin1String("--version") || name == QLatin1String("-v")) {
        Console::print(QStringLiteral("sgauge " STREAMGAUGE_VERSION "\n"));
        return Success;
    }
    const Command *command = findCommand(name);
    if (!command)
        return unknownCommand(name);
    return asksForHelp(rest) ? showHelp(name) : command->run(rest);
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_NO_THREADED_GLIB", "1"); // the poll dispatcher is faster with many sockets
    Console::reserveStandardStreams();
    preferUtf8();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("sgauge"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STREAMGAUGE_VERSION));
    installTranslations(&application);
    return run(application.arguments().sliced(1));
}
