// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/rowselection.h"

#include "app/sgauge/console.h"
#include "app/sgauge/tailtext.h"
#include "lib/capture/capturescanner.h"
#include "lib/query/rowsearch.h"

namespace {

// False: it is damaged.
bool readIndex(const CaptureFile &file, const std::shared_ptr<CaptureIndex> &index)
{
    CaptureScanner scanner(index);
    Progress progress;
    scanner.scan(file, &progress);
    const QString damage = scanner.damageText(file);
    if (!damage.isEmpty())
        Console::printError(QStringLiteral("sgauge: %1\n").arg(TailText::printable(damage)));
    return damage.isEmpty();
}

} // namespace

bool selectRows(const std::shared_ptr<CaptureFile> &file, const QString &filter,
                ExportRequest *request)
{
    const auto index = std::make_shared<CaptureIndex>();
    const bool isWhole = readIndex(*file, index);
    request->file = file;
    request->index = index;
    QueryError error;
    auto query = Query::parse(filter, &error);
    if (!query || query->isEmpty())
        return isWhole;
    request->rows.emplace();
    RowSearch search(file, index, std::move(*query));
    search.search(0, index->count(), std::atomic<bool>(false),
                  [request](qsizetype row) { request->rows->push_back(quint32(row)); });
    return isWhole;
}
