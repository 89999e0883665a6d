// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/wire/httpheader.h"

#include <QByteArrayView>
#include <QString>
#include <QUrl>

// Which values are not for everyone who sees a screen or reads a bug report.

enum class Secrets { Hidden, Shown };

// Whether a header or a parameter of that name holds a secret: "Authorization", "Set-Cookie",
// "X-Api-Key", "access_token".
bool isSecretName(QByteArrayView name);

// What stands where a secret was.
QString secretMark();

// The value of a header that holds a secret. Of credentials the scheme is left: "Bearer •••".
QString hiddenValue(QByteArrayView name, QByteArrayView value);

// The URL with marks for its password and for parameters that hold secrets.
QUrl withHiddenSecrets(const QUrl &url);

// The headers with marks for the values that are secrets.
QList<HttpHeader> withHiddenSecrets(const QList<HttpHeader> &headers);
