#include "diagnosis.h"

#include "named.h"
#include "names.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

constexpr NameTable<Layer, 4> layers{{{Layer::Unknown, "unknown"},
                                      {Layer::HomeRouter, "home_router"},
                                      {Layer::SecondRouter, "second_router"},
                                      {Layer::Provider, "provider"}}};

constexpr NameTable<AlgKind, 5> algKinds{{{AlgKind::Unknown, "unknown"},
                                          {AlgKind::LinuxKernel, "linux_kernel"},
                                          {AlgKind::Proxy, "proxy"},
                                          {AlgKind::Fortinet, "fortinet"},
                                          {AlgKind::AddressReplacer, "address_replacer"}}};

constexpr NameTable<HowSure, 2> certainties{
    {{HowSure::Certain, "certain"}, {HowSure::Likely, "likely"}}};

constexpr NameTable<Trouble, 4> troubles{{{Trouble::SharedRtpPort, "shared_rtp_port"},
                                          {Trouble::NoContentLength, "no_content_length"},
                                          {Trouble::NameInOrigin, "name_in_origin"},
                                          {Trouble::GrownMessage, "grown_message"}}};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Diagnosis)
};

} // namespace

QString layerName(Layer layer)
{
    return nameIn(layers, layer);
}

QString algKindName(AlgKind kind)
{
    return nameIn(algKinds, kind);
}

QString certaintyName(HowSure certainty)
{
    return nameIn(certainties, certainty);
}

QString troubleName(Trouble trouble)
{
    return nameIn(troubles, trouble);
}

std::optional<Layer> layerFromName(const QString &name)
{
    return valueIn(layers, name);
}

std::optional<AlgKind> algKindFromName(const QString &name)
{
    return valueIn(algKinds, name);
}

std::optional<HowSure> certaintyFromName(const QString &name)
{
    return valueIn(certainties, name);
}

std::optional<Trouble> troubleFromName(const QString &name)
{
    return valueIn(troubles, name);
}

QString wordsForPerson(Layer layer)
{
    switch (layer) {
    case Layer::Unknown:
        return {};
    case Layer::HomeRouter:
        return Words::tr("It happens in your router.");
    case Layer::SecondRouter:
        return Words::tr("It happens in a second router, between your router and the internet.");
    case Layer::Provider:
        return Words::tr("It happens in the network of your internet provider.");
    }
    Q_UNREACHABLE();
    return {};
}

QString wordsForPerson(Trouble trouble)
{
    switch (trouble) {
    case Trouble::SharedRtpPort:
        return Words::tr("When two phones in your home use the same port for speech, the second "
                         "call does not start.");
    case Trouble::NoContentLength:
        return Words::tr("Calls from phones that leave out the length of a message, as they may, "
                         "do not start.");
    case Trouble::NameInOrigin:
        return Words::tr("Calls from phones that give their name in place of their address do not "
                         "start.");
    case Trouble::GrownMessage:
        return Words::tr("Long messages get lost, so calls with video or many sound formats do "
                         "not start.");
    }
    Q_UNREACHABLE();
    return {};
}

QStringList findingsForPerson(const Diagnosis &diagnosis)
{
    QStringList sentences{wordsForPerson(diagnosis.reason), wordsForPerson(diagnosis.layer)};
    for (const TroubleTest &test : diagnosis.troubles)
        if (test.happens)
            sentences.append(wordsForPerson(test.trouble));
    sentences.removeAll(QString());
    return sentences;
}

} // namespace ringthrough
