#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

class PanelOfJobs : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        test::OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        cast_ = cast::fill(db(), clock.now());
    }
    const cast::Cast& who() const { return *cast_; }
    std::string shown(const web::Viewer& viewer) {
        return db().read([&](sql::Session& session) {
            return panel(session, viewer, who().peggy, clock.now()).str();
        });
    }

  private:
    std::optional<cast::Cast> cast_;
};

TEST_P(PanelOfJobs, IsEmptyWithoutAJob) { EXPECT_EQ(shown(cast::ada(who())), ""); }

TEST_P(PanelOfJobs, LeadsCoordinatorsToTheJob) {
    const JobId job = cast::job(db(), who(), clock.now());

    EXPECT_NE(shown(cast::ada(who())).find(path(job).str()), std::string::npos);
}

TEST_P(PanelOfJobs, ShowsNothingToThoseWhoMayNotSeeJobs) {
    cast::job(db(), who(), clock.now());

    EXPECT_EQ(shown(cast::dan(who())), "");
    EXPECT_EQ(shown(cast::viewer(who(), who().eve, "Eve", {"volunteers.see"})), "");
}

INSTANTIATE_TEST_SUITE_P(On, PanelOfJobs, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
