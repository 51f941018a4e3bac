#include "page_order.h"

namespace ringthrough {

namespace {

bool isOnline(const Case &state)
{
    return state.network && state.network->gateway();
}

// Without a known device nothing can be switched, but there is always a way round.
PageId pageForChange(const Case &state, const KnowledgeBase &base)
{
    const auto ref = base.device(state.chosenDevice);
    return ref && ref->device->canDisable() ? PageId::Choose : PageId::WaysRound;
}

PageId afterRouter(const Case &state, const KnowledgeBase &base)
{
    if (isOnline(state))
        return PageId::Calls;
    const auto ref = base.device(state.chosenDevice);
    return ref && !ref->device->guide.isEmpty() ? PageId::Guide : PageId::WaysRound;
}

PageId afterCalls(const Case &state, const KnowledgeBase &base, Way way)
{
    const bool clean = state.before && state.before->verdict == Verdict::Clean;
    if (clean && way == Way::Undecided)
        return PageId::Result;
    return pageForChange(state, base);
}

PageId afterChoose(Way way)
{
    switch (way) {
    case Way::ForMe:
    case Way::PutBack:
        return PageId::SignIn;
    case Way::ByHand:
        return PageId::Guide;
    case Way::Round:
        return PageId::WaysRound;
    case Way::Support:
        return PageId::Result;
    case Way::Undecided:
        break;
    }
    return PageId::Choose;
}

} // namespace

PageId nextPage(PageId here, const Case &state, const KnowledgeBase &base, Way way)
{
    if (way == Way::Support)
        return PageId::Result;
    if (way == Way::PutBack && here != PageId::SignIn && here != PageId::Progress)
        return PageId::SignIn;
    switch (here) {
    case PageId::Search:
        return PageId::Router;
    case PageId::Router:
        return afterRouter(state, base);
    case PageId::Calls:
        return afterCalls(state, base, way);
    case PageId::Choose:
        return afterChoose(way);
    case PageId::SignIn:
        return PageId::Progress;
    case PageId::Progress:
        return way == Way::ByHand ? PageId::Guide : PageId::Result;
    case PageId::Guide:
        return way == Way::Round ? PageId::WaysRound : PageId::Result;
    case PageId::WaysRound:
        return PageId::Result;
    case PageId::Result:
        break;
    }
    return way == Way::Undecided ? PageId::Result : pageForChange(state, base);
}

WizardStep stepOf(PageId page)
{
    switch (page) {
    case PageId::Search:
        return WizardStep::Find;
    case PageId::Router:
        return WizardStep::Router;
    case PageId::Calls:
        return WizardStep::Calls;
    case PageId::Choose:
    case PageId::SignIn:
    case PageId::Progress:
    case PageId::Guide:
    case PageId::WaysRound:
        return WizardStep::SwitchOff;
    case PageId::Result:
        break;
    }
    return WizardStep::Fixed;
}

} // namespace ringthrough
