// Makes a list of the people of a county, some of them several times with what goes wrong when
// lists are typed, for measuring linkage. The names, streets and postcodes are read from the data
// folder; the people are nobody. The same seed gives the same file.
//
//   make_county --data ../shared/data --rows 1000000 --seed 7 --out county.csv --truth truth.csv
//
// Rates of error are those of the reference measurements: 8% of names mistyped, 7% given by a short
// form where there is one, 4% of women under another surname, 2% of names changed round, birth
// dates 2% missing, 2% day and month wrong, 1% year wrong; one in ten has moved; postcodes 3%
// missing and 3% mistyped. --few writes names, birth date and postcode only.
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ULL + 1) {}

    std::uint64_t next() {
        std::uint64_t value = state_ += 0x9e3779b97f4a7c15ULL;
        value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9ULL;
        value = (value ^ value >> 27) * 0x94d049bb133111ebULL;
        return value ^ value >> 31;
    }
    std::uint32_t below(std::size_t limit) {
        return static_cast<std::uint32_t>((next() >> 32) * limit >> 32);
    }
    double share() { return static_cast<double>(next() >> 11) / 9007199254740992.0; }
    bool one_in_hundred(double times) { return share() * 100 < times; }

  private:
    std::uint64_t state_;
};

struct Weighted {
    std::vector<std::string> words;
    std::vector<double> up_to;

    void add(std::string word, double weight) {
        words.push_back(std::move(word));
        up_to.push_back((up_to.empty() ? 0 : up_to.back()) + weight);
    }
    const std::string& draw(Dice& dice) const {
        const double drawn = dice.share() * up_to.back();
        const auto place = std::upper_bound(up_to.begin(), up_to.end(), drawn);
        return words[static_cast<std::size_t>(std::min(place, up_to.end() - 1) - up_to.begin())];
    }
};

struct World {
    std::array<Weighted, 2> first;  // men, women
    Weighted last;
    std::map<std::string, std::vector<std::string>> short_forms;
    std::vector<std::string> streets;
    std::vector<std::string> postcodes;
};

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> cells{""};
    for (const char letter : line) {
        if (letter == ',') {
            cells.emplace_back();
        } else if (letter != '"' && letter != '\r') {
            cells.back() += letter;
        }
    }
    return cells;
}

template <class Use>
void each_line(const std::string& path, Use use) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("Cannot read " + path);
    std::string line;
    for (bool first = true; std::getline(file, line); first = false) {
        if (!first) use(split(line));
    }
}

void read_postcodes(const std::string& path, std::vector<std::string>& postcodes) {
    gzFile file = gzopen(path.c_str(), "rb");
    if (file == nullptr) throw std::runtime_error("Cannot read " + path);
    std::array<char, 1024> line{};
    gzgets(file, line.data(), static_cast<int>(line.size()));
    while (gzgets(file, line.data(), static_cast<int>(line.size())) != nullptr) {
        postcodes.push_back(split(line.data()).front());
    }
    gzclose(file);
}

std::string capital(std::string word) {
    if (!word.empty()) word[0] = static_cast<char>(std::toupper(word[0]));
    return word;
}

World read_world(const std::string& data) {
    World world;
    std::array<std::map<std::string, double>, 2> first;
    each_line(data + "/names/sdglinkage/firstname_uk.csv", [&](const auto& cells) {
        first[cells[2] == "female"][cells[0]] += std::stod(cells[1]);
    });
    for (std::size_t sex = 0; sex < 2; ++sex) {
        for (const auto& [name, weight] : first[sex]) world.first[sex].add(capital(name), weight);
    }
    each_line(data + "/names/sdglinkage/lastname_uk.csv", [&](const auto& cells) {
        world.last.add(capital(cells[0]), std::stod(cells[1]));
    });
    each_line(data + "/names/sdglinkage/firstname_uk_variant.csv", [&](const auto& cells) {
        world.short_forms[capital(cells[0])].push_back(capital(cells[1]));
    });
    each_line(data + "/names/faker-js/uk_street_names.txt",
              [&](const auto& cells) { world.streets.push_back(cells.front()); });
    read_postcodes(data + "/uk/postcodes/codepoint_open_east_of_england_2025-11.csv.gz",
                   world.postcodes);
    return world;
}

struct Person {
    std::string first, middle, last, birth, number, address, postcode, mobile, landline, email;
    bool woman = false;
};

std::string nhs_number(Dice& dice) {
    while (true) {
        std::string digits = "9";
        while (digits.size() < 9) digits += static_cast<char>('0' + dice.below(10));
        int sum = 0;
        for (int place = 0; place < 9; ++place) {
            sum += (digits[static_cast<std::size_t>(place)] - '0') * (10 - place);
        }
        const int check = (11 - sum % 11) % 11;
        if (check != 10) return digits + static_cast<char>('0' + check);
    }
}

std::string date(int year, Dice& dice) {
    return fmt::format("{}-{:02}-{:02}", year, 1 + dice.below(12), 1 + dice.below(28));
}

void move_in(Person& person, const World& world, Dice& dice) {
    person.address = fmt::format("{} {}", 1 + dice.below(180),
                                 world.streets[dice.below(world.streets.size())]);
    person.postcode = world.postcodes[dice.below(world.postcodes.size())];
}

void add_connections(Person& person, Dice& dice) {
    if (dice.one_in_hundred(55)) person.mobile = fmt::format("07{:09}", dice.below(1000000000));
    if (dice.one_in_hundred(40)) {
        person.email =
            fmt::format("{}.{}{}@example.com", person.first, person.last, dice.below(90));
        for (char& letter : person.email) letter = static_cast<char>(std::tolower(letter));
    }
    if (dice.one_in_hundred(50)) person.number = nhs_number(dice);
    if (dice.one_in_hundred(28)) person.middle.clear();
}

// A household: one or two grown-ups and their children, who share name, address and landline.
std::vector<Person> household(const World& world, Dice& dice) {
    constexpr std::array sizes{1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 5};
    const int size = sizes[dice.below(sizes.size())];
    Person shared;
    shared.last = world.last.draw(dice);
    move_in(shared, world, dice);
    if (dice.one_in_hundred(60)) shared.landline = fmt::format("01{:09}", dice.below(1000000000));
    const int year = 1922 + static_cast<int>(dice.below(75));
    std::vector<Person> people;
    for (int each = 0; each < size; ++each) {
        Person person = shared;
        person.woman = each == 0 ? dice.below(2) == 0 : each == 1 ? !people[0].woman
                                                                  : dice.below(2) == 0;
        person.first = world.first[person.woman].draw(dice);
        person.middle = world.first[person.woman].draw(dice);
        const bool child = each > 1;
        person.birth = date(child ? std::min(2019, year + 22 + static_cast<int>(dice.below(18)))
                                  : year - 4 + static_cast<int>(dice.below(9)), dice);
        if (each > 2 && dice.one_in_hundred(4)) person.birth = people.back().birth;
        if (child && !person.woman && !people[0].woman && dice.one_in_hundred(3)) {
            person.first = people[0].first;
        }
        if (each == 1 && dice.one_in_hundred(12)) person.last = world.last.draw(dice);
        add_connections(person, dice);
        people.push_back(std::move(person));
    }
    return people;
}

void mistype(std::string& text, Dice& dice) {
    if (text.size() < 2) return;
    const std::size_t place = dice.below(text.size() - 1);
    const char letter = static_cast<char>('a' + dice.below(26));
    switch (dice.below(4)) {
        case 0: text.erase(place + 1, 1); break;
        case 1: text.insert(place + 1, 1, letter); break;
        case 2: text[place + 1] = letter; break;
        default: std::swap(text[place], text[place + 1]); break;
    }
}

void mistype_birth(std::string& birth, Dice& dice) {
    const double chance = dice.share() * 100;
    if (chance < 2) {
        birth.clear();
    } else if (chance < 3) {
        const std::string month = birth.substr(5, 2);
        birth.replace(5, 2, birth.substr(8, 2));
        birth.replace(8, 2, month);
    } else if (chance < 4) {
        birth.replace(8, 2, fmt::format("{:02}", 1 + dice.below(28)));
    } else if (chance < 5) {
        const int year = std::stoi(birth.substr(0, 4));
        birth.replace(0, 4, std::to_string(year + (dice.below(2) == 0 ? 1 : -1)));
    }
}

Person spoiled(Person person, const World& world, Dice& dice) {
    if (person.woman && dice.one_in_hundred(4)) person.last = world.last.draw(dice);
    const auto forms = world.short_forms.find(person.first);
    if (forms != world.short_forms.end() && dice.one_in_hundred(7)) {
        person.first = forms->second[dice.below(forms->second.size())];
    }
    if (dice.one_in_hundred(8)) mistype(person.first, dice);
    if (dice.one_in_hundred(8)) mistype(person.last, dice);
    if (dice.one_in_hundred(2)) std::swap(person.first, person.last);
    mistype_birth(person.birth, dice);
    if (dice.one_in_hundred(10)) {
        move_in(person, world, dice);
        person.landline.clear();
    }
    if (dice.one_in_hundred(4)) mistype(person.address, dice);
    if (dice.one_in_hundred(3)) person.postcode.clear();
    if (dice.one_in_hundred(3)) mistype(person.postcode, dice);
    for (auto* text : {&person.number, &person.mobile, &person.landline, &person.email}) {
        if (dice.one_in_hundred(25)) text->clear();
    }
    if (dice.one_in_hundred(40)) person.middle = person.middle.substr(0, 1);
    return person;
}

struct Words {
    std::string data = "../shared/data", out = "county.csv", truth = "truth.csv";
    std::size_t rows = 1000000;
    std::uint64_t seed = 7;
    bool few = false;
};

Words read_words(int count, char** words) {
    Words read;
    for (int place = 1; place < count; ++place) {
        const std::string word = words[place];
        if (word == "--few") {
            read.few = true;
            continue;
        }
        if (place + 1 == count) throw std::runtime_error("What is " + word + "?");
        const std::string value = words[++place];
        if (word == "--data") read.data = value;
        if (word == "--out") read.out = value;
        if (word == "--truth") read.truth = value;
        if (word == "--rows") read.rows = std::stoull(value);
        if (word == "--seed") read.seed = std::stoull(value);
    }
    return read;
}

struct Row {
    Person person;
    std::size_t who = 0;
};

// Of a thousand people about three hundred have a second record.
std::vector<Row> make_rows(const Words& words, const World& world) {
    Dice dice(words.seed);
    std::vector<Row> rows;
    rows.reserve(words.rows + 8);
    for (std::size_t who = 0; rows.size() < words.rows;) {
        for (const Person& person : household(world, dice)) {
            ++who;
            rows.push_back({person, who});
            while (dice.one_in_hundred(23)) rows.push_back({spoiled(person, world, dice), who});
        }
    }
    rows.resize(words.rows);
    for (std::size_t place = rows.size(); place > 1; --place) {
        std::swap(rows[place - 1], rows[dice.below(place)]);
    }
    return rows;
}

void write(const Words& words, const std::vector<Row>& rows) {
    std::FILE* const out = std::fopen(words.out.c_str(), "w");
    std::FILE* const truth = std::fopen(words.truth.c_str(), "w");
    if (out == nullptr || truth == nullptr) throw std::runtime_error("Cannot write " + words.out);
    std::fputs(words.few ? "unique_id,first_name,surname,dob,postcode\n"
                         : "unique_id,first_name,middle_name,surname,dob,nhs_number,address,"
                           "postcode,mobile,landline,email\n", out);
    fmt::print(truth, "unique_id,cluster\n");
    for (std::size_t place = 0; place < rows.size(); ++place) {
        const auto& [person, who] = rows[place];
        fmt::print(truth, "{},{}\n", place + 1, who);
        if (words.few) {
            fmt::print(out, "{},{},{},{},{}\n", place + 1, person.first, person.last, person.birth,
                       person.postcode);
            continue;
        }
        fmt::print(out, "{},{},{},{},{},{},{},{},{},{},{}\n", place + 1, person.first,
                   person.middle, person.last, person.birth, person.number, person.address,
                   person.postcode, person.mobile, person.landline, person.email);
    }
    std::fclose(out);
    std::fclose(truth);
}

}  // namespace

int main(int count, char** given) {
    try {
        const Words words = read_words(count, given);
        const World world = read_world(words.data);
        write(words, make_rows(words, world));
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
