#include "engines/linkage/index.hpp"

#include <algorithm>
#include <cmath>

#include "engines/linkage/index_inside.hpp"

namespace kith::linkage {
namespace {

// Of those looked up, the share thought to be known already.
constexpr double known_already = 0.5;
constexpr std::size_t most_in_a_chain = 200;

// The rules of an index: they must find somebody from whatever little is given.
constexpr std::array rules_used{
    std::string_view("NHS or other number"),
    std::string_view("e-mail address"),
    std::string_view("a phone number"),
    std::string_view("birth date and how a name sounds"),
    std::string_view("postcode and how a name sounds"),
    std::string_view("how both names sound and birth year"),
    std::string_view("how both names sound, and birth day and month"),
    std::string_view("how both names sound and postcode district"),
    std::string_view("both names"),
    std::string_view("postcode and house number"),
};

std::size_t keys_of_rule(const Rule& rule) {
    std::size_t width = 1;
    for (std::size_t each = 0; each < rule.part_count; ++each) {
        if (rule.parts[each] == Part::phone) return 4;
        if (rule.parts[each] == Part::either_name || rule.parts[each] == Part::email) width = 2;
    }
    return width;
}

// Where the question is who of everybody one record is, and not which of all pairs are one person.
void ask_of_one(Model& model, std::uint32_t people) {
    const double both = model.share[same] + model.share[moved];
    const double wanted = known_already / std::max(1U, people);
    model.share[same] *= wanted / both;
    model.share[moved] *= wanted / both;
}

Linkage usual_knowledge() {
    Linkage knowledge;
    knowledge.model = usual_model(1000);
    knowledge.frequencies = Frequencies(People{});
    for (std::size_t each = 0; each < comparison_count; ++each) {
        const double usual = knowledge.model.level[each][exact][unrelated];
        knowledge.frequencies.set_usual(static_cast<Comparison>(each), usual, 2000);
    }
    return knowledge;
}

}  // namespace

KeyChains::KeyChains(const People& people) : people_(people), heads_(1024) {
    for (const Rule& rule : all_rules()) {
        if (std::find(rules_used.begin(), rules_used.end(), rule.words) == rules_used.end()) {
            continue;
        }
        rules_.push_back(rule);
        offset_.push_back(width_);
        width_ += keys_of_rule(rule);
    }
}

void KeyChains::reserve(std::uint32_t rows) {
    next_.reserve(rows * width_);
    keys_.reserve(rows * width_);
    std::size_t heads = heads_.size();
    while (heads < rows * width_ / 2) heads *= 2;
    if (heads != heads_.size()) rethread(heads);
}

void KeyChains::rethread(std::size_t heads) {
    heads_.assign(heads, 0);
    for (std::uint32_t slot = 0; slot < keys_.size(); ++slot) {
        if (keys_[slot] != 0) thread_in(slot, keys_[slot]);
    }
}

void KeyChains::thread_in(std::uint32_t slot, std::uint32_t key) {
    std::uint32_t& head = heads_[mixed(key) & (heads_.size() - 1)];
    next_[slot] = head;
    keys_[slot] = key;
    head = slot + 1;
}

void KeyChains::thread_out(std::uint32_t slot, std::uint32_t key) {
    std::uint32_t* link = &heads_[mixed(key) & (heads_.size() - 1)];
    while (*link != 0 && *link != slot + 1) link = &next_[*link - 1];
    if (*link != 0) *link = next_[slot];
    keys_[slot] = 0;
}

void KeyChains::add(std::uint32_t row, const Record& record) {
    if (keys_.size() < (row + std::size_t{1}) * width_) {
        keys_.resize((row + std::size_t{1}) * width_);
        next_.resize(keys_.size());
        if (keys_.size() > 4 * heads_.size()) rethread(heads_.size() * 2);
    }
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
        const Keys keys = keys_of(rules_[rule], record, people_);
        for (std::size_t each = 0; each < keys.count; ++each) {
            thread_in(static_cast<std::uint32_t>(row * width_ + offset_[rule] + each),
                      keys.values[each]);
        }
    }
}

void KeyChains::remove(std::uint32_t row, const Record&) {
    for (std::size_t each = 0; each < width_; ++each) {
        const auto slot = static_cast<std::uint32_t>(row * width_ + each);
        if (keys_[slot] != 0) thread_out(slot, keys_[slot]);
    }
}

void KeyChains::collect(const Record& record, std::vector<std::uint32_t>& rows) const {
    rows.clear();
    const bool more_than_names = record.birth != 0 || record.postcode != 0;
    for (const Rule& rule : rules_) {
        const Keys keys = keys_of(rule, record, people_);
        if (more_than_names && rule.parts[0] == Part::both_names_exact) continue;
        for (std::size_t each = 0; each < keys.count; ++each) {
            std::size_t taken = 0;
            std::uint32_t link = heads_[mixed(keys.values[each]) & (heads_.size() - 1)];
            for (; link != 0 && taken < most_in_a_chain; link = next_[link - 1]) {
                if (keys_[link - 1] != keys.values[each]) continue;
                rows.push_back(static_cast<std::uint32_t>((link - 1) / width_));
                ++taken;
            }
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

std::size_t KeyChains::bytes() const {
    return (heads_.capacity() + next_.capacity() + keys_.capacity()) * sizeof(std::uint32_t);
}

Index::Inside::Inside(People everybody, Linkage what_is_known)
    : people(std::move(everybody)),
      knowledge(std::move(what_is_known)),
      removed(people.size()),
      living(people.size()),
      compare(people),
      chains(people),
      by_last(ByName{&people, true}),
      by_first(ByName{&people, false}),
      by_birth(ByBirth{&people}),
      by_postcode(ByPostcode{&people}),
      by_phone(ByPhone{&people}) {
    people.describe_names();
    chains.reserve(people.size());
    for (std::uint32_t row = 0; row < people.size(); ++row) chains.add(row, people[row]);
    fill();
}

Record Index::Inside::encode(std::span<const Value> values) {
    const Record record = people.encode(values);
    people.describe_names();
    return record;
}

void Index::Inside::thread(std::uint32_t row) {
    const Record& record = people[row];
    chains.add(row, record);
    by_last.insert(row);
    by_first.insert(row);
    if (record.birth != 0) by_birth.insert(row);
    if (record.postcode != 0) by_postcode.insert(row);
    for (std::uint32_t which = 0; which < 4; ++which) {
        if (ByPhone{&people}.digits(row * 4 + which) != 0) by_phone.insert(row * 4 + which);
    }
}

void Index::Inside::unthread(std::uint32_t row) {
    const Record& record = people[row];
    chains.remove(row, record);
    by_last.erase(row);
    by_first.erase(row);
    if (record.birth != 0) by_birth.erase(row);
    if (record.postcode != 0) by_postcode.erase(row);
    for (std::uint32_t which = 0; which < 4; ++which) {
        if (ByPhone{&people}.digits(row * 4 + which) != 0) by_phone.erase(row * 4 + which);
    }
}

Index::Index() : Index(People{}, usual_knowledge()) {}
Index::Index(People people, Linkage knowledge)
    : inside_(std::make_unique<Inside>(std::move(people), std::move(knowledge))) {}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

std::uint32_t Index::add(std::span<const Value> values) {
    const Record record = inside_->encode(values);
    const std::uint32_t row = inside_->people.size();
    inside_->people.push(record);
    inside_->removed.push_back(false);
    inside_->knowledge.frequencies.add(record);
    ++inside_->living;
    inside_->thread(row);
    return row;
}

void Index::update(std::uint32_t row, std::span<const Value> values) {
    if (row >= inside_->people.size()) return;
    const Record record = inside_->encode(values);
    if (!inside_->removed[row]) inside_->unthread(row);
    inside_->living += inside_->removed[row];
    inside_->removed[row] = false;
    inside_->people.set(row, record);
    inside_->thread(row);
}

void Index::remove(std::uint32_t row) {
    if (row >= inside_->people.size() || inside_->removed[row]) return;
    inside_->unthread(row);
    inside_->removed[row] = true;
    --inside_->living;
}

std::vector<Found> Index::find(std::span<const Value> values, std::size_t most, double least) {
    const Record asked = inside_->encode(values);
    const auto& frequencies = inside_->knowledge.frequencies;
    Model model = inside_->knowledge.model;
    ask_of_one(model, inside_->living);
    const Judge judge(model);
    inside_->chains.collect(asked, inside_->candidates);
    std::vector<Found> found;
    double odds = 0;
    for (const std::uint32_t row : inside_->candidates) {
        const Record& known = inside_->people[row];
        const Chances chances =
            judge(inside_->compare(asked, known), frequencies, asked, known);
        const double weight = weight_of(chances);
        odds += std::exp2(std::min(weight, 900.0));
        if (is_same(chances) >= least) found.push_back({row, weight, is_same(chances), {}});
    }
    for (Found& each : found) {
        each.probability = std::exp2(std::min(each.weight, 900.0)) / (1 + odds);
    }
    std::sort(found.begin(), found.end(), [](const Found& one, const Found& other) {
        return std::pair(-one.weight, one.row) < std::pair(-other.weight, other.row);
    });
    std::erase_if(found, [&](const Found& each) { return each.probability < least; });
    if (found.size() > most) found.resize(most);
    for (Found& each : found) {
        each.explanation = explain(model, frequencies, inside_->people, asked,
                                   inside_->people[each.row]);
    }
    return found;
}

const Record& Index::operator[](std::uint32_t row) const { return inside_->people[row]; }

std::uint32_t Index::size() const { return inside_->people.size(); }

std::size_t Index::bytes() const {
    return inside_->people.bytes() + inside_->knowledge.frequencies.bytes() +
           inside_->chains.bytes() + inside_->by_last.bytes() + inside_->by_first.bytes() +
           inside_->by_birth.bytes() + inside_->by_postcode.bytes() + inside_->by_phone.bytes();
}

}  // namespace kith::linkage
