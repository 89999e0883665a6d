// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fileactions.h"

#include "lib/capture/recordings.h"
#include "lib/exchange/captureexport.h"
#include "ui/common/format.h"
#include "ui/common/settings.h"
#include "ui/common/task.h"
#include "ui/inspector/noticebar.h"
#include "ui/inspector/streampage.h"

#include <QActionGroup>
#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>

#include <array>

namespace {

struct ExportKind
{
    ExportFormat format;
    const char *suffix;
    const char *name; // untranslated
};

constexpr std::array<ExportKind, 5> ExportKinds{{
    {ExportFormat::Annotated, "sse", QT_TRANSLATE_NOOP("FileActions", "Recording (*.sse)")},
    {ExportFormat::Plain, "txt", QT_TRANSLATE_NOOP("FileActions", "Plain event stream (*.txt)")},
    {ExportFormat::JsonLines, "ndjson", QT_TRANSLATE_NOOP("FileActions", "JSON lines (*.ndjson)")},
    {ExportFormat::Csv, "csv", QT_TRANSLATE_NOOP("FileActions", "Table for spreadsheets (*.csv)")},
    {ExportFormat::Har, "har", QT_TRANSLATE_NOOP("FileActions", "HTTP Archive (*.har)")},
}};

} // namespace

QString proposedName(const StreamPage &page)
{
    QString name = page.title();
    for (QChar &c : name) {
        if (c == QLatin1Char('/') || c == QLatin1Char(':') || c.category() == QChar::Other_Control)
            c = QLatin1Char('-');
    }
    return name;
}

FileActions::FileActions(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void FileActions::addTo(QMenu *menu)
{
    menu->addAction(tr("&Open…"), QKeySequence::Open, this, &FileActions::open);
    QMenu *recent = menu->addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    QMenu *left = menu->addMenu(tr("Recordings &not saved"));
    connect(left, &QMenu::aboutToShow, this, [this, left] { fillLeft(left); });
    menu->addSeparator();
    menu->addAction(tr("&Save as…"), QKeySequence::Save, this, &FileActions::save);
    QMenu *exports = menu->addMenu(tr("&Export"));
    connect(exports, &QMenu::aboutToShow, this, [this, exports] { fillExport(exports); });
    fillExport(exports); // so that its keys work from the start
    menu->addSeparator();
    addSettings(menu);
}

void FileActions::open()
{
    auto *dialog = new QFileDialog(m_window, tr("Open recordings"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("All that can be opened (*.sse *.txt *.har *.ndjson *.jsonl *.http)"),
         tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        for (const QString &path : paths)
            emit fileChosen(path);
    });
    dialog->open();
}

void FileActions::save()
{
    auto *dialog = new QFileDialog(m_window, tr("Save the recording"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("sse"));
    dialog->setNameFilter(tr("Recording (*.sse)"));
    dialog->selectFile(proposedName(*m_page));
    connect(dialog, &QFileDialog::fileSelected, this, &FileActions::saveTo);
    dialog->open();
}

// What goes on being received is written there, too.
void FileActions::saveTo(const QString &path)
{
    QString error;
    if (!m_page->capture().save(path, &error)) {
        m_page->notice()->showSentences({error}, NoticeBar::Kind::Error);
        return;
    }
    Settings::addRecentFile(path);
    m_page->notice()->showSentences(
        {tr("Saved as %1. What arrives from now on is written there, too.")
             .arg(QDir::toNativeSeparators(path))},
        NoticeBar::Kind::Note);
    emit m_page->stateChanged();
}

void FileActions::fillRecent(QMenu *menu)
{
    menu->clear();
    for (const QString &path : Settings::recentFiles())
        menu->addAction(QString(path).replace(QLatin1Char('&'), QLatin1String("&&")), this,
                        [this, path] { emit fileChosen(path); });
    if (menu->isEmpty())
        menu->addAction(tr("None yet"))->setEnabled(false);
}

void FileActions::fillLeft(QMenu *menu)
{
    menu->clear();
    const QList<LeftRecording> left = leftRecordings(Settings::captureFolder());
    qint64 size = 0;
    for (const LeftRecording &recording : left) {
        size += recording.size;
        menu->addAction(
            QStringLiteral("%1   %2").arg(QLocale().toString(recording.time, QLocale::ShortFormat),
                                          formatSize(recording.size)),
            this, [this, path = recording.path] { emit fileChosen(path); });
    }
    if (left.isEmpty()) {
        menu->addAction(tr("None"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    QMenu *discard = menu->addMenu(tr("&Discard all"));
    discard->addAction(
        tr("Yes, delete %n recordings (%1)", nullptr, int(left.size())).arg(formatSize(size)), this,
        [left] {
            for (const LeftRecording &recording : left)
                QFile::remove(recording.path);
        });
}

void FileActions::fillExport(QMenu *menu)
{
    menu->clear();
    menu->addAction(tr("&All rows…"), QKeySequence(Qt::CTRL | Qt::Key_E), this,
                    [this] { chooseExport(Rows::All); });
    QAction *found = menu->addAction(tr("Rows that the &filter finds…"), this,
                                     [this] { chooseExport(Rows::Found); });
    QAction *selected =
        menu->addAction(tr("&Selected rows…"), this, [this] { chooseExport(Rows::Selected); });
    found->setEnabled(m_page && m_page->browser()->foundRows());
    selected->setEnabled(m_page && m_page->browser()->selectedRow() >= 0);
}

void FileActions::chooseExport(Rows rows)
{
    auto *dialog = new QFileDialog(m_window, tr("Export rows"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList names;
    for (const ExportKind &kind : ExportKinds)
        names += tr(kind.name);
    dialog->setNameFilters(names);
    const auto setSuffix = [dialog, names](const QString &name) {
        const auto place = std::max<qsizetype>(0, names.indexOf(name));
        dialog->setDefaultSuffix(QLatin1String(ExportKinds[size_t(place)].suffix));
    };
    connect(dialog, &QFileDialog::filterSelected, dialog, setSuffix);
    setSuffix(names.constFirst());
    dialog->selectFile(proposedName(*m_page));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, dialog, names, rows](const QString &path) {
                exportTo(path, int(names.indexOf(dialog->selectedNameFilter())), rows);
            });
    dialog->open();
}

void FileActions::exportTo(const QString &path, int format, Rows rows)
{
    const Capture &capture = m_page->capture();
    NoticeBar *notice = m_page->notice();
    if (!capture.file()) {
        notice->showSentences({tr("There are no rows yet.")}, NoticeBar::Kind::Warning);
        return;
    }
    ExportRequest request{
        capture.file(), capture.index(), {}, ExportKinds[size_t(std::max(0, format))].format};
    if (rows == Rows::Selected)
        request.rows = m_page->browser()->selectedRows();
    else if (rows == Rows::Found && m_page->browser()->foundRows())
        request.rows = *m_page->browser()->foundRows();
    const auto error = std::make_shared<QString>();
    auto *task =
        new Task([request, path,
                  error](Progress *progress) { *error = exportToFile(request, path, progress); },
                 m_page);
    const QString name = QDir::toNativeSeparators(path);
    notice->showTask(task, tr("Writing %1 …").arg(name));
    connect(task, &Task::finished, task, [task, notice, name, error] {
        if (task->isCancelled())
            notice->showSentences({tr("Cancelled; nothing was written.")}, NoticeBar::Kind::Note);
        else if (error->isEmpty())
            notice->showSentences({tr("Exported to %1.").arg(name)}, NoticeBar::Kind::Note);
        else
            notice->showSentences({*error}, NoticeBar::Kind::Error);
        task->deleteLater();
    });
}

void FileActions::addSettings(QMenu *menu)
{
    QMenu *limits = menu->addMenu(tr("&Limit of recordings not saved"));
    auto *group = new QActionGroup(limits);
    const QList<qint64> sizes{1, 5, 20, 100, 1000}; // GB
    for (const qint64 size : sizes) {
        const qint64 bytes = size * 1'000'000'000;
        QAction *action = limits->addAction(formatSize(bytes), this, [this, bytes] {
            Settings::setDiskLimit(bytes);
            emit settingsChanged();
        });
        action->setCheckable(true);
        action->setChecked(Settings::diskLimit() == bytes);
        group->addAction(action);
    }
    QAction *secrets =
        menu->addAction(tr("Record &credentials and cookies, too"), this, [this](bool isKeeping) {
            Settings::setKeepsSecrets(isKeeping);
            emit settingsChanged();
        });
    secrets->setCheckable(true);
    secrets->setChecked(Settings::keepsSecrets());
}
