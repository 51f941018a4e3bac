#pragma once

#include "knowledge_base.h"

#include <memory>

namespace ringthrough {

/// A knowledge base of one vendor that does not exist, built without files.
///
/// Acme: title "Acme <model> v<firmware>" is certain; "Acme" in a realm, a banner or a certificate
/// names the maker. Its open page /acme-info says model and firmware; asked by POST, too.
/// Without a version the model is certain and the firmware unknown.
inline std::shared_ptr<const KnowledgeBase> sampleKnowledge()
{
    const auto rule = [](Signal signal, const QString &regex, Weight weight) {
        Rule r;
        r.signal = signal;
        r.match = Match::Regex;
        r.text = regex;
        r.regex = QRegularExpression(regex);
        r.weight = weight;
        return r;
    };
    Device box;
    box.id = QStringLiteral("acme-box");
    box.family = QStringLiteral("Box");
    box.models = {QStringLiteral("A100"), QStringLiteral("A200")};
    box.addresses = {QStringLiteral("192.168.1.1"), QStringLiteral("login.acme.example")};
    const QString named = QStringLiteral("Acme (?<model>A[0-9]+) v(?<firmware>[0-9.]+)");
    const QString unversioned = QStringLiteral("^Acme (?<model>A[0-9]+)$");
    for (const Signal signal : {Signal::HttpTitle, Signal::HttpBody, Signal::TelnetBanner,
                                Signal::UpnpModel, Signal::SsdpServer})
        box.rules.append(rule(signal, named, Weight::Model));
    box.rules.append(rule(Signal::HttpTitle, unversioned, Weight::Model));
    Vendor acme;
    acme.id = QStringLiteral("acme");
    acme.name = QStringLiteral("Acme");
    for (const Signal signal : {Signal::HttpRealm, Signal::SshBanner, Signal::TlsSubject})
        acme.rules.append(rule(signal, QStringLiteral("Acme"), Weight::Maker));
    Probe get;
    get.path = QStringLiteral("/acme-info");
    Probe post;
    post.method = Probe::Method::Post;
    post.path = QStringLiteral("/HNAP1/");
    post.body = "operation=read";
    post.headers = {{"SOAPAction", "\"http://acme.example/GetDeviceSettings\""}};
    post.reportsAs = Signal::HnapXml;
    acme.probes = {get, post};
    acme.devices = {box};
    return std::make_shared<const KnowledgeBase>(QList<Vendor>{acme});
}

} // namespace ringthrough
