#include "judge_vendor.h"
#include "confidence.h"
#include "hit.h"
#include "model_name.h"

#include <algorithm>

namespace ringthrough {

namespace {

// A family that nothing rules out, with what its own rules found.
struct Family
{
    const Device *device = nullptr;
    QList<Hit> hits;
    bool listsModel = false;
    double confidence = 0;

    bool has(Weight least) const { return Hits{hits, false}.has(least); }
};

// Everything found about one vendor.
struct Findings
{
    QList<Hit> vendorHits;
    QList<Family> families;
    const Hit *modelHit = nullptr; // the best word on the model

    QList<Hit> allHits() const
    {
        QList<Hit> all = vendorHits;
        for (const Family &family : families)
            all += family.hits;
        return all;
    }
};

Findings findingsOf(const Vendor &vendor, const QList<Observation> &observations, int longestMac)
{
    Findings findings;
    Hits own = tryRules(vendor.rules, observations);
    if (own.ruledOut)
        return findings;
    keepLongestMacPrefix(own, longestMac);
    findings.vendorHits = own.hits;
    for (const Device &device : vendor.devices) {
        Hits found = tryRules(device.rules, observations);
        keepLongestMacPrefix(found, longestMac);
        if (!found.ruledOut)
            findings.families.append({&device, found.hits, false, 0});
    }
    return findings;
}

bool isCaptured(const Hit &hit)
{
    return hit.model != hit.rule->setsModel;
}

// Weight first; then what the device itself said before what the rule says for it.
bool speaksBetter(const Hit &hit, const Hit &than)
{
    if (hit.rule->weight != than.rule->weight)
        return hit.rule->weight > than.rule->weight;
    return isCaptured(hit) && !isCaptured(than);
}

const Hit *bestModelHit(const QList<Hit> &hits)
{
    const Hit *best = nullptr;
    for (const Hit &hit : hits) {
        if (hit.model.isEmpty() || hit.rule->weight == Weight::Weak)
            continue;
        if (!best || speaksBetter(hit, *best))
            best = &hit;
    }
    return best;
}

double modelConfidence(const Findings &findings, const QList<Hit> &all)
{
    if (findings.modelHit->rule->weight == Weight::Model)
        return confidence::modelProven;
    const bool maker = Hits{all, false}.has(Weight::Maker);
    return maker ? confidence::makerAndModelSeparately : confidence::modelHinted;
}

// A model that several families have is told apart only by a family's own rule.
void judgeListed(QList<Family> &families, double modelConfidence)
{
    const auto listed = std::count_if(families.begin(), families.end(),
                                      [](const Family &family) { return family.listsModel; });
    const auto separated =
        std::count_if(families.begin(), families.end(), [](const Family &family) {
            return family.listsModel && family.has(Weight::Strong);
        });
    for (Family &family : families) {
        if (!family.listsModel)
            continue;
        if (listed == 1 || (separated == 1 && family.has(Weight::Strong)))
            family.confidence = modelConfidence;
        else if (separated == 1)
            family.confidence = std::min(modelConfidence, confidence::besideBetter);
        else
            family.confidence = std::min(modelConfidence, confidence::severalFamilies);
    }
}

// Families that their own rules speak for. Where the model is listed elsewhere, that counts more,
// unless a rule of this family proves the model.
void judgeByOwnRules(Findings &findings, bool modelIsListed)
{
    for (Family &family : findings.families) {
        if (!family.has(Weight::Strong))
            continue;
        double own = combinedConfidence(findings.vendorHits + family.hits);
        if (!family.has(Weight::Model)) {
            own = std::min(own, confidence::mostWithoutModel);
            if (modelIsListed && !family.listsModel)
                own = std::min(own, confidence::besideBetter);
        }
        if (!family.listsModel || family.has(Weight::Model))
            family.confidence = std::max(family.confidence, own);
    }
}

// The only family there is: proven by a rule that says the product, probable with the maker.
void judgeOnlyFamily(Findings &findings, const QList<Hit> &all)
{
    Family &only = findings.families.first();
    const Hits hits{all, false};
    const bool unknownModel = findings.modelHit && isCaptured(*findings.modelHit);
    if (hits.has(Weight::Model) && !unknownModel)
        only.confidence = confidence::modelProven;
    else if (hits.has(Weight::Maker))
        only.confidence = confidence::onlyFamily;
    else
        only.confidence = std::min(combinedConfidence(all), confidence::onlyFamily);
}

void judgeFamilies(const Vendor &vendor, Findings &findings, const QList<Hit> &all)
{
    const QStringList brands = brandsOf(vendor);
    bool listed = false;
    for (Family &family : findings.families) {
        family.listsModel = findings.modelHit && meansListedModel(findings.modelHit->model,
                                                                  family.device->models, brands);
        listed = listed || family.listsModel;
    }
    if (listed)
        judgeListed(findings.families, modelConfidence(findings, all));
    judgeByOwnRules(findings, listed);
    const bool named = std::any_of(findings.families.begin(), findings.families.end(),
                                   [](const Family &family) { return family.confidence > 0; });
    if (!named && findings.families.size() == 1)
        judgeOnlyFamily(findings, all);
}

QList<Reason> reasonsFrom(QList<Hit> hits)
{
    std::stable_sort(hits.begin(), hits.end(),
                     [](const Hit &a, const Hit &b) { return a.rule->weight > b.rule->weight; });
    QList<Reason> reasons;
    for (const Hit &hit : hits) {
        const Reason reason{*hit.seen, hit.rule->toString()};
        if (!reasons.contains(reason))
            reasons.append(reason);
    }
    return reasons;
}

QString bestFirmware(const QList<Hit> &hits)
{
    const Hit *best = nullptr;
    for (const Hit &hit : hits) {
        if (!hit.firmware.isEmpty() && (!best || hit.rule->weight > best->rule->weight))
            best = &hit;
    }
    return best ? best->firmware : QString();
}

Candidate candidateFrom(const Vendor &vendor, const QList<Hit> &hits, const Hit *modelHit)
{
    Candidate candidate;
    candidate.vendorId = vendor.id;
    candidate.vendorName = vendor.name;
    candidate.model = modelHit ? modelHit->model : QString();
    candidate.firmware = bestFirmware(hits);
    candidate.reasons = reasonsFrom(hits);
    return candidate;
}

QList<Candidate> familyCandidates(const Vendor &vendor, const Findings &findings)
{
    QList<Candidate> candidates;
    for (const Family &family : findings.families) {
        if (family.confidence < leastConfidence)
            continue;
        const QList<Hit> hits = family.hits + findings.vendorHits;
        const Hit *own = bestModelHit(hits);
        Candidate candidate = candidateFrom(vendor, hits, own ? own : findings.modelHit);
        candidate.deviceId = family.device->id;
        candidate.family = family.device->family;
        candidate.confidence = family.confidence;
        if (family.confidence >= sureConfidence)
            candidate.confidence = supported(family.confidence, hits);
        candidates.append(candidate);
    }
    return candidates;
}

} // namespace

QList<Candidate> judgeVendor(const Vendor &vendor, const QList<Observation> &observations,
                             int longestMac)
{
    Findings findings = findingsOf(vendor, observations, longestMac);
    const QList<Hit> all = findings.allHits();
    if (all.isEmpty())
        return {};
    findings.modelHit = bestModelHit(all);
    judgeFamilies(vendor, findings, all);
    const QList<Candidate> families = familyCandidates(vendor, findings);
    if (!families.isEmpty())
        return families;
    Candidate alone = candidateFrom(vendor, all, findings.modelHit);
    alone.confidence = combinedConfidence(all);
    return alone.confidence >= leastConfidence ? QList<Candidate>{alone} : QList<Candidate>{};
}

bool pointsAt(const Vendor &vendor, const QList<Observation> &observations, int longestMac)
{
    return !findingsOf(vendor, observations, longestMac).allHits().isEmpty();
}

} // namespace ringthrough
