// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/simulator/verdict.h"

#include <QByteArray>
#include <QList>
#include <QString>

// Verdicts in the forms in which they leave the program.

// For a terminal: route by route, a line for each verdict, then how many there are. Ends with a
// line feed. Nothing in it can act on the terminal.
QString verdictsToText(const QList<Verdict> &verdicts);

// For test reports of build servers, in JUnit's XML: a testsuite for each route and in it a
// testcase for each verdict, named "RULE, attempt N", its class the client. A failed one has a
// <failure> of that type, a noted one tells its sentence in <system-out>.
QByteArray verdictsToJUnit(const QList<Verdict> &verdicts);

// For programs, in UTF-8: the numbers "passed", "failed" and "noted", and "verdicts", a list of
// objects with the strings "rule", "outcome", "route", "client" and "sentence" and the number
// "attempt". A verdict is one line.
QByteArray verdictsToJson(const QList<Verdict> &verdicts);
