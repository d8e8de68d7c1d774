// Ledger rows of one page: facts that are more than one event (codebook §5), built from its event
// records. A row states nothing that its event does not, and cites the same bytes.
#pragma once

#include "casus/types/record.h"

namespace casus::events {

// Appends to record.claims, in the order of record.events. REQUIRES: the events have their ids
// Tested by build_ledgers_test.cc.
void build_ledgers(PageRecord& record);

}  // namespace casus::events
