#include "server_places.h"

#include "texts.h"

#include <QVBoxLayout>

namespace ringthrough {

namespace {

// The words on the phones' own pages, letter by letter, as makers spell them in English.
QString menusOfPhones()
{
    static const QStringList menus{
        QStringLiteral("Yealink: Account › Register › Server Host"),
        QStringLiteral("Snom: Identity 1 › Login › Registrar"),
        QStringLiteral("Grandstream: Accounts › General Settings › SIP Server"),
        QStringLiteral("Fanvil: Line › SIP › Server Address"),
        QStringLiteral("Gigaset: Telephony › Connections › Domain"),
        QStringLiteral("FRITZ!Box: Telephony › Telephone Numbers › Registrar")};
    return QStringLiteral("• ") + menus.join(QStringLiteral("\n• "));
}

} // namespace

ServerPlaces::ServerPlaces(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    add(tr("In the settings of your phone"),
        tr("Open the menu with your telephone number. It is called Account, Line or Identity. The "
           "name stands beside SIP server, Registrar, Domain or Proxy. For example (the words "
           "differ a little from model to model):"));
    auto *menus = new Paragraph(menusOfPhones());
    menus->setObjectName(QStringLiteral("phoneMenus"));
    menus->setLayoutDirection(Qt::LeftToRight); // the phones' pages are written like that
    column->addWidget(menus);
    add(tr("In the phone app on your computer or mobile phone"),
        tr("Open Settings, then Accounts, then your account. The name stands beside Domain, SIP "
           "server or Host."));
    add(tr("In a letter or e-mail of your phone provider, or on its customer page"),
        tr("Look for \"SIP settings\", \"access data\" or \"set up your phone\". The name stands "
           "near "
           "your user name."));
    add(tr("On the adapter between your phone and your router"),
        tr("Look at its box, at the sticker below it, and at the sheet that came with it. Its own "
           "pages say it under Line 1, beside Proxy or Registrar."));
    add(tr("You cannot find it?"),
        tr("Call your phone provider and ask: \"What is the name of your SIP server?\""));
}

void ServerPlaces::add(const QString &heading, const QString &text)
{
    auto *title = new Paragraph(heading, 1.0, true);
    const int above = title->fontMetrics().height() / 2;
    title->setContentsMargins(0, above, 0, 0); // nearer to its own text than to the one before
    layout()->addWidget(title);
    // Reached by keyboard: the list may be longer than the window is high.
    auto *words = new StatusLine(QStringLiteral("serverPlace"));
    layout()->addWidget(words);
    words->say(text);
}

} // namespace ringthrough
