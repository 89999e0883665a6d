// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/connectionsection.h"

#include "lib/wire/printable.h"
#include "ui/common/row.h"
#include "ui/common/secretedit.h"
#include "ui/common/theme.h"
#include "ui/request/formcolumns.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace {

constexpr int LongestIdle = 24 * 60 * 60; // s

bool needsAddress(StreamProxy::Type type)
{
    return type == StreamProxy::Type::Http || type == StreamProxy::Type::Socks5;
}

} // namespace

ConnectionSection::ConnectionSection(QWidget *parent)
    : RequestSection(parent)
    , m_form(new FormColumns(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);

    // In the order in which they stand, which is that of the tab key.
    m_version = new QComboBox(this);
    m_version->addItems({tr("Any: HTTP/2 if TLS offers it"), tr("HTTP/1.1 only"),
                         tr("HTTP/2 at once, also without TLS")});
    m_version->setAccessibleName(tr("HTTP version"));
    m_idle = new QSpinBox(this);
    m_idle->setRange(0, LongestIdle);
    m_idle->setSuffix(tr(" s"));
    m_idle->setSpecialValueText(tr("none"));
    m_idle->setButtonSymbols(QSpinBox::NoButtons);
    m_idle->setAccessibleName(tr("Idle timeout in seconds"));
    m_idle->setToolTip(tr("How long no byte may come before the connection counts as lost; "
                          "0 is for ever"));
    m_idRow = createIdRow();
    m_compression = new QCheckBox(tr("Accept a co&mpressed response"), this);
    m_compression->setToolTip(tr("Sends Accept-Encoding: gzip, deflate"));
    m_proxy = new QComboBox(this);
    m_proxy->addItems({tr("As the system says"), tr("None"), tr("HTTP"), tr("SOCKS5")});
    m_proxy->setAccessibleName(tr("Proxy"));
    m_addressRow = createAddressRow();
    m_user = new QLineEdit(this);
    m_user->setAccessibleName(tr("User of the proxy"));
    m_password = new SecretEdit(tr("Password of the proxy"), this);
    addRows(m_form);

    for (QComboBox *box : {m_version, m_proxy})
        connect(box, &QComboBox::currentIndexChanged, this, &ConnectionSection::edited);
    for (QLineEdit *edit : {m_host, m_user, m_password->edit()})
        connect(edit, &QLineEdit::textChanged, this, &ConnectionSection::edited);
    for (QSpinBox *box : {m_idle, m_port})
        connect(box, &QSpinBox::valueChanged, this, &ConnectionSection::edited);
    connect(m_compression, &QCheckBox::toggled, this, &ConnectionSection::edited);
    connect(m_proxy, &QComboBox::currentIndexChanged, this, &ConnectionSection::showProxy);
    connect(m_id, &QLineEdit::textEdited, this, [this] {
        m_isIdTyped = !m_id->text().isEmpty();
        emit edited();
    });
    connect(m_forget, &QPushButton::clicked, this, &ConnectionSection::forgetRequested);
    showProxy();
}

QWidget *ConnectionSection::createAddressRow()
{
    m_host = new QLineEdit(this);
    m_host->setAccessibleName(tr("Host of the proxy"));
    m_host->setPlaceholderText(tr("host"));
    m_port = new QSpinBox(this);
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("port"));
    m_port->setButtonSymbols(QSpinBox::NoButtons);
    m_port->setAccessibleName(tr("Port of the proxy"));
    m_port->setFixedWidth(72);
    return createRow(this, {m_host, m_port}, 0);
}

QWidget *ConnectionSection::createIdRow()
{
    m_id = new QLineEdit(this);
    m_id->setFont(wireFont());
    m_id->setAccessibleName(tr("Last-Event-ID to start from"));
    m_forget = new QPushButton(tr("For&get"), this);
    m_forget->setToolTip(tr("The next request asks from the start"));
    m_forget->setAccessibleName(tr("Forget the last event id"));
    return createRow(this, {m_id, m_forget}, 0);
}

void ConnectionSection::addRows(FormColumns *form)
{
    form->addRow(FormColumns::First, tr("HTTP versio&n"), m_version, m_version);
    form->addRow(FormColumns::First, tr("&Idle timeout"), m_idle, m_idle);
    form->addRow(FormColumns::First, tr("&Last-Event-ID"), m_idRow, m_id);
    form->addRow(FormColumns::First, m_compression);
    form->addRow(FormColumns::Second, tr("Pro&xy"), m_proxy, m_proxy);
    form->addRow(FormColumns::Second, tr("A&ddress"), m_addressRow, m_host);
    form->addRow(FormColumns::Second, tr("Us&er"), m_user, m_user);
    form->addRow(FormColumns::Second, tr("Pass&word"), m_password, m_password->edit());
}

void ConnectionSection::showDraft(const RequestDraft &draft)
{
    const StreamRequest &request = draft.request;
    m_version->setCurrentIndex(int(request.httpVersion));
    m_compression->setChecked(request.compression == StreamRequest::Compression::Accepted);
    m_idle->setValue(int(std::chrono::ceil<std::chrono::seconds>(draft.idleTimeout).count()));
    m_isIdTyped = draft.lastEventId.has_value();
    m_id->setText(QString::fromUtf8(draft.lastEventId.value_or(QByteArray())));
    m_proxy->setCurrentIndex(int(request.proxy.type));
    m_host->setText(request.proxy.host);
    m_port->setValue(request.proxy.port);
    m_user->setText(request.proxy.user);
    m_password->edit()->setText(request.proxy.password);
    showProxy();
}

void ConnectionSection::writeTo(RequestDraft *draft) const
{
    StreamRequest &request = draft->request;
    request.httpVersion = StreamRequest::HttpVersion(m_version->currentIndex());
    request.compression = m_compression->isChecked() ? StreamRequest::Compression::Accepted
                                                     : StreamRequest::Compression::Declined;
    draft->idleTimeout = std::chrono::seconds(m_idle->value());
    draft->lastEventId.reset();
    if (m_isIdTyped)
        draft->lastEventId = m_id->text().toUtf8();
    request.proxy.type = StreamProxy::Type(m_proxy->currentIndex());
    request.proxy.host = m_host->text().trimmed();
    request.proxy.port = quint16(m_port->value());
    request.proxy.user = m_user->text();
    request.proxy.password = m_password->edit()->text();
}

void ConnectionSection::showStreamId(const QByteArray &id)
{
    m_id->setPlaceholderText(
        id.isEmpty() ? tr("none yet") : tr("%1, from the stream").arg(toPrintable(id).left(80)));
}

void ConnectionSection::showProxy()
{
    const bool isShown = needsAddress(StreamProxy::Type(m_proxy->currentIndex()));
    for (QWidget *field :
         {m_addressRow, static_cast<QWidget *>(m_user), static_cast<QWidget *>(m_password)})
        m_form->setRowVisible(field, isShown);
}
