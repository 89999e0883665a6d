// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/emptypage.h"

#include "lib/capture/recordings.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"

#include <QFile>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

constexpr qsizetype ShownRecentUrls = 6;
constexpr qsizetype ShownRecordings = 4;

QLabel *addLabel(QVBoxLayout *layout, const QString &text, const char *name)
{
    auto *label = new QLabel(text);
    label->setObjectName(QLatin1String(name));
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    layout->addWidget(label);
    return label;
}

} // namespace

EmptyPage::EmptyPage(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("band"));
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 32, 32, 32);
    layout->setSpacing(8);
    layout->addStretch(2);
    QLabel *logo = addLabel(layout, {}, "logo");
    logo->setPixmap(QIcon(QStringLiteral(":/icons/streamgauge.svg")).pixmap(72, 72));
    addLabel(layout, tr("Watch an event stream"), "title");
    addLabel(layout,
             tr("Type its URL above and press Enter. No server at hand? Play the demo, or start "
                "any scenario in the simulator."),
             "muted");
    layout->addSpacing(8);

    auto *demo = new QPushButton(tr("Play the demo stream"));
    demo->setObjectName(QStringLiteral("primary"));
    demo->setAccessibleName(demo->text());
    connect(demo, &QPushButton::clicked, this, &EmptyPage::demoRequested);
    layout->addWidget(demo, 0, Qt::AlignHCenter);

    addLeftRecordings();
    addRecentUrls();
    layout->addStretch(3);
}

// What was not saved when a tab was closed, and what a crash has left.
void EmptyPage::addLeftRecordings()
{
    auto *layout = static_cast<QVBoxLayout *>(this->layout());
    const QList<LeftRecording> left = leftRecordings(Settings::captureFolder());
    if (left.isEmpty())
        return;
    layout->addSpacing(24);
    addLabel(layout, tr("Recordings that are not saved"), "muted");
    for (const LeftRecording &recording : left.first(std::min(left.size(), ShownRecordings))) {
        auto *row = new QWidget(this);
        auto *open = new QPushButton(
            QStringLiteral("%1   %2").arg(QLocale().toString(recording.time, QLocale::ShortFormat),
                                          formatSize(recording.size)),
            row);
        open->setFlat(true);
        open->setIcon(themedIcon(QStringLiteral("log"), &Theme::muted));
        open->setAccessibleName(tr("Open the recording of %1").arg(open->text()));
        connect(open, &QPushButton::clicked, this,
                [this, path = recording.path] { emit fileChosen(path); });
        auto *discard = new QToolButton(row);
        discard->setIcon(themedIcon(QStringLiteral("clear"), &Theme::muted));
        discard->setToolTip(tr("Delete this recording"));
        discard->setAccessibleName(tr("Delete the recording of %1").arg(open->text()));
        connect(discard, &QToolButton::clicked, this, [row, path = recording.path] {
            QFile::remove(path);
            row->hide();
        });
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->addWidget(open);
        line->addWidget(discard);
        layout->addWidget(row, 0, Qt::AlignHCenter);
    }
    if (left.size() > ShownRecordings)
        addLabel(layout, tr("More are in the File menu."), "muted");
}

void EmptyPage::addRecentUrls()
{
    auto *layout = static_cast<QVBoxLayout *>(this->layout());
    const QStringList urls = Settings::recentUrls();
    if (!urls.isEmpty()) {
        layout->addSpacing(24);
        addLabel(layout, tr("Recent"), "muted");
    }
    for (const QString &url : urls.first(std::min(urls.size(), ShownRecentUrls))) {
        QString text = url.size() > 80 ? url.left(79) + QChar(u'…') : url;
        auto *button = new QPushButton(text.replace(QLatin1Char('&'), QLatin1String("&&")));
        button->setFlat(true);
        button->setIcon(themedIcon(QStringLiteral("clock"), &Theme::muted));
        button->setAccessibleName(tr("Connect to %1").arg(url));
        connect(button, &QPushButton::clicked, this, [this, url] { emit urlChosen(QUrl(url)); });
        layout->addWidget(button, 0, Qt::AlignHCenter);
    }
}
