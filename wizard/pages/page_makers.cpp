#include "page_makers.h"

#include "account_page.h"
#include "advice_page.h"
#include "calls_page.h"
#include "choose_page.h"
#include "guide_page.h"
#include "progress_page.h"
#include "result_page.h"
#include "router_page.h"
#include "search_page.h"
#include "sign_in_page.h"
#include "ways_round_page.h"

namespace ringthrough {

Page *makePage(PageId id, Flow &flow)
{
    switch (id) {
    case PageId::Search:
        return new SearchPage(flow);
    case PageId::Router:
        return new RouterPage(flow);
    case PageId::Calls:
        return new CallsPage(flow);
    case PageId::Account:
        return new AccountPage(flow);
    case PageId::Advice:
        return new AdvicePage(flow);
    case PageId::Choose:
        return new ChoosePage(flow);
    case PageId::SignIn:
        return new SignInPage(flow);
    case PageId::Progress:
        return new ProgressPage(flow);
    case PageId::Guide:
        return new GuidePage(flow);
    case PageId::WaysRound:
        return new WaysRoundPage(flow);
    case PageId::Result:
        break;
    }
    return new ResultPage(flow);
}

} // namespace ringthrough
