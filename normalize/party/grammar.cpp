// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/grammar.h"

#include "base/utf8.h"

namespace prikaz::normalize::party {
namespace {

constexpr std::size_t kLetter = 2;  // bytes of a Russian letter in UTF-8

bool one_of(std::string_view letter, std::string_view letters) {
  for (std::size_t i = 0; i + kLetter <= letters.size(); i += kLetter)
    if (letters.substr(i, kLetter) == letter) return true;
  return false;
}

std::string_view last_letter(std::string_view word, std::size_t from_end = 1) {
  return word.size() >= from_end * kLetter ? word.substr(word.size() - from_end * kLetter, kLetter)
                                           : std::string_view();
}

std::string_view without_reflexive(std::string_view word) {
  if (word.ends_with("ся") && word.size() > 4 * kLetter) word.remove_suffix(2 * kLetter);
  return word;
}

// Letters before «ие» and «ий» of adjectives: elsewhere these end nouns («управление», «организаций»).
bool soft_adjective_stem(std::string_view stem) {
  if (one_of(last_letter(stem), "гкхжшщч")) return true;
  for (std::string_view soft : {"средн", "старш", "младш", "соседн", "летн", "зимн", "внутренн", "домашн",
                                "последн", "верхн", "нижн"})
    if (stem.ends_with(soft)) return true;
  return false;
}

struct Ending {
  std::string_view text;
  Grammemes readings;
  bool soft_only;
};

constexpr Grammemes kObliqueFeminine = grammeme(Feminine, Genitive) | grammeme(Feminine, Dative) |
                                       grammeme(Feminine, Instrumental) | grammeme(Feminine, Prepositional);
constexpr Grammemes kNomAcc(Gender gender) {
  return grammeme(gender, Nominative) | grammeme(gender, Accusative);
}
constexpr Grammemes kMascNeut(Case which) { return grammeme(Masculine, which) | grammeme(Neuter, which); }
constexpr Grammemes kGenitive = kMascNeut(Genitive) | grammeme(Masculine, Accusative);
constexpr Grammemes kInsDat = kMascNeut(Instrumental) | grammeme(Plural, Dative);
constexpr Grammemes kGenPl =
    grammeme(Plural, Genitive) | grammeme(Plural, Accusative) | grammeme(Plural, Prepositional);

constexpr Ending kEndings[] = {
    {"ыми", grammeme(Plural, Instrumental), false},
    {"ими", grammeme(Plural, Instrumental), true},
    {"ого", kGenitive, false},
    {"его", kGenitive, true},
    {"ому", kMascNeut(Dative), false},
    {"ему", kMascNeut(Dative), true},
    {"ый", kNomAcc(Masculine), false},
    {"ий", kNomAcc(Masculine), true},
    {"ой", kNomAcc(Masculine) | kObliqueFeminine, false},
    {"ая", grammeme(Feminine, Nominative), false},
    {"яя", grammeme(Feminine, Nominative), false},
    {"ое", kNomAcc(Neuter), false},
    {"ее", kNomAcc(Neuter), true},
    {"ые", kNomAcc(Plural), false},
    {"ие", kNomAcc(Plural), true},
    {"ых", kGenPl, false},
    {"их", kGenPl, true},
    {"ым", kInsDat, false},
    {"им", kInsDat, true},
    {"ую", grammeme(Feminine, Accusative), false},
    {"юю", grammeme(Feminine, Accusative), false},
    {"чье", kNomAcc(Neuter), false},
    {"чья", grammeme(Feminine, Nominative), false},
    {"чьи", kNomAcc(Plural), false},
    {"ей", kObliqueFeminine, true},
    {"ом", kMascNeut(Prepositional), false},
};

enum class Series { Hard, Velar, Sibilant, Soft };

std::string_view adjective_ending(Series series, Gender gender, Case which) {
  // Rows: masculine and neuter oblique, feminine oblique, plural; columns: hard, velar, sibilant, soft.
  const auto pick = [series](std::string_view hard, std::string_view velar, std::string_view sibilant,
                             std::string_view soft) {
    return series == Series::Hard       ? hard
           : series == Series::Velar    ? velar
           : series == Series::Sibilant ? sibilant
                                        : soft;
  };
  if (gender == Plural) switch (which) {
      case Nominative:
      case Accusative:
        return pick("ые", "ие", "ие", "ие");
      case Genitive:
      case Prepositional:
        return pick("ых", "их", "их", "их");
      case Dative:
        return pick("ым", "им", "им", "им");
      case Instrumental:
        return pick("ыми", "ими", "ими", "ими");
    }
  if (gender == Feminine) switch (which) {
      case Nominative:
        return pick("ая", "ая", "ая", "яя");
      case Accusative:
        return pick("ую", "ую", "ую", "юю");
      default:
        return pick("ой", "ой", "ей", "ей");
    }
  switch (which) {
    case Nominative:
    case Accusative:
      return gender == Neuter ? pick("ое", "ое", "ее", "ее") : pick("ый", "ий", "ий", "ий");
    case Genitive:
      return pick("ого", "ого", "его", "его");
    case Dative:
      return pick("ому", "ому", "ему", "ему");
    case Instrumental:
      return pick("ым", "им", "им", "им");
    case Prepositional:
      return pick("ом", "ом", "ем", "ем");
  }
  return {};
}

struct Paradigm {
  std::string_view code;
  int cut;  // letters of the lemma's ending
  std::array<std::string_view, 6> singular;
  std::array<std::string_view, 6> plural;  // genitive "~": the bare stem
};

// The accusative holds for things; that of persons is the genitive (plural, and masculine singular).
constexpr Paradigm kParadigms[] = {
    {"n1", 1, {"е", "я", "ю", "е", "ем", "и"}, {"я", "й", "ям", "я", "ями", "ях"}},
    {"n2", 1, {"о", "а", "у", "о", "ом", "е"}, {"а", "~", "ам", "а", "ами", "ах"}},
    {"n2s", 1, {"е", "а", "у", "е", "ем", "е"}, {"а", "~", "ам", "а", "ами", "ах"}},
    {"f1", 1, {"я", "и", "и", "ю", "ей", "и"}, {"и", "й", "ям", "и", "ями", "ях"}},
    {"f1g", 1, {"я", "и", "е", "ю", "ей", "е"}, {"и", "й", "ям", "и", "ями", "ях"}},
    {"f2", 1, {"а", "ы", "е", "у", "ой", "е"}, {"ы", "~", "ам", "ы", "ами", "ах"}},
    {"f3", 1, {"а", "и", "е", "у", "ой", "е"}, {"и", "~", "ам", "и", "ами", "ах"}},
    {"f4", 1, {"а", "ы", "е", "у", "ей", "е"}, {"ы", "~", "ам", "ы", "ами", "ах"}},
    {"f5", 1, {"ь", "и", "и", "ь", "ью", "и"}, {"и", "ей", "ям", "и", "ями", "ях"}},
    {"f6", 1, {"я", "и", "е", "ю", "ей", "е"}, {"и", "~", "ям", "и", "ями", "ях"}},
    {"m1", 0, {"", "а", "у", "", "ом", "е"}, {"ы", "ов", "ам", "ы", "ами", "ах"}},
    {"m1a", 0, {"", "а", "у", "", "ом", "е"}, {"а", "ов", "ам", "а", "ами", "ах"}},
    {"m2", 0, {"", "а", "у", "", "ом", "е"}, {"и", "ов", "ам", "и", "ами", "ах"}},
    {"m2a", 0, {"", "а", "у", "", "ом", "е"}, {"а", "ов", "ам", "а", "ами", "ах"}},
    {"m2s", 0, {"", "а", "у", "", "ом", "е"}, {"и", "ей", "ам", "и", "ами", "ах"}},
    {"m3", 1, {"ь", "я", "ю", "ь", "ем", "е"}, {"и", "ей", "ям", "и", "ями", "ях"}},
    {"m3a", 1, {"ь", "я", "ю", "ь", "ем", "е"}, {"я", "ей", "ям", "я", "ями", "ях"}},
    {"m4", 1, {"й", "я", "ю", "й", "ем", "е"}, {"и", "ев", "ям", "и", "ями", "ях"}},
    {"m4a", 1, {"й", "я", "ю", "й", "ем", "е"}, {"я", "ев", "ям", "я", "ями", "ях"}},
    {"m5", 2, {"ец", "ца", "цу", "ец", "цем", "це"}, {"цы", "цев", "цам", "цы", "цами", "цах"}},
    {"m5s", 2, {"ец", "ьца", "ьцу", "ьца", "ьцем", "ьце"}, {"ьцы", "ьцев", "ьцам", "ьцев", "ьцами", "ьцах"}},
    {"m5y", 2, {"ец", "йца", "йцу", "йца", "йцем", "йце"}, {"йцы", "йцев", "йцам", "йцев", "йцами", "йцах"}},
    {"m6", 2, {"ин", "ина", "ину", "ина", "ином", "ине"}, {"е", "~", "ам", "~", "ами", "ах"}},
    {"m7", 2, {"ок", "ка", "ку", "ок", "ком", "ке"}, {"ки", "ков", "кам", "ки", "ками", "ках"}},
    {"p1", 1, {}, {"и", "ей", "ям", "и", "ями", "ях"}},
    {"p2", 1, {}, {"и", "", "ям", "и", "ями", "ях"}},
};

std::string compound(std::string_view lemma, bool plural, Case which) {
  // Both parts decline: only feminine «школа» and masculine parts occur.
  const std::size_t dash = lemma.find('-');
  const NounForms first = decline(lemma.substr(0, dash), "f2", "-", false);
  const NounForms second = decline(lemma.substr(dash + 1), "m1", "-", false);
  return first[plural][which] + "-" + second[plural][which];
}

std::string adjectival(std::string_view lemma, Gender gender, Case which) {
  return inflect_adjective(lemma, gender, which).value_or(std::string());
}

}  // namespace

Grammemes adjective_grammemes(std::string_view word) {
  word = without_reflexive(word);
  for (std::string_view noun : {"логий", "тегий", "ргий", "рхий"})
    if (word.ends_with(noun)) return 0;  // genitives of «технология», «стратегия»
  for (const Ending& ending : kEndings) {
    if (!word.ends_with(ending.text) || word.size() < ending.text.size() + 2 * kLetter) continue;
    if (ending.soft_only && !soft_adjective_stem(word.substr(0, word.size() - ending.text.size()))) return 0;
    return ending.readings;
  }
  return 0;
}

bool is_participle(std::string_view word) {
  const bool reflexive = word != without_reflexive(word);
  word = without_reflexive(word);
  const Grammemes readings = adjective_grammemes(word);
  if (readings == 0) return false;
  for (const Ending& ending : kEndings)
    if (word.ends_with(ending.text)) {
      const std::string_view stem = word.substr(0, word.size() - ending.text.size());
      const std::string_view before = last_letter(stem, 2);
      if (stem.ends_with("щ") && one_of(before, "уюая") && stem.size() > 4 * kLetter) return true;
      if (stem.ends_with("вш") && stem.size() > 4 * kLetter) return true;
      return reflexive;
    }
  return false;
}

std::optional<std::string> inflect_adjective(std::string_view nominative, Gender gender, Case which) {
  const std::string_view bare = without_reflexive(nominative);
  const std::string_view reflexive = nominative.substr(bare.size());
  if (bare.size() < 4 * kLetter) return std::nullopt;
  const std::string_view ending = bare.substr(bare.size() - 2 * kLetter);
  const std::string_view stem = bare.substr(0, bare.size() - 2 * kLetter);
  bool known = false;
  for (std::string_view one : {"ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"}) known |= ending == one;
  if (!known) return std::nullopt;
  const std::string_view last = last_letter(stem);
  const Series series = one_of(last, "гкх")                           ? Series::Velar
                        : one_of(last, "жшщч")                        ? Series::Sibilant
                        : soft_adjective_stem(stem) || ending == "яя" ? Series::Soft
                                                                      : Series::Hard;
  std::string result(stem);
  if (ending == "ой" && gender == Masculine && which == Nominative)
    result += "ой";
  else
    result += adjective_ending(series, gender, which);
  if (!reflexive.empty()) result += "ся";
  return result;
}

NounForms decline(std::string_view lemma, std::string_view code, std::string_view genitive_plural,
                  bool animate) {
  NounForms forms;
  if (code == "0") {
    for (auto& number : forms) number.fill(std::string(lemma));
    return forms;
  }
  if (code == "p3") {  // suppletive: «ребёнок», «дети»
    forms[0] = {"ребенок", "ребенка", "ребенку", "ребенка", "ребенком", "ребенке"};
    forms[1] = {"дети", "детей", "детям", "детей", "детьми", "детях"};
    return forms;
  }
  for (int plural = 0; plural < 2; ++plural)
    for (int which = 0; which < 6; ++which) {
      if (code == "c") forms[plural][which] = compound(lemma, plural, static_cast<Case>(which));
      if (code == "a")
        forms[plural][which] =
            adjectival(lemma, plural ? Plural : gender_of(code, lemma), static_cast<Case>(which));
    }
  for (const Paradigm& paradigm : kParadigms) {
    if (paradigm.code != code) continue;
    const std::string_view stem = lemma.substr(0, lemma.size() - paradigm.cut * kLetter);
    for (int which = 0; which < 6; ++which) {
      if (!paradigm.singular[0].empty() || paradigm.cut == 0)
        forms[0][which] = std::string(stem) + std::string(paradigm.singular[which]);
      const std::string_view ending = paradigm.plural[which];
      forms[1][which] = std::string(stem) + std::string(ending == "~" ? std::string_view() : ending);
    }
  }
  if (genitive_plural != "-" && !genitive_plural.empty()) forms[1][Genitive] = genitive_plural;
  if (animate) {
    forms[1][Accusative] = forms[1][Genitive];
    const Gender gender = gender_of(code, lemma);
    if (gender == Masculine && code != "f2") forms[0][Accusative] = forms[0][Genitive];
  }
  return forms;
}

Gender gender_of(std::string_view code, std::string_view lemma) {
  if (code.starts_with("n")) return Neuter;
  if (code.starts_with("f") || code == "c") return Feminine;
  if (code.starts_with("p") && code != "p3") return Plural;
  if (code == "a" && lemma.ends_with("ая")) return Feminine;
  return Masculine;
}

}  // namespace prikaz::normalize::party
