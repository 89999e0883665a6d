// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/authorizationsection.h"

#include "lib/wire/utf8.h"
#include "ui/common/secretedit.h"
#include "ui/request/formcolumns.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace {

struct UserAndPassword
{
    QString user;
    QString password;
};

// Nothing unless they would be written in the same way again.
std::optional<UserAndPassword> parseBasic(const QByteArray &credentials)
{
    if (!credentials.startsWith("Basic "))
        return std::nullopt;
    const QByteArray pair = QByteArray::fromBase64(credentials.mid(6));
    const qsizetype colon = pair.indexOf(':');
    if (colon < 0 || !isWellFormedUtf8(pair))
        return std::nullopt;
    const UserAndPassword found{QString::fromUtf8(pair.first(colon)),
                                QString::fromUtf8(pair.mid(colon + 1))};
    if (basicCredentials(found.user, found.password) != credentials)
        return std::nullopt;
    return found;
}

} // namespace

AuthorizationSection::AuthorizationSection(QWidget *parent)
    : RequestSection(parent)
    , m_form(new FormColumns(this))
    , m_scheme(new QComboBox(this))
    , m_schemeHint(new QLabel(this))
    , m_user(new QLineEdit(this))
    , m_password(new SecretEdit(tr("Password"), this))
    , m_token(new SecretEdit(tr("Bearer token"), this))
    , m_cookie(new SecretEdit(tr("Cookies"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);

    m_scheme->addItems({tr("None"), tr("Basic: user and password"), tr("Bearer: a token")});
    m_scheme->setAccessibleName(tr("Scheme of authorization"));
    m_user->setAccessibleName(tr("User"));
    m_cookie->edit()->setPlaceholderText(QStringLiteral("name=value; other=value"));
    m_schemeHint->setText(
        tr("The Authorization header is of another scheme; edit it among the headers."));
    m_schemeHint->setObjectName(QStringLiteral("muted"));
    m_schemeHint->setWordWrap(true);

    m_form->addRow(FormColumns::First, tr("Sche&me"), m_scheme, m_scheme);
    m_form->addRow(FormColumns::First, tr("Us&er"), m_user, m_user);
    m_form->addRow(FormColumns::First, tr("Passwor&d"), m_password, m_password->edit());
    m_form->addRow(FormColumns::First, tr("Toke&n"), m_token, m_token->edit());
    m_form->addRow(FormColumns::First, m_schemeHint);
    m_form->addRow(FormColumns::Second, tr("Coo&kies"), m_cookie, m_cookie->edit());
    auto *hint = new QLabel(tr("Sent as the headers Authorization and Cookie. Never saved."), this);
    hint->setObjectName(QStringLiteral("muted"));
    hint->setWordWrap(true);
    m_form->addRow(FormColumns::Second, hint);

    connect(m_scheme, &QComboBox::currentIndexChanged, this, [this] {
        showScheme();
        emit edited();
    });
    for (QLineEdit *edit : {m_user, m_password->edit(), m_token->edit(), m_cookie->edit()})
        connect(edit, &QLineEdit::textChanged, this, &AuthorizationSection::edited);
    showScheme();
}

void AuthorizationSection::showDraft(const RequestDraft &draft)
{
    showCredentials(draft.header("Authorization"));
    m_cookie->edit()->setText(QString::fromUtf8(draft.header("Cookie")));
}

void AuthorizationSection::writeTo(RequestDraft *draft) const
{
    draft->setHeader("Authorization", credentials());
    draft->setHeader("Cookie", m_cookie->edit()->text().toUtf8());
}

void AuthorizationSection::showCredentials(const QByteArray &credentials)
{
    const auto basic = parseBasic(credentials);
    const bool isBearer = credentials.startsWith("Bearer ") && isWellFormedUtf8(credentials);
    m_other = basic || isBearer ? QByteArray() : credentials;
    if (m_other.isEmpty() && m_scheme->count() > Other)
        m_scheme->removeItem(Other);
    else if (!m_other.isEmpty() && m_scheme->count() == Other)
        m_scheme->addItem(tr("Another, among the headers"));
    m_user->setText(basic ? basic->user : QString());
    m_password->edit()->setText(basic ? basic->password : QString());
    m_token->edit()->setText(isBearer ? QString::fromUtf8(credentials.mid(7)) : QString());
    m_scheme->setCurrentIndex(basic ? Basic : isBearer ? Bearer : m_other.isEmpty() ? None : Other);
    showScheme();
}

QByteArray AuthorizationSection::credentials() const
{
    switch (m_scheme->currentIndex()) {
    case Basic:
        if (m_user->text().isEmpty() && m_password->edit()->text().isEmpty())
            return {};
        return basicCredentials(m_user->text(), m_password->edit()->text());
    case Bearer:
        if (m_token->edit()->text().isEmpty())
            return {};
        return bearerCredentials(m_token->edit()->text().toUtf8());
    case Other:
        return m_other;
    default:
        return {};
    }
}

void AuthorizationSection::showScheme()
{
    const int scheme = m_scheme->currentIndex();
    m_form->setRowVisible(m_user, scheme == Basic);
    m_form->setRowVisible(m_password, scheme == Basic);
    m_form->setRowVisible(m_token, scheme == Bearer);
    m_form->setRowVisible(m_schemeHint, scheme == Other);
}
