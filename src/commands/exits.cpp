#include "commands/exits.hpp"

namespace kith::commands {

const std::vector<web::ExitFrom>& exits() {
    static const std::vector<web::ExitFrom> all{
        {"/"},                            // the door to asking for help
        {"/get-help", "/get-help/leave"}, // asking for help, from the first page to the reference
        {"/help"},                        // how to get help
        {"/reference/"},                  // what somebody thinks of a volunteer
        {"/my-jobs/"},                    // a volunteer at somebody's door may raise a worry
        {"/my-pairs/"},                   // and after a talk
        {"/my-concerns"},                 // what came of a worry
    };
    return all;
}

void introduce_exits() { web::show_exit_on(exits()); }

}  // namespace kith::commands
