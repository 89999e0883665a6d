// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

class ExportOutput;
class ExportWalk;

// Formats with a line for each row. False if the output does not want more.
bool exportJsonLines(ExportWalk *walk, ExportOutput *output);
bool exportCsv(ExportWalk *walk, ExportOutput *output);

// A document with an entry for each attempt. The same.
bool exportHar(ExportWalk *walk, ExportOutput *output);
