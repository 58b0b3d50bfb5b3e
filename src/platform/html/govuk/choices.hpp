// What radios and checkboxes share.
#pragma once

#include <optional>
#include <vector>

#include "platform/html/govuk/field.hpp"
#include "platform/html/govuk/fieldset.hpp"

namespace kith::govuk {

// One radio or checkbox, or with `divider` the word between two groups of them.
struct Choice {
    Html text{};
    std::string value{};
    Hint hint{};
    std::optional<bool> checked{};  // decided by the group's value or values unless said here
    bool disabled = false;
    Html conditional{};  // shown while this one is chosen
    std::string divider{};
    std::string id{};
    std::string name{};       // checkboxes only
    std::string behaviour{};  // checkboxes only: "exclusive" unticks the others
    Label label{};            // classes and attributes of the label
    Attributes attributes{};
    bool when = true;
};

// How one choice stands in its group.
struct ChoicePlace {
    std::string_view group;  // radios or checkboxes
    std::string_view type;   // radio or checkbox
    std::string id;
    std::string name;
    std::string described_by;
    bool checked;
};

Html choice(const Choice& item, const ChoicePlace& place);

// ID for the first item, ID-2 for the second and so on, unless the item has its own.
std::string choice_id(const Choice& item, std::string_view prefix, std::size_t index);

// The inner part of the group, in its fieldset if one was given.
Html in_fieldset(Fieldset options, std::string_view described_by, const Html& inner);

}  // namespace kith::govuk
