#include "matrix_page.h"

#include "known_misses.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ringthrough {

namespace {

const QString head = QStringLiteral(
    R"(# What the SIP test says, and where

Measured by `tests/lab/lab_matrix` in network namespaces: the kernel's own SIP ALG and a SIP proxy
(Kamailio) in the router, the kernel's ALG in the provider's box behind it, and three servers: our
mirror, Kamailio as a registrar, and baresip, which is made of other code. Each cell is one SIP test
over one transport to port 5060, with 5080 as the control port; every one begins with routers that
remember nothing. The test fails when this page is no longer true; `RT_WRITE_MATRIX=1` writes it anew.

| mark | what the test said |
| --- | --- |
| **A**m | altered: a mirror got something else than we sent |
| **A**a | altered: a server's answers give it away |
| **A**c | altered: a mirror got something else, on the control port as well |
| **A**l | altered, likely: what is lawful but unusual is lost on the main port alone |
| **A**h | altered: a station on the way sent our message back, changed |
| **A**p | altered: a SIP proxy on the way answers in the server's place |
| **B** | blocked: silence where the control port answers |
| = | unchanged: a mirror got every byte as it was sent |
| o | no sign found in a server's answers, which is less |
| ?n | cannot tell: nobody translates between us and the server |
| ?h | cannot tell: one thing hints at an ALG and does not prove it |
| ?s, ?m, ?x | cannot tell: the server is silent, its answer does not fit, another reason |

After a mark stands the box that the test names: home, second, provider, or nothing where it names
none. A number in brackets leads to what was missed. An ALG of the kernel rewrites the addresses that
its own box translates and no others: where a box only routes, or watches another port or transport,
there is nothing to be seen.
)");

QString markOf(VerdictReason reason)
{
    switch (reason) {
    case VerdictReason::MirrorUnchanged:
        return u"="_s;
    case VerdictReason::NoSignFound:
        return u"o"_s;
    case VerdictReason::MirrorDiffers:
        return u"**A**m"_s;
    case VerdictReason::AnswerGivesAway:
        return u"**A**a"_s;
    case VerdictReason::ControlDiffersToo:
        return u"**A**c"_s;
    case VerdictReason::OddMessagesLost:
        return u"**A**l"_s;
    case VerdictReason::HopShowsChange:
        return u"**A**h"_s;
    case VerdictReason::SomebodyElseAnswers:
        return u"**A**p"_s;
    case VerdictReason::SilentWhereControlIsNot:
        return u"**B**"_s;
    case VerdictReason::NoAddressTranslation:
        return u"?n"_s;
    case VerdictReason::HintOnly:
        return u"?h"_s;
    case VerdictReason::ServerSilent:
        return u"?s"_s;
    case VerdictReason::NotOurMirror:
        return u"?m"_s;
    default:
        return u"?x"_s;
    }
}

QString wordFor(Layer layer)
{
    switch (layer) {
    case Layer::Unknown:
        return {};
    case Layer::HomeRouter:
        return u" home"_s;
    case Layer::SecondRouter:
        return u" second"_s;
    case Layer::Provider:
        break;
    }
    return u" provider"_s;
}

QString columnOf(const Cell &cell)
{
    return titleOf(cell.server) + u' ' + titleOf(cell.wire);
}

QString sortedList(const QSet<QString> &parts)
{
    QStringList list(parts.begin(), parts.end());
    list.sort();
    return list.join(u", "_s);
}

QSet<QString> partsWhere(const Diagnosis &diagnosis, bool fromStation)
{
    QSet<QString> parts;
    for (const Alteration &one : diagnosis.alterations)
        if (one.flow.contains(u" ttl "_s) == fromStation)
            parts.insert(one.part);
    return parts;
}

// What stations send back is not waited for where servers have shown enough, so it stands here only
// where nothing else was found.
QSet<QString> lastingParts(const Diagnosis &diagnosis)
{
    const QSet<QString> parts = partsOf(diagnosis);
    return parts.isEmpty() ? partsFromStations(diagnosis) : parts;
}

// One section while it is written.
class Section
{
public:
    Section(Nat nat, const QList<Measured> &measured) : m_measured(measured)
    {
        m_text = u"## "_s + titleOf(nat) + u"\n\n"_s;
    }

    QString write()
    {
        table();
        misses();
        parts();
        return m_text;
    }

private:
    void table()
    {
        m_text += u"| SIP ALG |"_s;
        QString line = u"| --- |"_s;
        for (const ServerKind server : allServers)
            for (const SipTransports wire : allWires) {
                m_text += u' ' + columnOf({Nat::None, Helper::Nobody, server, wire}) + u" |"_s;
                line += u" --- |"_s;
            }
        m_text += u'\n' + line + u'\n';
        for (const Helper helper : allHelpers)
            row(helper);
    }

    void row(Helper helper)
    {
        m_text += u"| "_s + titleOf(helper) + u" |"_s;
        for (const Measured &one : m_measured)
            if (one.cell.helper == helper)
                m_text += u' ' + mark(one) + u" |"_s;
        m_text += u'\n';
    }

    QString mark(const Measured &one)
    {
        QString text = markOf(one.diagnosis.reason) + wordFor(one.diagnosis.layer);
        if (const KnownMiss *miss = knownMissOf(one.cell)) {
            if (!m_misses.contains(miss))
                m_misses.append(miss);
            text += u" [%1]"_s.arg(m_misses.indexOf(miss) + 1);
        }
        return text;
    }

    void misses()
    {
        m_text += m_misses.isEmpty() ? u"\nNothing is missed.\n"_s : u"\nMissed, and why:\n\n"_s;
        for (int i = 0; i < m_misses.size(); ++i)
            m_text += u"- [%1] %2\n"_s.arg(i + 1).arg(m_misses.at(i)->why);
    }

    // Cells of one row with the same parts stand together.
    void parts()
    {
        m_text += u"\nWhat was found altered:\n\n"_s;
        for (const Helper helper : allHelpers) {
            QList<std::pair<QString, QStringList>> groups;
            for (const Measured &one : m_measured)
                if (one.cell.helper == helper && !one.diagnosis.alterations.isEmpty())
                    addTo(groups, sortedList(lastingParts(one.diagnosis)), columnOf(one.cell));
            for (const auto &[list, columns] : groups)
                m_text += u"- %1; %2: %3\n"_s.arg(titleOf(helper), columns.join(u", "_s), list);
        }
    }

    static void addTo(QList<std::pair<QString, QStringList>> &groups, const QString &list,
                      const QString &column)
    {
        for (auto &group : groups)
            if (group.first == list)
                return group.second.append(column);
        groups.append({list, {column}});
    }

    const QList<Measured> &m_measured;
    QString m_text;
    QList<const KnownMiss *> m_misses;
};

} // namespace

QSet<QString> partsOf(const Diagnosis &diagnosis)
{
    return partsWhere(diagnosis, false);
}

QSet<QString> partsFromStations(const Diagnosis &diagnosis)
{
    return partsWhere(diagnosis, true);
}

QString emptyPage()
{
    QString page = head;
    for (const Nat nat : allNats)
        page += u"\n## "_s + titleOf(nat) + u'\n';
    return page;
}

QString sectionOf(Nat nat, const QList<Measured> &measured)
{
    return Section(nat, measured).write();
}

QString headIn(const QString &page)
{
    return page.left(std::max(qsizetype(0), page.indexOf(u"\n## "_s)));
}

QString sectionIn(const QString &page, Nat nat)
{
    const qsizetype begin = page.indexOf(u"## "_s + titleOf(nat) + u'\n');
    return begin < 0 ? QString() : page.mid(begin, page.indexOf(u"\n## "_s, begin) - begin);
}

QString withSection(const QString &page, Nat nat, const QString &section)
{
    QString made = head;
    for (const Nat one : allNats) {
        const QString old = sectionIn(page, one);
        made += u'\n' + (one == nat      ? section
                         : old.isEmpty() ? u"## "_s + titleOf(one) + u'\n'
                                         : old);
    }
    return made;
}

} // namespace ringthrough
