#pragma once

namespace ringthrough {

/// What is going on just now.
enum class Activity {
    None,
    FindingGateway,
    Identifying,
    TestingBefore,
    CheckingPath,   ///< the checks around the test
    TestingAccount, ///< the registrar's lists, with the person's own account
    Changing,
    TestingAfter,
    PuttingBack
};

} // namespace ringthrough
