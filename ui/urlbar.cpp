// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/urlbar.h"

#include "ui/common/icon.h"
#include "ui/common/theme.h"
#include "ui/request/requestbutton.h"
#include "ui/request/requestdraft.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QStyle>

namespace {

constexpr int LongestText = 1024 * 1024; // of a command that is dropped or typed
constexpr qsizetype LongestSentence = 500;
constexpr qsizetype MostNotes = 4;

// Sentences may quote what was typed or pasted.
QString shortened(const QString &sentence)
{
    return sentence.size() <= LongestSentence ? sentence
                                              : sentence.left(LongestSentence) + QChar(u'…');
}

bool isCurlCommand(const QString &text)
{
    const QString start = text.left(100).trimmed();
    return start.startsWith(QLatin1String("curl ")) || start.startsWith(QLatin1String("curl\t"));
}

} // namespace

UrlBar::UrlBar(QAction *requestAction, QWidget *parent)
    : QWidget(parent)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 8, 12, 8);
    rows->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    rows->addLayout(row);

    createMethod();
    createUrl();
    m_connect = new QPushButton(this);
    m_connect->setObjectName(QStringLiteral("primary"));
    connect(m_connect, &QPushButton::clicked, this, &UrlBar::connectOrStopRequested);
    m_request = new RequestButton(requestAction, this);
    row->addWidget(m_method);
    row->addWidget(m_url, 1);
    row->addWidget(m_connect);
    row->addWidget(m_request);

    rows->addWidget(m_error =
                        createSentence(QStringLiteral("bad"), tr("What is wrong with the URL")));
    rows->addWidget(m_notes = createSentence(QStringLiteral("muted"), tr("Notes on the request")));
}

void UrlBar::createMethod()
{
    m_method = new QComboBox(this);
    m_method->setEditable(true);
    m_method->setInsertPolicy(QComboBox::NoInsert);
    m_method->setAccessibleName(tr("Method of the request"));
    m_method->lineEdit()->setAccessibleName(m_method->accessibleName());
    m_method->setFont(wireFont());
    m_method->addItems({QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"),
                        QStringLiteral("PATCH"), QStringLiteral("DELETE"), QStringLiteral("HEAD"),
                        QStringLiteral("OPTIONS"), QStringLiteral("QUERY")});
    m_method->setFixedWidth(QFontMetrics(wireFont()).horizontalAdvance(QLatin1Char('0')) * 7 + 44);
    connect(m_method, &QComboBox::editTextChanged, this,
            [this](const QString &text) { emit methodChanged(text.trimmed().toUtf8()); });
    connect(m_method->lineEdit(), &QLineEdit::textEdited, this, [this] { showError({}); });
    connect(m_method->lineEdit(), &QLineEdit::returnPressed, this, &UrlBar::connectRequested);
}

void UrlBar::createUrl()
{
    m_url = new QLineEdit(this);
    m_url->setPlaceholderText(tr("URL of an event stream, such as http://localhost:8080/events"));
    m_url->setAccessibleName(tr("URL of the event stream"));
    m_url->setFont(wireFont());
    m_url->setClearButtonEnabled(true);
    m_url->setMaxLength(LongestText);
    m_mark = m_url->addAction(QIcon(), QLineEdit::LeadingPosition);
    setExceptionHost({});
    m_recentUrls = new QStringListModel(this);
    auto *completer = new QCompleter(m_recentUrls, m_url);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_url->setCompleter(completer);
    m_url->installEventFilter(this);
    connect(m_url, &QLineEdit::returnPressed, this, [this] {
        if (isCurlCommand(url()))
            emit curlPasted(url());
        else
            emit connectRequested();
    });
    // Not the signal's text, which is no longer right after a command has been pasted.
    connect(m_url, &QLineEdit::textChanged, this, [this] { emit urlChanged(url()); });
    connect(m_url, &QLineEdit::textEdited, this, &UrlBar::takeEdit);
}

QLabel *UrlBar::createSentence(const QString &look, const QString &accessibleName)
{
    auto *label = new QLabel(this);
    label->setObjectName(look);
    label->setTextFormat(Qt::PlainText);
    label->setAccessibleName(accessibleName);
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // however long a word
    label->hide();
    return label;
}

QString UrlBar::url() const
{
    return m_url->text();
}

void UrlBar::setUrl(const QString &text)
{
    m_url->setText(text);
    m_editedSize = text.size();
}

void UrlBar::setState(EventSource::State state)
{
    const bool isActive = state != EventSource::State::Closed;
    m_connect->setText(isActive ? tr("Stop") : tr("Connect"));
    m_connect->setAccessibleName(isActive ? tr("Stop the stream") : tr("Connect to the stream"));
}

void UrlBar::showDraft(const RequestDraft &draft)
{
    if (m_method->currentText().trimmed().toUtf8() != draft.request.method)
        m_method->setEditText(QString::fromUtf8(draft.request.method));
    m_request->setSummary(draft.summary());
    setExceptionHost(draft.request.tls.exceptionHost);
}

void UrlBar::setExceptionHost(const QString &host)
{
    const bool isPlain = host.isEmpty();
    m_mark->setIcon(isPlain ? themedIcon(QStringLiteral("link"), &Theme::muted)
                            : themedIcon(QStringLiteral("unlocked"), &Theme::warning));
    m_mark->setToolTip(
        isPlain ? QString()
                : tr("Flaws of the certificate of %1 are overlooked.").arg(host.toHtmlEscaped()));
    m_url->setAccessibleDescription(m_mark->toolTip());
}

void UrlBar::setRecentUrls(const QStringList &urls)
{
    m_recentUrls->setStringList(urls);
}

void UrlBar::selectUrl()
{
    m_url->setFocus(Qt::ShortcutFocusReason);
    m_url->selectAll();
}

void UrlBar::showError(const QString &sentence)
{
    m_error->setText(shortened(sentence));
    m_error->setVisible(!sentence.isEmpty());
    m_url->setProperty("invalid", !sentence.isEmpty());
    m_url->style()->polish(m_url);
}

void UrlBar::showNotes(const QStringList &sentences)
{
    QStringList lines;
    for (const QString &sentence : sentences.first(std::min(sentences.size(), MostNotes)))
        lines << shortened(sentence);
    if (sentences.size() > MostNotes)
        lines << tr("… %1 more").arg(sentences.size() - MostNotes);
    m_notes->setText(lines.join(QLatin1Char('\n')));
    m_notes->setVisible(!sentences.isEmpty());
}

void UrlBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The URL needs room, too. In a narrow window, no more than the icon is left.
    m_request->setWidest(width() < 560 ? 0 : width() * 2 / 5);
}

// A command is pasted whole, whatever stands there: a line edit would cut it off, and mix it with
// what it has.
bool UrlBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_url && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)) {
        const QString text = QGuiApplication::clipboard()->text();
        if (isCurlCommand(text)) {
            emit curlPasted(text);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

// Also what comes in otherwise, by the mouse.
void UrlBar::takeEdit(const QString &text)
{
    const bool isPasted = text.size() > m_editedSize + 1;
    m_editedSize = text.size();
    showError({});
    showNotes({});
    if (isPasted && isCurlCommand(text))
        emit curlPasted(text);
}
