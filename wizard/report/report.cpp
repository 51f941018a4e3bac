#include "report.h"

#include "case_json.h"
#include "provider_words.h"
#include "report_sections.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

bool saysSomething(const DocumentSection &section)
{
    return !section.paragraphs.isEmpty() || !section.items.isEmpty() || !section.rows.isEmpty();
}

void addProvider(Document &document, const Profile &profile, const QString &reference)
{
    for (const DocumentSection &section :
         {firewallSection(profile), supportSection(profile, reference)}) {
        if (saysSomething(section))
            document.sections.append(section);
    }
}

} // namespace

Document reportDocument(const Case &whole, const KnowledgeBase &base,
                        const std::optional<Profile> &profile)
{
    const Case state = redacted(whole);
    Document document;
    document.title = Words::tr("Ringthrough report %1").arg(state.reference);
    document.lead = {
        headline(state, base),
        Words::tr("Names of people, networks and servers, public addresses and half of "
                  "each hardware address are replaced by made-up ones.")};
    for (const DocumentSection &section :
         {summarySection(state, base), adviceSection(state, base), reasonsSection(state),
          testSection(Words::tr("The test before"), state.before), pathSection(state),
          voiceSection(state), changeSection(state),
          testSection(Words::tr("The test after"), state.after), proofSection(state),
          messagesSection(Words::tr("Messages of the test before"), state.before),
          messagesSection(Words::tr("Messages of the test after"), state.after)}) {
        if (saysSomething(section))
            document.sections.append(section);
    }
    if (profile)
        addProvider(document, *profile, state.reference);
    return document;
}

QString reportAsText(const Case &state, const KnowledgeBase &base,
                     const std::optional<Profile> &profile)
{
    return documentAsText(reportDocument(state, base, profile));
}

QString reportAsHtml(const Case &state, const KnowledgeBase &base,
                     const std::optional<Profile> &profile)
{
    return documentAsHtml(reportDocument(state, base, profile));
}

QByteArray reportAsJson(const Case &state)
{
    return QJsonDocument(caseToJson(redacted(state))).toJson();
}

} // namespace ringthrough
