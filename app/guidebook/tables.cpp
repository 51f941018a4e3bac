#include "tables.h"
#include "guide_words.h"
#include "vendor_facts.h"
#include "vocabulary.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(GuideTables)
};

Document tableWith(const QString &title, const QStringList &lead, const QList<QStringList> &rows)
{
    Document document{title, lead, {}};
    document.sections.append(DocumentSection{{}, {}, DocumentSection::List::Points, {}, rows});
    return document;
}

QString transportsOf(const Device &device)
{
    QStringList names;
    for (const Transport transport : device.recipe ? device.recipe->transports : QList<Transport>())
        names.append(transportName(transport));
    return names.join(u", "_s);
}

QString inShort(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Low:
        return Words::tr("unsure");
    case Confidence::Medium:
        return Words::tr("fairly sure");
    case Confidence::High:
        return Words::tr("sure");
    }
    Q_UNREACHABLE();
    return {};
}

bool hasCommands(const Device &device)
{
    return device.alg.switchable == Switchable::Cli ||
           device.alg.switchable == Switchable::WebAndCli;
}

// The signals of the rules that take part, each once, in the order of the vocabulary.
QString signalsOf(const Vendor &vendor, bool proving)
{
    QStringList names;
    for (const Rule &rule : allRules(vendor)) {
        const bool proves = rule.weight >= Weight::Maker;
        if (!rule.mustNot && proves == proving)
            names.append(signalName(rule.signal));
    }
    names.removeDuplicates();
    names.sort();
    return names.join(u", "_s);
}

} // namespace

Document coverageTable(const KnowledgeBase &base)
{
    QList<QStringList> rows{{Words::tr("Maker"), Words::tr("Family"), Words::tr("Models"),
                             Words::tr("Switching it off"), Words::tr("By the program"),
                             Words::tr("Facts"), Words::tr("Checked")}};
    qsizetype families = 0;
    qsizetype models = 0;
    for (const Vendor &vendor : base.vendors()) {
        for (const Device &device : vendor.devices) {
            ++families;
            models += device.models.size();
            rows.append({vendor.name, device.family, QString::number(device.models.size()),
                         switchableInShort(device.alg.switchable), transportsOf(device),
                         inShort(device.confidence), device.checked.toString(Qt::ISODate)});
        }
    }
    const QLocale locale;
    return tableWith(Words::tr("What is covered"),
                     {Words::tr("%1 makers and brands, %2 families, %3 models.")
                          .arg(locale.toString(base.vendors().size()), locale.toString(families),
                               locale.toString(models))},
                     rows);
}

Document commandsTable(const KnowledgeBase &base)
{
    QList<QStringList> rows{{Words::tr("Maker"), Words::tr("Family"), Words::tr("Reason")}};
    for (const Vendor &vendor : base.vendors()) {
        for (const Device &device : vendor.devices) {
            if (hasCommands(device) && !device.recipe)
                rows.append({vendor.name, device.family, device.noRecipe});
        }
    }
    return tableWith(Words::tr("Why some commands are left to you"),
                     {Words::tr("These routers can be switched by typing commands. The program "
                                "does not type them itself, for the reason given.")},
                     rows);
}

Document signalsTable(const KnowledgeBase &base)
{
    QList<QStringList> rows{
        {Words::tr("Maker"), Words::tr("What proves it"), Words::tr("Only hints")}};
    for (const Vendor &vendor : base.vendors()) {
        const QString proofs = signalsOf(vendor, true);
        const QString hints = signalsOf(vendor, false);
        const bool nothing = proofs.isEmpty() && hints.isEmpty();
        rows.append({vendor.name, nothing ? Words::tr("nothing; you choose it") : proofs, hints});
    }
    return tableWith(Words::tr("How routers are recognised"),
                     {Words::tr("A router says these things to everybody in its network, without "
                                "a password. A hint alone is never enough.")},
                     rows);
}

} // namespace ringthrough
