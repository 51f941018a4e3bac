#include "server_field.h"

#include "boxes.h"
#include "server_places.h"
#include "texts.h"
#include "typed_server.h"

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
      m_answer(new StatusLine(QStringLiteral("serverAnswer")))
{
    auto *label = new Paragraph(tr("What is the name of your phone provider's server?"));
    auto *hint = new Paragraph(tr("For example: sip.example.com"));
    auto *places = new Disclosure(QStringLiteral("whereButton"), tr("Where do I find it?"),
                                  tr("Hide where to find it"), new ServerPlaces);
    label->setBuddy(m_field);
    m_field->setObjectName(QStringLiteral("serverField"));
    m_field->setAccessibleName(label->text());
    m_field->setAccessibleDescription(hint->text());
    m_field->setLayoutDirection(Qt::LeftToRight); // a server's name reads the same everywhere
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(label);
    column->addWidget(hint);
    column->addWidget(m_field);
    column->addWidget(m_answer);
    column->addWidget(places);
    m_answer->say({});
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        m_answer->say({});
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
    const auto read = readTypedServer(m_field->text());
    const auto *target = std::get_if<SipTarget>(&read);
    return target ? std::optional(*target) : std::nullopt;
}

void ServerField::judge()
{
    const auto read = readTypedServer(m_field->text());
    if (const auto *fault = std::get_if<TypedFault>(&read))
        return m_answer->say(wordsForPerson(*fault));
    // Whoever pasted more than a name sees what we take from it.
    const QString taken = sipTargetText(std::get<SipTarget>(read));
    const bool asTyped = taken == m_field->text().trimmed();
    m_answer->say(asTyped ? QString() : tr("We take this: %1").arg(oneLine(taken)));
}

} // namespace ringthrough
