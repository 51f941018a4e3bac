#include "router_page.h"

#include "boxes.h"
#include "confidence_picture.h"
#include "device_picker.h"
#include "guide_words.h"
#include "link_words.h"
#include "texts.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ringthrough {

namespace {

constexpr int reasonsShown = 3;

QString nameOf(const Candidate &candidate)
{
    if (!candidate.model.isEmpty())
        return RouterPage::tr("%1 %2", "maker model")
            .arg(candidate.vendorName, oneLine(candidate.model, 40));
    return candidate.family.isEmpty() ? candidate.vendorName
                                      : RouterPage::tr("%1 %2", "maker family")
                                            .arg(candidate.vendorName, candidate.family);
}

} // namespace

RouterPage::RouterPage(Flow &flow)
    : Page(PageId::Router, flow),
      m_picture(new ConfidencePicture),
      m_certainty(new StatusLine(QStringLiteral("certainty"), 1.0, true)),
      m_about(new Paragraph),
      m_reasons(new QWidget),
      m_picker(new DevicePicker),
      m_failure(new FailureBox(flow, tr("Go on without it")))
{
    m_another = new Disclosure(QStringLiteral("notMyRouterButton"), tr("This is not my router"),
                               tr("Go back to the router that was found"), m_picker);
    m_about->setObjectName(QStringLiteral("aboutRouter"));
    auto *sure = new QHBoxLayout;
    sure->addWidget(m_picture, 0, Qt::AlignTop);
    sure->addWidget(m_certainty, 1, Qt::AlignVCenter);
    column()->addLayout(sure);
    new QVBoxLayout(m_reasons);
    m_reasons->layout()->setContentsMargins(0, 0, 0, 0);
    column()->addWidget(m_reasons);
    column()->addWidget(m_about);
    column()->addWidget(m_another);
    column()->addWidget(m_failure);
    column()->addStretch(1);
    connect(m_picker, &DevicePicker::chosenChanged, this, &RouterPage::showCase);
    connect(&flow, &Flow::knowledgeChanged, this, &RouterPage::offerDevices);
    connect(m_another->findChild<QPushButton *>(QStringLiteral("notMyRouterButton")),
            &QPushButton::toggled, this, [this](bool open) {
                showCase();
                if (open)
                    m_picker->field()->setFocus();
            });
    connect(m_failure, &FailureBox::tryAgain, this, [this] {
        this->flow().goBackTo(Activity::FindingGateway);
        Q_EMIT goTo(PageId::Search);
    });
    connect(m_failure, &FailureBox::byHand, this, [this] { Q_EMIT goOn(Way::Undecided); });
    connect(m_failure, &FailureBox::support, this, [this] { Q_EMIT goOn(Way::Support); });
}

QString RouterPage::title() const
{
    const auto ref = flow().device();
    if (ref && state().chosenByPerson)
        return tr("Your router: %1")
            .arg(tr("%1 %2", "maker family").arg(ref->vendor->name, ref->device->family));
    const auto best = state().identification ? state().identification->best() : std::nullopt;
    switch (certaintyOf(state().identification)) {
    case Certainty::Sure:
        return tr("Your router: %1").arg(nameOf(*best));
    case Certainty::Likely:
        return tr("Is this your router: %1?").arg(nameOf(*best));
    case Certainty::OnlyMaker:
        return tr("Which %1 router is it?").arg(best->vendorName);
    case Certainty::Unknown:
        break;
    }
    return tr("Which router do you have?");
}

QString RouterPage::nextText() const
{
    if (!isOnline())
        return tr("Show me what to do");
    return proposed().isEmpty() ? tr("Continue") : tr("Yes, test my calls");
}

bool RouterPage::canGoOn() const
{
    return !proposed().isEmpty();
}

void RouterPage::enter(Way)
{
    m_another->setOpen(proposed().isEmpty());
    // Where nothing was found there is nothing to go back to.
    const bool found = certaintyOf(state().identification) != Certainty::Unknown;
    m_another->setClosable(found || !state().chosenDevice.isEmpty());
    offerDevices();
    showCase();
}

QWidget *RouterPage::firstControl() const
{
    return m_another->isOpen() ? m_picker->field() : nullptr;
}

void RouterPage::next()
{
    const QString device = proposed();
    const bool agreed = device == state().chosenDevice && !m_another->isOpen();
    if (!agreed)
        flow().chooseDevice(device);
    Q_EMIT goOn(Way::Undecided);
}

bool RouterPage::isOnline() const
{
    return state().network && state().network->gateway();
}

QString RouterPage::proposed() const
{
    if (m_another->isOpen())
        return m_picker->chosen();
    if (!state().chosenDevice.isEmpty())
        return state().chosenDevice;
    const auto best = state().identification ? state().identification->best() : std::nullopt;
    return best && best->confidence >= leastConfidence ? best->deviceId : QString();
}

void RouterPage::offerDevices()
{
    QStringList likely;
    if (state().identification) {
        for (const Candidate &candidate : state().identification->candidates) {
            if (!candidate.deviceId.isEmpty())
                likely.append(candidate.deviceId);
            else if (const Vendor *vendor = flow().knowledge().vendor(candidate.vendorId)) {
                for (const Device &device : vendor->devices)
                    likely.append(device.id);
            }
        }
    }
    likely.removeDuplicates();
    m_picker->offer(flow().knowledge(), likely);
}

void RouterPage::showCase()
{
    const Certainty certainty = certaintyOf(state().identification);
    m_picture->show(certainty);
    m_picture->setVisible(isOnline() && !state().chosenByPerson);
    if (state().chosenByPerson)
        m_certainty->say(tr("You have chosen it yourself."));
    else
        m_certainty->say(isOnline() ? certaintyWords(certainty)
                                    : tr("Without a network we cannot ask your router."));
    showReasons();
    const auto ref = flow().knowledge().device(proposed());
    m_about->setText(ref ? switchableSentence(*ref->vendor, *ref->device) : QString());
    m_about->setVisible(ref.has_value());
    if (m_another->isOpen() && m_picker->chosen().isEmpty())
        m_failure->tell(tr("Is your router not in the list? We can test your calls all the same."),
                        tr("Look for it again"));
    else
        m_failure->clear();
    Q_EMIT changed();
}

void RouterPage::showReasons()
{
    qDeleteAll(m_reasons->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    const auto best = state().identification ? state().identification->best() : std::nullopt;
    m_reasons->setVisible(best && !best->reasons.isEmpty() && !m_another->isOpen() &&
                          !state().chosenByPerson);
    if (!best)
        return;
    m_reasons->layout()->addWidget(new Paragraph(tr("Why we think so:")));
    QStringList said;
    for (const Reason &reason : best->reasons) {
        const QString words = reasonWords(reason);
        if (said.contains(words) || said.size() == reasonsShown)
            continue;
        said.append(words);
        m_reasons->layout()->addWidget(new Paragraph(tr("• %1").arg(words)));
    }
}

} // namespace ringthrough
