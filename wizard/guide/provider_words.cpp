#include "provider_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Provider)
};

bool canBeReached(const SupportContact &support)
{
    return !support.phone.isEmpty() || !support.web.isEmpty() || !support.email.isEmpty();
}

QString nameOf(const Profile &profile)
{
    if (profile.alsoKnownAs.isEmpty())
        return profile.name;
    return Words::tr("%1 (also called %2)", "name, then other names")
        .arg(profile.name, profile.alsoKnownAs.join(u", "_s));
}

QStringList contactLines(const SupportContact &support)
{
    QStringList lines;
    const auto add = [&lines](const QString &words, const QString &what) {
        if (!what.isEmpty())
            lines.append(words.arg(what));
    };
    add(Words::tr("Telephone: %1"), support.phone);
    add(Words::tr("Web page: %1"), support.web);
    add(Words::tr("E-mail: %1"), support.email);
    add(Words::tr("Somebody is there: %1", "hours"), textFor(support.hours, QLocale().name()));
    return lines;
}

QStringList notesOf(const Profile &profile, const DeviceRef &ref)
{
    return profile.notesAbout(ref.vendor->id, ref.device->id, QLocale().name());
}

QString portsOf(const FirewallAddress &entry)
{
    QStringList ports;
    for (const PortRange &range : entry.ports)
        ports.append(range.first == range.last
                         ? QString::number(range.first)
                         : QString::number(range.first) + u'-' + QString::number(range.last));
    return ports.join(u", "_s);
}

QString wordsFor(FirewallUse use)
{
    switch (use) {
    case FirewallUse::Signalling:
        return Words::tr("to set up calls (UDP and TCP)");
    case FirewallUse::Speech:
        break;
    }
    return Words::tr("for what is spoken (UDP)");
}

} // namespace

QString supportWords(const Profile &profile, const QString &reference)
{
    if (!canBeReached(profile.support))
        return {};
    QStringList lines{Words::tr("Your phone provider helps you: %1.").arg(nameOf(profile))};
    lines += contactLines(profile.support);
    lines.append(Words::tr("Tell them this code: %1").arg(reference));
    return lines.join(u'\n');
}

QString providerNotes(const Profile &profile, const DeviceRef &ref)
{
    const QStringList notes = notesOf(profile, ref);
    if (notes.isEmpty())
        return {};
    return Words::tr("Your phone provider %1 says about this router:").arg(profile.name) + u'\n' +
           notes.join(u'\n');
}

DocumentSection supportSection(const Profile &profile, const QString &reference)
{
    DocumentSection section{Words::tr("Whom to ask"), {}, DocumentSection::List::Points, {}, {}};
    if (!canBeReached(profile.support))
        return section;
    section.paragraphs.append(Words::tr("Your phone provider helps you: %1.").arg(nameOf(profile)));
    for (const QString &line : contactLines(profile.support))
        section.items.append(DocumentItem{line});
    section.items.append(DocumentItem{Words::tr("Tell them this code: %1").arg(reference)});
    return section;
}

DocumentSection providerNotesSection(const Profile &profile, const DeviceRef &ref)
{
    DocumentSection section{Words::tr("What your phone provider %1 says").arg(profile.name),
                            {},
                            DocumentSection::List::Points,
                            {},
                            {}};
    for (const QString &note : notesOf(profile, ref))
        section.items.append(DocumentItem{note});
    return section;
}

DocumentSection firewallSection(const Profile &profile)
{
    DocumentSection section{
        Words::tr("What a firewall has to let through"), {}, DocumentSection::List::Points, {}, {}};
    if (profile.firewall.isEmpty())
        return section;
    section.paragraphs.append(Words::tr("To and from these addresses of %1:").arg(profile.name));
    section.rows.append({Words::tr("Addresses"), Words::tr("Ports"), Words::tr("What for")});
    for (const FirewallAddress &entry : profile.firewall)
        section.rows.append({entry.network.toString(), portsOf(entry), wordsFor(entry.use)});
    return section;
}

} // namespace ringthrough
