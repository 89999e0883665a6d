// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/streamaddress.h"

#include "lib/curl/curlcommand.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/toolbutton.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>

StreamAddress::StreamAddress(QWidget *parent)
    : QWidget(parent)
    , m_url(new QLineEdit(this))
{
    m_url->setReadOnly(true);
    m_url->setFont(wireFont());
    m_url->setAccessibleName(tr("URL of the simulated stream"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_url, 1);
    const auto add = [&](const QString &icon, const QString &text, auto action) {
        auto *button = createToolButton(this, icon, text);
        layout->addWidget(button);
        connect(button, &QToolButton::clicked, this, action);
    };
    add(QStringLiteral("copy"), tr("Copy the URL"), &StreamAddress::copyUrl);
    add(QStringLiteral("terminal"), tr("Copy a curl command"), &StreamAddress::copyCommand);
    add(QStringLiteral("open-browser"), tr("Open a page that shows the stream in the browser"),
        &StreamAddress::openBrowser);
    add(QStringLiteral("connect"), tr("Watch the stream here"),
        [this] { emit inspectRequested(m_request); });
}

void StreamAddress::setRequest(const StreamRequest &request, const QUrl &page)
{
    m_request = request;
    m_page = page;
    const QString url = formatUrl(request.url);
    m_url->setText(url);
    m_url->setCursorPosition(0);
    m_url->setToolTip(QLatin1String(request.method) + QLatin1Char(' ') + url.toHtmlEscaped());
}

void StreamAddress::copyUrl()
{
    QGuiApplication::clipboard()->setText(m_request.url.toString());
    emit told(tr("The URL is on the clipboard."));
}

void StreamAddress::copyCommand()
{
    QGuiApplication::clipboard()->setText(toCurlCommand(m_request, {}));
    emit told(tr("A curl command is on the clipboard."));
}

void StreamAddress::openBrowser()
{
    if (!QDesktopServices::openUrl(m_page))
        emit failed(tr("No browser could be started; open %1 yourself.").arg(m_page.toString()));
}
