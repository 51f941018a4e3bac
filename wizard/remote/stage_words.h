#pragma once

#include "change_router.h"

namespace ringthrough {

/// What can be told to the person when a stage is done; empty when nothing can. Translated.
QString doneSentence(Stage stage);

/// What the router said about its SIP ALG; translated.
QString stateSentence(AlgState state);

} // namespace ringthrough
