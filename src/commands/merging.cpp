#include "commands/merging.hpp"

#include "practice/bracelet/bracelet.hpp"
#include "practice/calls/calls.hpp"
#include "practice/casework/casework.hpp"
#include "practice/lists/lists.hpp"
#include "practice/messages/messages.hpp"
#include "practice/reaching/reaching.hpp"
#include "practice/readings/readings.hpp"
#include "practice/referrals/referrals.hpp"
#include "practice/rights/rights.hpp"
#include "practice/volunteering/volunteering.hpp"

namespace kith::commands {

void introduce_merging() {
    people::on_merge({casework::merged, casework::parted});
    people::on_merge({calls::merged, calls::parted});
    people::on_merge({referrals::merged, referrals::parted});
    people::on_merge({volunteering::merged, volunteering::parted});
    people::on_merge({messages::merged, messages::parted});
    people::on_merge({lists::merged, lists::parted});
    people::on_merge({rights::merged, rights::parted});
    people::on_merge({reaching::merged, reaching::parted});
    people::on_merge({bracelet::merged, bracelet::parted});
    people::on_merge({readings::merged, readings::parted});
}

}  // namespace kith::commands
