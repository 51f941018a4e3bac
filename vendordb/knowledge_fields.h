#pragma once

#include "article.h"

#include <tuple>

namespace ringthrough {

// The fields of each part of the knowledge base, in one order for writing and reading. A field that
// is missing here is empty in the compiled knowledge; a test compares it with what was loaded.
inline auto fields(Rule &r)
{
    return std::tie(r.signal, r.match, r.text, r.regex, r.weight, r.path, r.setsModel, r.mustNot,
                    r.matches, r.matchesNot, r.line);
}
inline auto fields(Probe &p)
{
    return std::tie(p.method, p.port, p.tls, p.path, p.body, p.headers, p.reportsAs);
}
inline auto fields(Setting &s)
{
    return std::tie(s.control, s.label, s.to);
}
inline auto fields(GuideStep &s)
{
    return std::tie(s.kind, s.address, s.labels, s.control, s.to, s.alternatives, s.commands,
                    s.text, s.optional);
}
inline auto fields(DialogueAnswer &a)
{
    return std::tie(a.mode, a.type, a.whenOn, a.says, a.next, a.effects, a.passwordFor);
}
inline auto fields(DialogueMode &m)
{
    return std::tie(m.name, m.prompt);
}
inline auto fields(Dialogue &d)
{
    return std::tie(d.name, d.model, d.greeting, d.userPrompt, d.passwordPrompt, d.user, d.password,
                    d.privilegedPassword, d.signInRefused, d.welcome, d.modes, d.answers, d.unknown,
                    d.appliesAtRestart, d.appliesAtSave, d.savesAtOnce, d.pager, d.pagerLines,
                    d.lineEnd, d.echoes, d.line);
}
inline auto fields(Command &c)
{
    return std::tie(c.send, c.prompt, c.refused, c.mayEndSession);
}
inline auto fields(Check &c)
{
    return std::tie(c.send, c.on, c.off, c.capture);
}
inline auto fields(Confirm &c)
{
    return std::tie(c.send, c.require, c.mustNot);
}
inline auto fields(Pager &p)
{
    return std::tie(p.pattern, p.key);
}
inline auto fields(PrivilegedMode &m)
{
    return std::tie(m.send, m.passwordPrompt, m.prompt);
}
inline auto fields(SignIn &s)
{
    return std::tie(s.userPrompt, s.passwordPrompt, s.refused, s.prompt, s.menu, s.privileged,
                    s.leave);
}
inline auto fields(Recipe &r)
{
    return std::tie(r.transports, r.signIn, r.pagers, r.refused, r.confirm, r.check,
                    r.sipTestIsCheck, r.change, r.save, r.undo, r.effect, r.restart,
                    r.restartSeconds, r.dialogues, r.line);
}
inline auto fields(SignInHint &h)
{
    return std::tie(h.user, h.text);
}
inline auto fields(AlgFacts &a)
{
    return std::tie(a.name, a.byDefault, a.switchable);
}
inline auto fields(Device &d)
{
    return std::tie(d.id, d.family, d.models, d.madeBy, d.addresses, d.signIn, d.alg, d.rules,
                    d.guide, d.recipe, d.also, d.waysRound, d.notes, d.see, d.noRecipe, d.sources,
                    d.checked, d.confidence, d.line);
}
inline auto fields(Vendor &v)
{
    return std::tie(v.id, v.name, v.aliases, v.countries, v.related, v.rules, v.probes, v.devices,
                    v.file);
}
inline auto fields(ArticleSection &s)
{
    return std::tie(s.heading, s.text, s.steps, s.points, s.say);
}
inline auto fields(Article &a)
{
    return std::tie(a.id, a.title, a.summary, a.about, a.sections, a.see, a.sources, a.checked,
                    a.file);
}

} // namespace ringthrough
