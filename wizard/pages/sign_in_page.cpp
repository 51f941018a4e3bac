#include "sign_in_page.h"

#include "boxes.h"
#include "offer.h"
#include "password_field.h"
#include "texts.h"
#include "typed_lines.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ringthrough {

namespace {

constexpr int commandLines = 6;

} // namespace

SignInPage::SignInPage(Flow &flow)
    : Page(PageId::SignIn, flow),
      m_warning(new Paragraph),
      m_commands(new TypedLines(QStringLiteral("commands"),
                                tr("What will be typed into your router"), commandLines)),
      m_hint(new Paragraph)
{
    m_warning->setObjectName(QStringLiteral("warning"));
    m_hint->setObjectName(QStringLiteral("signInHint"));
    column()->addWidget(m_warning);
    column()->addWidget(makeForm());
    column()->addWidget(m_hint);
    column()->addWidget(new Paragraph(tr("This is what will be typed, line by line:")));
    column()->addWidget(m_commands);
    m_advanced = new Disclosure(QStringLiteral("advancedButton"), tr("Advanced"),
                                tr("Hide advanced"), makeAdvanced());
    column()->addWidget(m_advanced);
    column()->addStretch(1);
    connect(m_show, &QCheckBox::toggled, this, [this](bool shown) {
        const auto mode = shown ? QLineEdit::Normal : QLineEdit::Password;
        m_password->setEchoMode(mode);
        m_privileged->setEchoMode(mode);
    });
    connect(&flow, &Flow::knowledgeChanged, this, [this] {
        if (isVisible())
            enter(m_way);
        Q_EMIT changed();
    });
    connect(m_user, &QLineEdit::textChanged, this, &SignInPage::showCommands);
    connect(m_telnet, &QRadioButton::toggled, this, &SignInPage::showCommands);
}

QWidget *SignInPage::makeForm()
{
    m_user = new QLineEdit;
    m_user->setObjectName(QStringLiteral("userField"));
    m_user->setAccessibleName(tr("User name of your router"));
    m_password = passwordField(QStringLiteral("passwordField"), tr("Password of your router"));
    m_privileged = passwordField(QStringLiteral("privilegedField"),
                                 tr("Second password, for changing settings"));
    m_privilegedLabel = new Paragraph(tr("Second password, for changing settings:"));
    m_show = new QCheckBox(tr("Show the password"));
    m_show->setObjectName(QStringLiteral("showPassword"));
    auto *box = new QWidget;
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("User name:"), m_user);
    form->addRow(tr("Password:"), m_password);
    form->addRow(m_privilegedLabel, m_privileged);
    form->addRow(QString(), m_show);
    return box;
}

QWidget *SignInPage::makeAdvanced()
{
    m_telnet = new QRadioButton(tr("Sign in by telnet"));
    m_telnet->setObjectName(QStringLiteral("telnetChoice"));
    m_ssh = new QRadioButton(tr("Sign in by SSH"));
    m_ssh->setObjectName(QStringLiteral("sshChoice"));
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_telnet);
    column->addWidget(m_ssh);
    column->addWidget(
        new Paragraph(tr("We have chosen the way that your router offers. With telnet "
                         "others in your network could read the password.")));
    return box;
}

QString SignInPage::title() const
{
    return m_way == Way::PutBack ? tr("Put the setting on your router back as it was")
                                 : tr("This will change one setting on your router");
}

QString SignInPage::nextText() const
{
    return m_way == Way::PutBack ? tr("Put it back now") : tr("Switch it off now");
}

bool SignInPage::canGoOn() const
{
    return deviceAtHand() != nullptr;
}

const Device *SignInPage::deviceAtHand() const
{
    if (m_way != Way::PutBack) {
        const auto ref = flow().device();
        return ref && ref->device->recipe ? ref->device : nullptr;
    }
    const auto entry = flow().undoable();
    const auto ref = entry ? flow().knowledge().device(entry->device) : std::nullopt;
    return ref && ref->device->recipe ? ref->device : nullptr;
}

void SignInPage::enter(Way way)
{
    m_way = way == Way::PutBack ? Way::PutBack : Way::ForMe;
    const Device *device = deviceAtHand();
    if (!device)
        return;
    m_advanced->setVisible(m_way == Way::ForMe && device->recipe->transports.size() > 1);
    m_advanced->setOpen(false);
    Transport chosen = preferredTransport(*device->recipe, state().evidence);
    if (m_way == Way::PutBack) {
        const auto entry = flow().undoable();
        chosen = entry->via;
        m_user->setText(entry->user);
    } else if (m_user->text().isEmpty()) {
        m_user->setText(device->signIn.user);
    }
    (chosen == Transport::Ssh ? m_ssh : m_telnet)->setChecked(true);
    showDevice(*device);
    showCommands();
}

void SignInPage::showDevice(const Device &device)
{
    const Recipe &recipe = *device.recipe;
    m_warning->setText(
        recipe.effect == Effect::AfterRestart
            ? tr("It takes effect when the router has restarted. We ask you before that. Calls and "
                 "internet then drop for a few minutes. You can put it back afterwards.")
            : tr("Calls and internet may drop for up to a minute. You can put it back "
                 "afterwards."));
    m_hint->setText(device.signIn.text.isEmpty()
                        ? tr("The password is often printed on the label of the router.")
                        : device.signIn.text);
    m_privileged->setVisible(recipe.signIn.privileged.has_value());
    m_privilegedLabel->setVisible(recipe.signIn.privileged.has_value());
}

Transport SignInPage::via() const
{
    return m_ssh->isChecked() ? Transport::Ssh : Transport::Telnet;
}

void SignInPage::showCommands()
{
    const Device *device = deviceAtHand();
    if (!device)
        return;
    const QStringList lines = m_way == Way::PutBack
                                  ? flow().undoable()->undo
                                  : preview(*device->recipe, via(), m_user->text());
    m_commands->setPlainText(lines.join(QLatin1Char('\n')));
}

SignInDetails SignInPage::takeDetails()
{
    SignInDetails details;
    details.user = m_user->text();
    details.password = takeSecret(*m_password);
    details.privilegedPassword = takeSecret(*m_privileged);
    m_show->setChecked(false);
    return details;
}

void SignInPage::next()
{
    const Way way = m_way;
    const Transport transport = via();
    SignInDetails details = takeDetails();
    Q_EMIT goOn(way); // the next page must be there before the first stage is told
    if (way == Way::PutBack)
        flow().putBack(std::move(details));
    else
        flow().switchOff(transport, std::move(details));
}

QWidget *SignInPage::firstControl() const
{
    return m_user->text().isEmpty() ? m_user : m_password;
}

} // namespace ringthrough
