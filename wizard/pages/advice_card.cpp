#include "advice_card.h"

#include "boxes.h"
#include "flow_row.h"
#include "plain_button.h"
#include "texts.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace ringthrough {

namespace {

QString goThere(AdvicePlace place)
{
    switch (place) {
    case AdvicePlace::None:
        break;
    case AdvicePlace::SwitchOff:
        return QCoreApplication::translate("AdviceCard", "Switch it off for me");
    case AdvicePlace::Guide:
        return QCoreApplication::translate("AdviceCard", "Show me the steps");
    case AdvicePlace::Test:
        return QCoreApplication::translate("AdviceCard", "Go to the test");
    case AdvicePlace::Routers:
        return QCoreApplication::translate("AdviceCard", "Choose my router");
    case AdvicePlace::Account:
        return QCoreApplication::translate("AdviceCard", "Look closer");
    }
    return {};
}

} // namespace

AdviceCard::AdviceCard(const Advice &advice, int number)
{
    setObjectName(QStringLiteral("advice-%1").arg(adviceKindName(advice.kind)));
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(advice.title);
    auto *column = new QVBoxLayout(this);
    column->addWidget(
        new Paragraph(tr("%1. %2", "number and heading").arg(number).arg(advice.title), 1.0, true));
    column->addWidget(new Paragraph(tr("%1 %2", "why to do it, and how sure it is to help")
                                        .arg(advice.why, wordsForPerson(advice.sureness))));
    column->addWidget(new Paragraph(advice.how));
    addButtons(advice, number);
    addProof(advice, number);
}

void AdviceCard::addButtons(const Advice &advice, int number)
{
    QList<QWidget *> buttons;
    if (advice.place != AdvicePlace::None) {
        auto *go = plainButton(QStringLiteral("go-%1").arg(adviceKindName(advice.kind)),
                               goThere(advice.place));
        go->setAccessibleDescription(advice.title);
        connect(go, &QPushButton::clicked, this, [this, advice] { Q_EMIT chosen(advice); });
        buttons.append(go);
    }
    if (!advice.article.isEmpty()) {
        auto *read = plainButton(QStringLiteral("readMore-%1").arg(advice.article),
                                 tr("Read more about %1", "a number").arg(number));
        read->setAccessibleDescription(advice.title);
        connect(read, &QPushButton::clicked, this,
                [this, id = advice.article] { Q_EMIT readMore(id); });
        buttons.append(read);
    }
    if (!buttons.isEmpty())
        layout()->addWidget(new FlowRow(buttons));
}

void AdviceCard::addProof(const Advice &advice, int number)
{
    auto *proof = new StatusLine(QStringLiteral("proof-%1").arg(adviceKindName(advice.kind)));
    proof->say(advice.proof);
    const QString name = QStringLiteral("showProof-%1").arg(adviceKindName(advice.kind));
    auto *part = new Disclosure(name, tr("Show proof %1", "a number").arg(number),
                                tr("Hide proof %1", "a number").arg(number), proof);
    layout()->addWidget(part);
    auto *button = part->findChild<QPushButton *>(name);
    button->setAccessibleDescription(advice.title);
    connect(button, &QPushButton::toggled, this, &AdviceCard::toggled);
}

} // namespace ringthrough
