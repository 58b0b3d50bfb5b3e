#include "demo/translations.hpp"

#include "practice/messages/messages.hpp"

namespace kith::demo {

void add_translations(sql::Transaction& transaction, Instant now) {
    const std::string by = "Magda Zielinska";
    messages::put_in_force(
        transaction,
        {.template_id = "could-not-reach",
         .language = "pl",
         .subject = "Próbowaliśmy do Państwa zadzwonić",
         .body = "Dzień dobry ((name)),\n\nPróbowaliśmy do Państwa zadzwonić, ale nie udało nam "
                 "się porozmawiać. Chcielibyśmy wiedzieć, czy wszystko jest w porządku.\n\n"
                 "Prosimy zadzwonić do nas pod numer ((council_phone)). W nagłym wypadku prosimy "
                 "dzwonić pod numer 999.\n\n((council_name))",
         .by = by},
        now);
    messages::put_in_force(
        transaction,
        {.template_id = "reaching-out",
         .language = "pl",
         .subject = "Jak się Państwo czują? Prosimy o kontakt",
         .body = "Dzień dobry ((name)),\n\nStaramy się skontaktować ze wszystkimi, którzy mogą "
                 "teraz potrzebować pomocy. Z Państwem nie udało nam się jeszcze porozmawiać.\n\n"
                 "Prosimy zadzwonić do nas pod numer ((council_phone)) albo poprosić kogoś, żeby "
                 "zadzwonił za Państwa. Jeśli niczego Państwu nie potrzeba, prosimy nam o tym "
                 "powiedzieć.\n\nW nagłym wypadku prosimy dzwonić pod numer 999.\n\n"
                 "((council_name))",
         .by = by},
        now);
}

}  // namespace kith::demo
