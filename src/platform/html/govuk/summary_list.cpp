#include "platform/html/govuk/summary_list.hpp"

#include <algorithm>

namespace kith::govuk {

using html::markup;

namespace {

Html action_link(const Action& action, const Html& card_title) {
    Html hidden;
    if (!action.visually_hidden_text.empty()) {
        hidden += markup(" {}", action.visually_hidden_text);
    }
    if (!card_title.empty()) {
        hidden += markup(" ({})", card_title);
    }
    return markup(R"(<a class="govuk-link{}" href="{}"{}>{}{}</a>)", spaced(action.classes),
                  action.href, action.attributes, action.text,
                  hidden.empty() ? Html{}
                                 : markup(R"(<span class="govuk-visually-hidden">{}</span>)",
                                          hidden));
}

Html row_actions(const SummaryRow& row, const Html& card_title) {
    if (row.actions.empty()) {
        return {};
    }
    Html links = action_link(row.actions.front(), card_title);
    if (row.actions.size() > 1) {
        links = markup(R"(<ul class="govuk-summary-list__actions-list">{}</ul>)",
                       html::each(row.actions, [&](const Action& action) {
                           return markup(
                               R"(<li class="govuk-summary-list__actions-list-item">{}</li>)",
                               action_link(action, card_title));
                       }));
    }
    return markup(R"(<dd class="govuk-summary-list__actions{}">{}</dd>)",
                  spaced(row.actions_classes), links);
}

Html list_row(const SummaryRow& row, bool any_actions, const Html& card_title) {
    if (!row.when) {
        return {};
    }
    return markup(R"(
        <div class="govuk-summary-list__row{}{}">
            <dt class="govuk-summary-list__key{}">{}</dt>
            <dd class="govuk-summary-list__value{}">{}</dd>
            {}
        </div>)",
                  any_actions && row.actions.empty() ? " govuk-summary-list__row--no-actions" : "",
                  spaced(row.classes), spaced(row.key_classes), row.key, spaced(row.value_classes),
                  row.value, row_actions(row, card_title));
}

Html card_actions(const SummaryCard& card) {
    const std::string classes = spaced(card.actions_classes);
    if (card.actions.empty()) {
        return {};
    }
    if (card.actions.size() == 1) {
        return markup(R"(<div class="govuk-summary-card__actions{}">{}</div>)", classes,
                      action_link(card.actions.front(), card.title));
    }
    return markup(R"(<ul class="govuk-summary-card__actions{}">{}</ul>)", classes,
                  html::each(card.actions, [&](const Action& action) {
                      return markup(R"(<li class="govuk-summary-card__action">{}</li>)",
                                    action_link(action, card.title));
                  }));
}

Html in_card(const SummaryCard& card, const Html& list) {
    Html title;
    if (!card.title.empty()) {
        const std::string classes = joined("govuk-summary-card__title", card.title_classes);
        title = heading(card.heading_level, {{"class", classes}}, card.title);
    }
    return markup(R"(
        <div class="govuk-summary-card{}"{}>
            <div class="govuk-summary-card__title-wrapper">
                {}
                {}
            </div>
            <div class="govuk-summary-card__content">{}</div>
        </div>)",
                  spaced(card.classes), card.attributes, title, card_actions(card), list);
}

}  // namespace

Html summary_list(const SummaryList& options) {
    const bool any_actions =
        std::any_of(options.rows.begin(), options.rows.end(),
                    [](const SummaryRow& row) { return row.when && !row.actions.empty(); });
    const Html card_title = options.card ? options.card->title : Html{};
    const Html list = markup(R"(<dl class="govuk-summary-list{}"{}>{}</dl>)",
                             spaced(options.classes), options.attributes,
                             html::each(options.rows, [&](const SummaryRow& row) {
                                 return list_row(row, any_actions, card_title);
                             }));
    return options.card ? in_card(*options.card, list) : list;
}

}  // namespace kith::govuk
