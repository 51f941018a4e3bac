#include "page_order.h"

namespace ringthrough {

namespace {

bool isOnline(const Case &state)
{
    return state.network && state.network->gateway();
}

bool hasSwitch(const Case &state, const KnowledgeBase &base)
{
    const auto ref = base.device(state.chosenDevice);
    return ref && ref->device->canDisable();
}

// What helps is measured where calls were tested; elsewhere it can only be told.
PageId pageForWaysRound(const Case &state)
{
    return isOnline(state) && state.before ? PageId::Advice : PageId::WaysRound;
}

// Without a known device nothing can be switched, but there is always a way round.
PageId pageForChange(const Case &state, const KnowledgeBase &base)
{
    return hasSwitch(state, base) ? PageId::Choose : pageForWaysRound(state);
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
    // The way to a switch stays short where it is the switch that is needed.
    const bool altered = state.before && state.before->verdict == Verdict::Altered;
    if (state.before && !altered && way == Way::Undecided)
        return PageId::Advice;
    return pageForChange(state, base);
}

PageId afterAdvice(Way way)
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
    case Way::Undecided:
        break;
    }
    return PageId::Result;
}

PageId afterChoose(const Case &state, Way way)
{
    switch (way) {
    case Way::ForMe:
    case Way::PutBack:
        return PageId::SignIn;
    case Way::ByHand:
        return PageId::Guide;
    case Way::Round:
        return pageForWaysRound(state);
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
    case PageId::Account:
        return afterCalls(state, base, way);
    case PageId::Advice:
        return afterAdvice(way);
    case PageId::Choose:
        return afterChoose(state, way);
    case PageId::SignIn:
        return PageId::Progress;
    case PageId::Progress:
        return way == Way::ByHand ? PageId::Guide : PageId::Result;
    case PageId::Guide:
        return way == Way::Round ? pageForWaysRound(state) : PageId::Result;
    case PageId::WaysRound:
        return PageId::Result;
    case PageId::Result:
        break;
    }
    if (way == Way::Round)
        return pageForWaysRound(state);
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
    case PageId::Account:
        return WizardStep::Calls;
    case PageId::Advice:
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
