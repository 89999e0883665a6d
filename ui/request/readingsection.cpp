// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/readingsection.h"

#include "ui/common/row.h"
#include "ui/request/formcolumns.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace {

constexpr int LongestCeiling = 24 * 60 * 60; // s

QLabel *createHint(const QString &text)
{
    auto *hint = new QLabel(text);
    hint->setObjectName(QStringLiteral("muted"));
    hint->setWordWrap(true);
    return hint;
}

} // namespace

ReadingSection::ReadingSection(QWidget *parent)
    : RequestSection(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *form = new FormColumns(this);
    layout->addWidget(form);
    form->addRow(FormColumns::First, createPolicy());
    form->addRow(FormColumns::Second, createReading());
    connect(m_policy, &QButtonGroup::idToggled, this, [this](int, bool isChecked) {
        showExplanations();
        if (isChecked)
            emit edited();
    });
    connect(m_ceiling, &QSpinBox::valueChanged, this, &ReadingSection::edited);
    connect(m_anyType, &QCheckBox::toggled, this, &ReadingSection::edited);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        showExplanations();
        emit edited();
    });
    showExplanations();
}

QWidget *ReadingSection::createPolicy()
{
    struct Choice
    {
        RetryPolicy::Kind kind;
        QString name;
        QString explanation;
    };
    const Choice choices[]{
        {RetryPolicy::Kind::Standard, tr("Sta&ndard"),
         tr("Comes back as a browser does: after lost and ended streams.")},
        {RetryPolicy::Kind::Persistent, tr("P&ersistent"),
         tr("Also after errors such as 503, waiting longer each time.")},
        {RetryPolicy::Kind::Once, tr("&Once"), tr("Never comes back by itself.")}};

    auto *box = new QWidget(this);
    QGridLayout *grid = createFormGrid(box);
    m_policy = new QButtonGroup(box);
    int row = 0;
    for (const Choice &choice : choices) {
        auto *button = new QRadioButton(choice.name, box);
        button->setToolTip(choice.explanation);
        button->setAccessibleDescription(choice.explanation);
        m_policy->addButton(button, int(choice.kind));
        grid->addWidget(button, row, 0, Qt::AlignTop);
        grid->addWidget(createHint(choice.explanation), row++, 1);
    }
    m_policy->button(int(RetryPolicy::Kind::Standard))->setChecked(true);

    m_ceiling = new QSpinBox(box);
    m_ceiling->setRange(1, LongestCeiling);
    m_ceiling->setValue(
        int(std::chrono::duration_cast<std::chrono::seconds>(RetryPolicy().ceiling).count()));
    m_ceiling->setSuffix(tr(" s"));
    m_ceiling->setButtonSymbols(QSpinBox::NoButtons);
    m_ceiling->setAccessibleName(tr("Longest wait in seconds"));
    m_ceiling->setFixedWidth(96);
    m_ceilingLabel = new QLabel(tr("Longest &wait"), box);
    m_ceilingLabel->setBuddy(m_ceiling);
    grid->addWidget(m_ceilingLabel, row, 0);
    grid->addWidget(m_ceiling, row, 1, Qt::AlignLeft);
    return box;
}

QWidget *ReadingSection::createReading()
{
    auto *box = new QWidget(this);
    QGridLayout *grid = createFormGrid(box);
    m_format = new QComboBox(box);
    m_format->addItems({tr("Event stream"), tr("JSON lines"), tr("Plain lines")});
    m_format->setAccessibleName(tr("What the response is read as"));
    auto *label = new QLabel(tr("Rea&d as"), box);
    label->setBuddy(m_format);
    m_formatHint = createHint({});
    m_anyType = new QCheckBox(tr("Accept an&y content type"), box);
    grid->addWidget(label, 0, 0);
    grid->addWidget(m_format, 0, 1);
    grid->addWidget(m_formatHint, 1, 1);
    grid->addWidget(m_anyType, 2, 1);
    grid->addWidget(createHint(tr("Browsers refuse all but text/event-stream.")), 3, 1);
    return box;
}

void ReadingSection::showDraft(const RequestDraft &draft)
{
    m_policy->button(int(draft.retryPolicy.kind))->setChecked(true);
    m_ceiling->setValue(
        int(std::chrono::ceil<std::chrono::seconds>(draft.retryPolicy.ceiling).count()));
    m_format->setCurrentIndex(int(draft.request.bodyFormat));
    m_anyType->setChecked(draft.request.typeCheck == StreamRequest::TypeCheck::Lenient);
    showExplanations();
}

void ReadingSection::writeTo(RequestDraft *draft) const
{
    draft->retryPolicy.kind = RetryPolicy::Kind(m_policy->checkedId());
    draft->retryPolicy.ceiling = std::chrono::seconds(m_ceiling->value());
    draft->request.bodyFormat = StreamRequest::BodyFormat(m_format->currentIndex());
    draft->request.typeCheck = m_anyType->isChecked() ? StreamRequest::TypeCheck::Lenient
                                                      : StreamRequest::TypeCheck::Standard;
}

void ReadingSection::showExplanations()
{
    const bool isPersistent = m_policy->checkedId() == int(RetryPolicy::Kind::Persistent);
    m_ceilingLabel->setEnabled(isPersistent);
    m_ceiling->setEnabled(isPersistent);
    const QString hints[]{tr("As the standard says: events end with a blank line."),
                          tr("Each line that is not empty is an event."),
                          tr("Each line is an event.")};
    m_formatHint->setText(hints[m_format->currentIndex()]);
}
