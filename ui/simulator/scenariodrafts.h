// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

// What has been edited and not been saved, kept from one start of the program to the next, so that
// nobody needs to be asked. Of a scenario by its source: a built-in name or the path of a file.
namespace ScenarioDrafts {

std::optional<QByteArray> load(const QString &source);
bool exists(const QString &source);

// False if it cannot be written.
bool keep(const QString &source, const QByteArray &bytes);

void discard(const QString &source);

} // namespace ScenarioDrafts
