#include "server_field.h"

#include "texts.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace ringthrough {

namespace {

constexpr quint16 usualSipPort = 5060;

} // namespace

QString sipTargetText(const SipTarget &target)
{
    if (target.port == usualSipPort)
        return target.host;
    const QString host = target.host.contains(QLatin1Char(':'))
                             ? QStringLiteral("[%1]").arg(target.host)
                             : target.host;
    return QStringLiteral("%1:%2").arg(host).arg(target.port);
}

ServerField::ServerField(QWidget *parent)
    : QWidget(parent),
      m_field(new QLineEdit),
      m_complaint(new StatusLine(QStringLiteral("serverComplaint")))
{
    auto *label = new Paragraph(tr("What is the name of your phone provider's server?"));
    auto *hint = new Paragraph(tr(
        "It stands in the settings of your phone, as \"registrar\", \"SIP server\", \"domain\" or "
        "\"proxy\", and in your provider's welcome letter. For example: sip.example.com"));
    label->setBuddy(m_field);
    m_field->setObjectName(QStringLiteral("serverField"));
    m_field->setAccessibleName(label->text());
    m_field->setAccessibleDescription(hint->text());
    m_field->setLayoutDirection(Qt::LeftToRight); // a server's name reads the same everywhere
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(label);
    column->addWidget(m_field);
    column->addWidget(m_complaint);
    column->addWidget(hint);
    m_complaint->say({});
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        m_complaint->say({});
        Q_EMIT targetChanged();
    });
    connect(m_field, &QLineEdit::editingFinished, this, &ServerField::judge);
}

void ServerField::offer(const std::optional<SipTarget> &target)
{
    if (target)
        m_field->setText(sipTargetText(*target));
}

std::optional<SipTarget> ServerField::target() const
{
    return sipTargetFromString(m_field->text().trimmed());
}

void ServerField::judge()
{
    const bool wrong = !m_field->text().trimmed().isEmpty() && !target();
    m_complaint->say(wrong ? tr("That does not look like a server's name.") : QString());
}

} // namespace ringthrough
