// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints how fast Streamgauge is, each time beside something else that did the same work in the
// same run: absolute figures mean little on shared machines.
//     streamgauge-bench [parser] [eventsource] [query] [capture] [simulator]

#include "tests/bench/barefanout.h"
#include "tests/bench/capturebench.h"
#include "tests/bench/eventsourcebench.h"
#include "tests/bench/parserbench.h"
#include "tests/bench/querybench.h"
#include "tests/bench/simulatorbench.h"

#include <QCoreApplication>
#include <QStringList>

int main(int argc, char *argv[])
{
    qputenv("QT_NO_THREADED_GLIB", "1"); // as the programs do
    QCoreApplication application(argc, argv);
    const QStringList chosen = application.arguments().sliced(1);
    if (chosen.value(0) == QLatin1String("bare-fanout")) // measureSimulator() starts it
        runBareFanout(chosen.value(1).toInt(), chosen.value(2).toInt());
    const auto isWanted = [&](const char *name) {
        return chosen.isEmpty() || chosen.contains(QLatin1String(name));
    };
    if (isWanted("parser"))
        measureParser();
    if (isWanted("eventsource"))
        measureEventSource();
    if (isWanted("query"))
        measureQuery();
    if (isWanted("capture"))
        measureCapture();
    if (isWanted("simulator"))
        measureSimulator();
    return 0;
}
