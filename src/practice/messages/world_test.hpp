// A Kith with the pages of messages, for their tests: defaults installed, people to write to.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>

#include "practice/messages/outbox.hpp"
#include "support/test_app.hpp"

namespace kith::messages {

class MessagesWorld : public test::WithApp {
  protected:
    template <class Work>
    auto write(Work&& work) {
        return app_->db().write(sql::Actor{.account_id = "test", .source = "test"},
                                std::forward<Work>(work));
    }
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app_.emplace(routes(), GetParam());
        write([](sql::Transaction& t) {
            accounts::install_defaults(t, t.now());
            people::install_defaults(t, t.now());
            install_defaults(t, t.now());
            return 0;
        });
    }
    test::TestApp& app() { return *app_; }

    // An Ellison of Orchard Row who reads this format and language.
    PersonId somebody(std::string_view first, std::string_view format,
                      std::string_view language = "") {
        return write([&](sql::Transaction& t) {
            return people::add(t,
                               {.first_name = Private(std::string(first)),
                                .last_name = Private("Ellison"),
                                .address = Private("3 Orchard Row"),
                                .postcode = Postcode::parse("ZZ99 4QT").value(),
                                .numbers = {{"email", "peggy@mail.example", ""}},
                                .care = {.language = std::string(language),
                                         .format = std::string(format)},
                                .source = "phone"},
                               t.now());
        });
    }
    // Ada and Ben manage messages; only Ada works with people too.
    test::Browser ada() {
        auto viewer = test::a_viewer({"messages.manage", "people.see"}, "ada");
        viewer.name = "Ada Lowe";
        return app_->as(viewer).with_budget(20);
    }
    test::Browser ben() {
        auto viewer = test::a_viewer({"messages.manage"}, "ben");
        viewer.name = "Ben Frost";
        return app_->as(viewer).with_budget(20);
    }
    MessageRow newest() {
        return app_->db().read(
            [](sql::Session& s) { return messages_page(s, "", "", "", 1).front(); });
    }

  private:
    std::optional<test::TestApp> app_;
};

}  // namespace kith::messages
