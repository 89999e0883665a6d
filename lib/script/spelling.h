// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

// The one of \a names that \a word was probably meant to be; empty if none is close.
QByteArray closestName(QByteArrayView word, const QList<QByteArray> &names);
