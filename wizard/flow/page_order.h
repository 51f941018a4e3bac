#pragma once

#include "case.h"
#include "knowledge_base.h"

namespace ringthrough {

/// The pages of the wizard, in their order.
enum class PageId {
    Search,   ///< looking for the router
    Router,   ///< who it is; choosing another one
    Calls,    ///< are your calls affected?
    Account,  ///< the same, asked with the person's own account
    Advice,   ///< what you can do: the checks around the test, and what follows
    Choose,   ///< do it for me, or show me how; or the ways round
    SignIn,   ///< what will be typed, and the password: the commit page
    Progress, ///< the change as a checklist
    Guide,    ///< the steps one at a time
    WaysRound,
    Result, ///< is it fixed? and the report
};

/// What the person asked for.
enum class Way { Undecided, ForMe, ByHand, Round, PutBack, Support };

/// Which page comes after `here`. Pure; tested as a table.
PageId nextPage(PageId here, const Case &state, const KnowledgeBase &base, Way way);

/// The steps that a person sees at the side; several pages may belong to one.
enum class WizardStep { Find, Router, Calls, SwitchOff, Fixed };
inline constexpr int wizardStepCount = 5;

WizardStep stepOf(PageId page);

} // namespace ringthrough
