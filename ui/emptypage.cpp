// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/emptypage.h"

#include "ui/common/icon.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"

#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace {

constexpr qsizetype ShownRecentUrls = 6;

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
    layout->addStretch(3);
}
