// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/lexicon.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "base/data_file.h"
#include "base/utf8.h"

extern "C" {
extern const char prikaz_data_party_words[], prikaz_data_party_words_end[];
extern const char prikaz_data_abbreviations[], prikaz_data_abbreviations_end[];
extern const char prikaz_data_spheres[], prikaz_data_spheres_end[];
extern const char prikaz_data_roles[], prikaz_data_roles_end[];
}

namespace prikaz::normalize::party {
namespace {

using Fields = std::vector<std::string_view>;

std::string_view embedded(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

bool has_flag(std::string_view flags, std::string_view flag) {
  while (!flags.empty()) {
    const std::size_t comma = flags.find(',');
    if (flags.substr(0, comma) == flag) return true;
    flags.remove_prefix(comma == std::string_view::npos ? flags.size() : comma + 1);
  }
  return false;
}

template <typename Value>
struct Row {
  std::string_view name;
  Value value;
};

template <typename Value, std::size_t size>
Value look_up(const Row<Value> (&rows)[size], std::string_view name, Value otherwise) {
  for (const Row<Value>& row : rows)
    if (row.name == name) return row.value;
  return otherwise;
}

constexpr Row<NounType> kTypes[] = {{"authority", NounType::Authority},
                                    {"body", NounType::Body},
                                    {"institution", NounType::Institution},
                                    {"business", NounType::Business},
                                    {"position", NounType::Position},
                                    {"people", NounType::People},
                                    {"area", NounType::Area},
                                    {"part", NounType::Part}};
constexpr Row<PartyKind> kKinds[] = {{"organization", PartyKind::Organization},
                                     {"unit", PartyKind::Unit},
                                     {"position", PartyKind::Position},
                                     {"group", PartyKind::Group}};
constexpr Row<AbbreviationType> kAbbreviationTypes[] = {{"class", AbbreviationType::Class},
                                                        {"body", AbbreviationType::Body},
                                                        {"field", AbbreviationType::Field},
                                                        {"school", AbbreviationType::School}};

struct Nouns {
  std::vector<std::unique_ptr<Noun>> nouns;
  std::unordered_map<std::string_view, NounReading> by_form;
};

void add_form(Nouns& nouns, std::string_view form, const Noun* noun, Grammemes readings) {
  if (form.empty()) return;
  NounReading& entry = nouns.by_form[form];
  if (entry.noun == nullptr) entry.noun = noun;
  if (entry.noun == noun) entry.grammemes |= readings;
}

// Forms of the other genders of an adjectival noun: «заведующая», «ответственная».
void add_adjectival_genders(Nouns& nouns, const Noun& noun, std::vector<std::unique_ptr<std::string>>& kept) {
  for (const Gender gender : {Feminine, Neuter})
    for (int which = 0; which < 6; ++which)
      if (auto form = inflect_adjective(noun.lemma, gender, static_cast<Case>(which))) {
        kept.push_back(std::make_unique<std::string>(utf8::fold(*form)));
        add_form(nouns, *kept.back(), &noun, grammeme(gender, static_cast<Case>(which)));
      }
}

const Nouns& nouns() {
  static const Nouns table = [] {
    Nouns result;
    static std::vector<std::unique_ptr<std::string>> kept;  // adjectival forms; the map holds views
    result.by_form.reserve(6000);
    each_tsv_row(embedded(prikaz_data_party_words, prikaz_data_party_words_end), [&](const Fields& row) {
      if (row.size() < 7) return;
      auto noun = std::make_unique<Noun>();
      noun->lemma = row[0];
      noun->type = look_up(kTypes, row[3], NounType::Part);
      noun->kind = look_up(kKinds, row[4], PartyKind::Organization);
      noun->role = row[5];
      noun->gender = gender_of(row[1], row[0]);
      for (auto [flag, member] : {std::pair{"needs", &Noun::needs},
                                  {"leader", &Noun::leader},
                                  {"level", &Noun::level},
                                  {"specialty", &Noun::specialty},
                                  {"generic", &Noun::generic},
                                  {"admin", &Noun::admin},
                                  {"attributive", &Noun::attributive},
                                  {"mass", &Noun::mass},
                                  {"inner", &Noun::inner},
                                  {"region", &Noun::region},
                                  {"post", &Noun::post},
                                  {"label", &Noun::label}})
        (*noun).*member = has_flag(row[6], flag);
      noun->adjectival = row[1] == "a";
      noun->forms = decline(row[0], row[1], row[2], has_flag(row[6], "animate"));
      const int numbers = has_flag(row[6], "singular") ? 1 : 2;
      for (int plural = 0; plural < numbers; ++plural)
        for (int which = 0; which < 6; ++which)
          add_form(result, noun->forms[plural][which], noun.get(),
                   grammeme(plural ? Plural : noun->gender, static_cast<Case>(which)));
      if (row[1] == "0")  // «конструкторское бюро»: its adjective alone tells the gender
        for (int which = 0; which < 6; ++which)
          for (const Gender gender : {Masculine, Feminine, Neuter})
            add_form(result, noun->lemma, noun.get(), grammeme(gender, static_cast<Case>(which)));
      if (row[1] == "a" && noun->gender == Masculine) add_adjectival_genders(result, *noun, kept);
      result.nouns.push_back(std::move(noun));
    });
    return result;
  }();
  return table;
}

struct Abbreviations {
  std::vector<GeneralAbbreviation> list;
  std::unordered_map<std::string_view, std::size_t> by_short;
  std::unordered_map<std::string_view, GeneralAbbreviation> areas;
  std::unordered_map<std::string_view, ShortWord> words;
  std::unordered_set<std::string_view> stops;
};

const Abbreviations& abbreviations() {
  static const Abbreviations table = [] {
    Abbreviations result;
    each_tsv_row(embedded(prikaz_data_abbreviations, prikaz_data_abbreviations_end), [&](const Fields& row) {
      if (row.size() < 7) return;
      if (row[3] == "word" || row[3] == "place" || row[3] == "stopword") {
        result.words[row[0]] = {row[1], row[3] == "place"};
      } else if (row[3] == "stop") {
        result.stops.insert(row[0]);
      } else {
        GeneralAbbreviation entry{row[0],
                                  row[1],
                                  row[2] == "pl",
                                  look_up(kAbbreviationTypes, row[3], AbbreviationType::None),
                                  look_up(kKinds, row[4], PartyKind::Group),
                                  row[5],
                                  {},
                                  {}};
        const std::size_t slash = row[6].find('/');
        if (slash != std::string_view::npos) {
          entry.genitive = row[6].substr(0, slash);
          entry.dative = row[6].substr(slash + 1);
        }
        if (row[3] == "area") {
          entry.type = AbbreviationType::Field;
          result.areas.emplace(row[0], entry);
        }
        if (entry.type == AbbreviationType::None || row[3] == "area") return;
        result.by_short.emplace(row[0], result.list.size());
        result.list.push_back(entry);
      }
    });
    return result;
  }();
  return table;
}

const Noun& compound_post() {
  static const Noun noun = [] {
    Noun made;
    made.type = NounType::Position;
    made.kind = PartyKind::Position;
    made.role = "=";
    return made;
  }();
  return noun;
}

struct SphereRow {
  std::string_view stem, following;
  Sphere sphere;
};

// Sorted by stem, so that a word's spheres are found among its own prefixes.
const std::unordered_map<std::string_view, std::vector<SphereRow>>& spheres() {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::vector<SphereRow>> result;
    each_tsv_row(embedded(prikaz_data_spheres, prikaz_data_spheres_end), [&](const Fields& row) {
      if (row.size() < 3 || row[2].empty()) return;
      const std::size_t joint = row[0].find('_');
      SphereRow entry{row[0].substr(0, joint), {}, {row[1], row[2][0] - '0'}};
      if (joint != std::string_view::npos) entry.following = row[0].substr(joint + 1);
      result[entry.stem.substr(0, 4)].push_back(entry);
    });
    return result;
  }();
  return table;
}

}  // namespace

namespace {

// «замначальника», «завотделом»: a post whose second part stands in the case that the first one governs.
NounReading find_compound_post(std::string_view folded) {
  for (const auto& [part, governed] :
       {std::pair{EndingTable::Deputy, Genitive}, {EndingTable::Head, Instrumental}}) {
    const std::size_t length = first_part(part, folded);
    if (length == 0) continue;
    const auto found = nouns().by_form.find(folded.substr(length));
    if (found == nouns().by_form.end() || !(found->second.grammemes & in_case(governed))) continue;
    const NounType type = found->second.noun->type;
    if ((type == NounType::Position) != (governed == Genitive) || type == NounType::Area ||
        type == NounType::Part)
      continue;
    return {&compound_post(), (kSingular >> 12)};
  }
  return {};
}

// «сельхозотдел», «финуправление»: the noun of a body behind a shortened first part.
NounReading find_compound(std::string_view folded) {
  if (const NounReading post = find_compound_post(folded); post.noun != nullptr) return post;
  const std::size_t part = first_part(EndingTable::Compound, folded);
  if (part == 0) return {};
  const auto found = nouns().by_form.find(folded.substr(part));
  if (found == nouns().by_form.end()) return {};
  const NounType type = found->second.noun->type;
  const bool body = type == NounType::Authority || type == NounType::Body || type == NounType::Institution;
  return body ? found->second : NounReading{};
}

}  // namespace

NounReading find_noun(std::string_view folded) {
  const auto& forms = nouns().by_form;
  if (const auto found = forms.find(folded); found != forms.end()) return found->second;
  const std::size_t dash = folded.find('-');
  if (dash == std::string_view::npos) return find_compound(folded);
  if (const auto found = forms.find(folded.substr(0, dash)); found != forms.end()) return found->second;
  const std::size_t last = folded.rfind('-');
  if (const auto found = forms.find(folded.substr(last + 1)); found != forms.end()) return found->second;
  return {};
}

const GeneralAbbreviation* find_abbreviation(std::string_view short_form) {
  const Abbreviations& table = abbreviations();
  const auto found = table.by_short.find(short_form);
  return found == table.by_short.end() ? nullptr : &table.list[found->second];
}

const GeneralAbbreviation* find_area_abbreviation(std::string_view short_form) {
  const auto& areas = abbreviations().areas;
  const auto found = areas.find(short_form);
  return found == areas.end() ? nullptr : &found->second;
}

const std::vector<GeneralAbbreviation>& general_abbreviations() { return abbreviations().list; }

const ShortWord* find_short_word(std::string_view folded) {
  const auto& words = abbreviations().words;
  const auto found = words.find(folded);
  return found == words.end() ? nullptr : &found->second;
}

bool is_alias_stop(std::string_view folded) { return abbreviations().stops.contains(folded); }

Sphere find_sphere(std::string_view folded, std::string_view next_folded) {
  const auto& table = spheres();
  Sphere best;
  const auto consider = [&](std::string_view prefix) {
    const auto found = table.find(prefix);
    if (found == table.end()) return;
    for (const SphereRow& row : found->second) {
      const bool whole_word = row.stem.size() <= 4;
      const bool fits = whole_word ? folded == row.stem : folded.starts_with(row.stem);
      if (fits && next_folded.starts_with(row.following) && row.sphere.rank > best.rank) best = row.sphere;
    }
  };
  consider(folded.substr(0, 4));
  return best;
}

const std::vector<std::string_view>& role_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> result;
    each_tsv_row(embedded(prikaz_data_roles, prikaz_data_roles_end),
                 [&](const Fields& row) { result.push_back(row[0]); });
    return result;
  }();
  return names;
}

bool is_role(std::string_view name) {
  const auto& names = role_names();
  return std::find(names.begin(), names.end(), name) != names.end();
}

namespace {

struct PhraseWord {
  std::string_view text, before;  // before: spaces and brackets up to the word
};

std::vector<PhraseWord> phrase_words(std::string_view phrase) {
  std::vector<PhraseWord> words;
  std::size_t i = 0;
  while (i < phrase.size()) {
    const std::size_t start = i;
    while (i < phrase.size() &&
           (phrase[i] == ' ' || phrase[i] == '(' || phrase[i] == ')' || phrase[i] == ','))
      ++i;
    const std::size_t begin = i;
    while (i < phrase.size() && phrase[i] != ' ' && phrase[i] != '(' && phrase[i] != ')' && phrase[i] != ',')
      ++i;
    words.push_back({phrase.substr(begin, i - begin), phrase.substr(start, begin - start)});
  }
  return words;
}

std::string recase(std::string_view form, std::string_view like) {
  if (!utf8::starts_with_upper(like)) return std::string(form);
  std::size_t i = 0;
  std::string result;
  utf8::append(result, utf8::to_upper(utf8::next(form, i)));
  return result + std::string(form.substr(i));
}

// The form of a hyphened noun of which the lexicon knows a part: «школа-лидер» → «школы-лидеры».
std::optional<std::string> inflect_noun(std::string_view word, const Noun& noun, Case which, bool plural) {
  const std::string folded = utf8::fold(word);
  const std::string& form = noun.forms[plural][which];
  if (form.empty()) return std::nullopt;
  const std::size_t dash = folded.find('-');
  if (dash == std::string::npos) {
    const auto& forms = nouns().by_form;
    const bool whole = forms.find(folded) != forms.end();
    return recase(whole ? form : folded.substr(0, first_part(EndingTable::Compound, folded)) + form, word);
  }
  if (noun.lemma.find('-') != std::string_view::npos) return recase(form, word);
  const std::string first = folded.substr(0, dash), second = folded.substr(dash + 1);
  const NounReading head = find_noun(first), tail = find_noun(second);
  if (head.noun == &noun) {
    if (tail.noun != nullptr) return recase(form, word) + "-" + tail.noun->forms[plural][which];
    return std::nullopt;
  }
  return std::string(word.substr(0, dash + 1)) + form;
}

// «социально ориентированная»: it does not change.
bool is_adverb(std::string_view folded) { return folded.ends_with("о") && find_noun(folded).noun == nullptr; }

// «участковая избирательная комиссия»: what follows an adjectival noun makes an adjective of it.
bool is_nominative(std::string_view word) {
  const std::string folded = utf8::fold(word);
  const NounReading noun = find_noun(folded);
  return ((noun.noun != nullptr ? noun.grammemes : adjective_grammemes(folded)) & in_case(Nominative)) != 0;
}

}  // namespace

std::optional<std::string> inflect_phrase(std::string_view phrase, Case which, bool plural) {
  const std::vector<PhraseWord> words = phrase_words(phrase);
  std::size_t head = words.size();
  NounReading reading;
  for (std::size_t i = 0; i < words.size(); ++i) {
    reading = find_noun(utf8::fold(words[i].text));
    if (reading.noun != nullptr && (reading.grammemes & in_case(Nominative)) &&
        !(reading.noun->adjectival && i + 1 < words.size() && is_nominative(words[i + 1].text))) {
      head = i;
      break;
    }
    const std::string folded = utf8::fold(words[i].text);
    if (!(adjective_grammemes(folded) & in_case(Nominative)) && !is_adverb(folded)) return std::nullopt;
  }
  if (head == words.size()) return std::nullopt;
  const Gender gender = plural ? Plural : reading.noun->gender;
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    result += words[i].before;
    const bool agreeing = i < head || (words[i].before.find(',') != std::string_view::npos &&
                                       is_participle(utf8::fold(words[i].text)));
    if (i == head) {
      const auto form = inflect_noun(words[i].text, *reading.noun, which, plural);
      if (!form) return std::nullopt;
      result += *form;
    } else if (agreeing && !is_adverb(utf8::fold(words[i].text))) {
      const auto form = inflect_adjective(words[i].text, gender, which);
      if (!form) return std::nullopt;
      result += *form;
    } else {
      result += words[i].text;
    }
  }
  return result;
}

const std::string* spelled_out(const GeneralAbbreviation& abbreviation, Case which, bool plural) {
  struct Forms {
    std::array<std::optional<std::string>, 12> made;
    std::array<bool, 12> known{};
  };
  thread_local std::unordered_map<const GeneralAbbreviation*, Forms> memory;  // as long as the table
  Forms& forms = memory[&abbreviation];
  const std::size_t form = static_cast<std::size_t>(which) + (plural ? 6 : 0);
  if (!forms.known[form]) {
    forms.made[form] = inflect_phrase(abbreviation.full, which, plural);
    forms.known[form] = true;
  }
  return forms.made[form] ? &*forms.made[form] : nullptr;
}

}  // namespace prikaz::normalize::party
