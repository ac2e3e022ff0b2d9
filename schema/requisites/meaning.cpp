// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What single clauses mean: control and entry into force.
#include <algorithm>

#include "base/utf8.h"
#include "normalize/name.h"
#include "schema/requisites/body.h"
#include "schema/requisites/words.h"

namespace prikaz::schema::requisites {
namespace {

using normalize::Government;

Government government_of(std::string_view name) {
  if (name == "accusative") return Government::Accusative;
  if (name == "dative") return Government::Dative;
  if (name == "instrumental") return Government::Instrumental;
  if (name == "nominative") return Government::Nominative;
  return Government::Unknown;
}

std::string_view trimmed_of(std::string_view text, std::string_view marks) {
  for (bool again = true; again;) {
    text = utf8::trim(text);
    again = false;
    for (const std::string_view mark : {"–", "—"}) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), again = true;
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), again = true;
    }
    if (!text.empty() && marks.find(text.front()) != std::string_view::npos)
      text.remove_prefix(1), again = true;
    if (!text.empty() && marks.find(text.back()) != std::string_view::npos)
      text.remove_suffix(1), again = true;
  }
  return text;
}

// Where the sentence ends that begins the text: at «;», or at a full stop behind a word.
std::size_t sentence_size(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == ';' || text[at] == '\n') return at;
    if (text[at] != '.') continue;
    std::size_t letters = 0;
    for (std::size_t before = at; before > 0 && letters < 4; ++letters)
      if (!utf8::is_letter(utf8::previous(text, before))) break;
    if (letters >= 3) return at;
  }
  return text.size();
}

bool begins_with_post(std::string_view phrase, Government government) {
  const std::string folded = utf8::fold(phrase.substr(0, std::min<std::size_t>(phrase.size(), 80)));
  const std::string_view word = first_word(folded);
  return !word.empty() &&
         lexicon().posts.count(utf8::fold(normalize::to_nominative(word, government).name)) > 0;
}

// «заместителя директора, начальника отдела»: each post by itself; commas inside one name stay.
std::string position_to_nominative(std::string_view position, Government government) {
  std::string result;
  std::size_t begin = 0;
  const auto flush = [&](std::size_t end, std::string_view joint) {
    result += normalize::to_nominative(position.substr(begin, end - begin), government).name;
    result += joint;
    begin = end + joint.size();
  };
  for (std::size_t at = 0; at < position.size(); ++at)
    for (const std::string_view joint : {", ", " – ", " - ", " — "})
      if (position.substr(at).starts_with(joint) && at >= begin &&
          begins_with_post(position.substr(at + joint.size()), government)) {
        flush(at, joint);
        break;
      }
  flush(position.size(), "");
  return result;
}

Control read_person(std::string_view text, Government government) {
  Control control;
  text = utf8::trim(text);
  const auto persons = normalize::find_persons(text);
  const std::size_t sentence = sentence_size(text);
  std::string_view position;
  if (persons.empty() || persons.front().span.begin > sentence) {
    position = trimmed_of(text.substr(0, sentence), ",. ");
  } else {
    const auto& person = persons.front();
    position = text.substr(0, person.span.begin);
    const bool bracket = utf8::trim(position).ends_with('(');
    position = trimmed_of(position, ",( -");
    if (position.empty()) {
      const std::string_view after = text.substr(person.span.end);
      position = trimmed_of(after.substr(0, std::min(sentence_size(after), after.find(')'))), ",.() -");
    }
    control.name = normalize::person_to_nominative(utf8::squeeze(person.span.of(text)),
                                                   bracket ? Government::Nominative : government, position);
  }
  if (!position.empty()) control.position = position_to_nominative(utf8::squeeze(position), government);
  return control;
}

std::optional<Control> read_control(std::string_view text) {
  const std::string folded = utf8::fold(text);
  if (folded.size() != text.size()) return std::nullopt;
  const std::size_t control = folded.find("контрол");
  if (control == std::string::npos) return std::nullopt;
  std::size_t verb = std::string::npos, behind = 0;
  std::string_view government;
  for (const auto& [words, name] : lexicon().control_verbs)
    if (const std::size_t at = folded.find(words); at < verb) {
      verb = at;
      behind = at + words.size();
      government = name;
    }
  for (const std::string& words : lexicon().self_control)
    if (const std::size_t at = folded.find(words);
        at != std::string::npos && (verb == std::string::npos || at <= behind + 1)) {
      Control self;
      self.self = true;
      return self;
    }
  // «возложить контроль за … на методиста …»: the verb stands before.
  if (verb == std::string::npos && folded.substr(0, control).find("возл") != std::string::npos) {
    constexpr std::string_view kOn = " на ";
    for (std::size_t at = folded.find(kOn, control); at != std::string::npos; at = folded.find(kOn, at + 1)) {
      const std::string_view rest = text.substr(at + kOn.size());
      const auto persons = normalize::find_persons(rest);
      if (begins_with_post(rest, Government::Accusative) ||
          (!persons.empty() && persons.front().span.begin == 0))
        return read_person(rest, Government::Accusative);
    }
  }
  if (verb == std::string::npos || (government == "nominative" && control > verb)) return std::nullopt;
  return read_person(text.substr(behind), government_of(government));
}

std::optional<Effective> read_effective(std::string_view text, const std::optional<Date>& order_date) {
  const std::string folded = utf8::fold(text);
  if (folded.size() != text.size()) return std::nullopt;
  const std::size_t begins = folded.find("вступа");
  if (begins == std::string::npos) return std::nullopt;
  const std::size_t force = folded.find("в силу", begins);
  if (force == std::string::npos || force - begins > 40) return std::nullopt;
  const auto dates = normalize::find_dates(text);
  if (const std::size_t spread = folded.find("распростран", force); spread != std::string::npos)
    for (const auto& date : dates)
      if (date.span.begin > spread) return Effective{date.date, "retroactive"};
  std::size_t best = std::string::npos;
  Effective effective;
  for (const auto& [words, rule] : lexicon().effective)
    if (const std::size_t at = folded.find(words, force); at < best) {
      best = at;
      effective.rule = rule;
    }
  for (const auto& date : dates)
    if (date.span.begin > force && date.span.begin < best) return Effective{date.date, "on-date"};
  if (best == std::string::npos) return std::nullopt;
  // «через …» alone says nothing of a publication.
  if (effective.rule == "after-publication" && folded.find("опубликован", best) == std::string::npos &&
      folded.find("обнародован", best) == std::string::npos)
    return std::nullopt;
  if (effective.rule == "on-signing") effective.date = order_date;
  return effective;
}

template <typename Result, typename Read>
std::optional<Result> find_in(const std::vector<Clause>& clauses, const Read& read) {
  for (const Clause& clause : clauses) {
    if (auto found = read(clause)) return found;
    if (auto found = find_in<Result>(clause.clauses, read)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_own_kind(std::string_view clause) {
  const std::string folded = utf8::fold(clause);
  for (const std::string_view own : {"настоящ", "данно"})
    for (std::size_t at = folded.find(own); at != std::string::npos; at = folded.find(own, at + 1)) {
      const std::size_t space = folded.find(' ', at);
      if (space == std::string::npos) break;
      const auto act =
          lexicon().stamp_kinds.find(std::string(first_word(std::string_view(folded).substr(space))));
      if (act == lexicon().stamp_kinds.end()) continue;
      if (const auto kind = lexicon().kinds.find(act->second); kind != lexicon().kinds.end())
        return kind->second;
    }
  return std::nullopt;
}

std::optional<FoundControl> find_control(const std::vector<Clause>& clauses) {
  return find_in<FoundControl>(clauses, [](const Clause& clause) -> std::optional<FoundControl> {
    if (auto control = read_control(clause.text)) return FoundControl{std::move(*control), clause.at};
    return std::nullopt;
  });
}

std::optional<FoundEffective> find_effective(const std::vector<Clause>& clauses,
                                             const std::optional<Date>& order_date) {
  return find_in<FoundEffective>(clauses, [&](const Clause& clause) -> std::optional<FoundEffective> {
    if (auto effective = read_effective(clause.text, order_date))
      return FoundEffective{std::move(*effective), clause.at};
    return std::nullopt;
  });
}

}  // namespace prikaz::schema::requisites
