// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/role.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalize/party/beginning.h"
#include "normalize/party/role_rules.h"

namespace prikaz::normalize::party {
namespace {

constexpr std::size_t kLongestLooked = 60;  // tokens; bounds the work and the depth of posts within posts

bool known(std::string_view role) {
  return !role.empty() && role != "-" && role != "=" && role != "other" && role != "other_authority";
}

class Classifier {
 public:
  Classifier(const Sentence& sentence, std::size_t first, std::size_t last)
      : s_(sentence), t_(sentence.tokens), first_(first), last_(last) {}

  KindAndRole run() {
    std::size_t i = first_;
    while (i < last_ && t_[i].kind == TokenKind::OpenQuote) ++i;
    const Beginning head = beginning_at(s_, i);
    switch (head.word_class) {
      case WordClass::Noun:
        return by_noun(head);
      case WordClass::Legal:
        return {PartyKind::Organization, legal_role(head.head)};
      case WordClass::Class:
      case WordClass::Body:
      case WordClass::School:
        return by_acronym(head.head);
      case WordClass::Acronym:
        return {PartyKind::Organization, or_other(acronym_role(head.head))};
      default:
        break;
    }
    const Grammemes noun = head.unlisted != 0 ? head.unlisted : head.grammemes;
    const bool plural = (head.before_unknown || head.substantive || head.unlisted != 0) &&
                        (noun & kPlural & in_case(Nominative)) && !(noun & kSingular & in_case(Nominative));
    if (plural || (head.word_class == WordClass::Other && i < last_ && plural_of_persons(t_.word(i))))
      return {PartyKind::Group, or_other(spheres(i))};
    return {PartyKind::Organization, or_other(spheres(i))};
  }

 private:
  static std::string_view or_other(std::string_view role) {
    return known(role) ? role : std::string_view("other");
  }

  KindAndRole by_noun(const Beginning& head) {
    const Noun& noun = *head.noun;
    const bool plural = (head.grammemes & kPlural & in_case(Nominative)) &&
                        !(head.grammemes & kSingular & in_case(Nominative));
    KindAndRole result{noun.kind, noun.role};
    if (noun.type == NounType::Institution || noun.type == NounType::Business)
      result.kind = plural                         ? PartyKind::Group
                    : noun.kind == PartyKind::Unit ? PartyKind::Unit
                                                   : PartyKind::Organization;
    if (noun.type == NounType::Authority && plural) result.kind = PartyKind::Group;
    if (noun.type == NounType::Area) result.kind = PartyKind::Group;
    switch (noun.type) {
      case NounType::Authority:
        result.role = authority_role(head);
        break;
      case NounType::Position:
        result.role = position_role(head);
        break;
      case NounType::Institution:
      case NounType::Business:
      case NounType::Body:
        result.role = institution_role(head);
        break;
      case NounType::People:
        result.role = people_role(head);
        break;
      default:
        break;
    }
    if (noun.admin && result.role == "school_heads") result.kind = PartyKind::Group;
    if (!known(result.role)) result.role = noun.type == NounType::Authority ? "other_authority" : "other";
    return result;
  }

  std::string_view authority_role(const Beginning& head) {
    const Noun& noun = *head.noun;
    if (noun.admin) return administration_role(head.head + 1);
    if (known(noun.role) && noun.role != "regional_authority") return noun.role;
    if (const std::string_view role = told(RoleRuleKind::Authority, head); !role.empty()) return role;
    const std::string_view own = spheres(first_, superior(head.head + 1));  // «отдел опеки управления …»
    const std::string_view sphere = known(own) ? own : spheres(first_);
    if (noun.role == "regional_authority" || regional(head.head + 1))
      return sphere == "police" || sphere == "emergency" ? sphere : "regional_authority";
    if (known(sphere)) return sphere;
    for (std::size_t i = head.head + 1; i < last_; ++i)
      if (s_.readings[i].noun.noun != nullptr && s_.readings[i].noun.noun->admin) return "administration";
    const std::string_view role = told(RoleRuleKind::Fallback, head);
    return role.empty() ? "other_authority" : role;
  }

  // The next authority behind the head, to which this one belongs; last_ where there is none.
  std::size_t superior(std::size_t from) const {
    for (std::size_t i = from; i < last_; ++i)
      if (const Noun* noun = s_.readings[i].noun.noun;
          noun != nullptr && s_.readings[i].word_class == WordClass::Noun &&
          noun->type == NounType::Authority && noun->generic &&
          (s_.readings[i].noun.grammemes & grammeme(noun->gender, Genitive)))
        return i;
    return last_;
  }

  // «администрация школы», «администрации сельских поселений», «администрация города».
  std::string_view administration_role(std::size_t from) {
    for (std::size_t i = from; i < last_; ++i) {
      const Reading& reading = s_.readings[i];
      if (reading.word_class == WordClass::Class && reading.abbreviation != nullptr)
        return school_like(reading.abbreviation->role) ? "school_heads" : "administration";
      if (reading.word_class == WordClass::Legal || reading.word_class == WordClass::School)
        return "school_heads";
      if (reading.noun.noun == nullptr) continue;
      if (reading.noun.noun->role == "settlements") return "settlements";
      if (reading.noun.noun->type == NounType::Institution) return "school_heads";
      if (reading.noun.noun->type == NounType::Area) break;
    }
    return "administration";
  }

  static bool school_like(std::string_view role) {
    return role == "schools" || role == "supported_schools" || role == "kindergartens" ||
           role == "colleges" || role == "additional_education";
  }

  // «… области», «… края», «ЕАО» without a municipality between: a body of the region.
  bool regional(std::size_t from) const {
    bool region = false;
    for (std::size_t i = from; i < last_; ++i) {
      const Reading& reading = s_.readings[i];
      if (reading.noun.noun != nullptr) {
        const Noun& noun = *reading.noun.noun;
        if (noun.admin || (noun.type == NounType::Area && !noun.region)) return false;
        region |= noun.type == NounType::Area || noun.lemma == "губернатор" || noun.lemma == "правительство";
      }
      if (reading.word_class == WordClass::ShortWord && reading.short_word->full == "города") return false;
      region |= reading.word_class == WordClass::ShortWord && reading.short_word->full == "области";
    }
    return region;
  }

  std::string_view position_role(const Beginning& head) {
    const Noun& noun = *head.noun;
    if (noun.attributive && spheres(first_) == "catering") return "catering";
    const std::string_view below = complement_role(head.head + 1);
    if (noun.lemma == "директор" || noun.lemma == "заведующий") return leader_role(below, noun);
    if (noun.lemma == "глава" || noun.lemma == "замглавы")
      return below == "settlements" ? below : "administration";
    if (noun.leader && noun.role == "=") {
      const std::string_view role = told(RoleRuleKind::Leader, head);
      return role.empty() ? leader_role(below, noun) : role;
    }
    if (noun.lemma == "заместитель")
      return below == "school_heads" || school_like(below) || below.empty() ? "school_staff" : below;
    if (const std::string_view role = told(RoleRuleKind::Teacher, head); !role.empty()) return role;
    if (noun.lemma == "советник")
      return known(below) ? (below == "school_heads" ? "school_staff" : below) : "school_staff";
    if (noun.role == "=") return known(below) ? below : known(spheres(first_)) ? spheres(first_) : "other";
    return noun.role == "other" && known(below) ? below : noun.role;
  }

  // The role that the first rule of `kind` that fits tells; empty where none does.
  std::string_view told(RoleRuleKind kind, const Beginning& head) const {
    for (const RoleRule& rule : role_rules(kind))
      if (rule.fits(*head.noun) &&
          std::all_of(rule.words.begin(), rule.words.end(),
                      [&](std::string_view stem) { return stands(rule.where, stem, head); }))
        return rule.role == "=" ? head.noun->role : rule.role;
    return {};
  }

  bool stands(RoleRule::Where where, std::string_view stem, const Beginning& head) const {
    switch (where) {
      case RoleRule::Where::Before:
        return before_head(head, stem);
      case RoleRule::Where::In:
        for (std::size_t i = head.head; i < last_ && i < head.head + 2; ++i)
          if (t_[i].kind == TokenKind::Word && t_.word(i).find(stem) != std::string_view::npos) return true;
        return false;
      case RoleRule::Where::Next:
        return head.head + 1 < last_ && t_.word(head.head + 1).starts_with(stem);
      case RoleRule::Where::Any:
        break;
    }
    for (std::size_t i = first_; i < last_; ++i)
      if (t_[i].kind == TokenKind::Word && t_.word(i).starts_with(stem)) return true;
    return false;
  }

  bool before_head(const Beginning& head, std::string_view stem) const {
    for (std::size_t i = first_; i < head.head; ++i) {
      if (t_[i].kind == TokenKind::Word && t_.word(i).starts_with(stem)) return true;
      if (s_.readings[i].short_word != nullptr &&
          utf8::fold(s_.readings[i].short_word->full).starts_with(stem))
        return true;
    }
    return false;
  }

  static std::string_view leader_role(std::string_view below, const Noun& noun) {
    if (below == "schools" || below == "supported_schools" || below.empty())
      return noun.role == "=" && below.empty() ? "other" : "school_heads";
    return below;
  }

  // The role of the body that a post belongs to.
  std::string_view complement_role(std::size_t from) {
    if (from >= last_) return {};
    for (std::size_t i = from; i < last_; ++i) {
      const Reading& reading = s_.readings[i];
      if (reading.word_class == WordClass::Preposition) {
        const std::string_view sphere = spheres(i);
        return sphere;
      }
      if (reading.word_class == WordClass::Acronym &&
          t_.raw(i).size() > 8)  // «ИШНОР»: a kind of a known class
        if (const GeneralAbbreviation* general = find_abbreviation(t_.raw(i).substr(2));
            general != nullptr && known(general->role))
          return general->role;
      const bool nominal = reading.noun.noun != nullptr && reading.noun.noun->type != NounType::Part &&
                           reading.word_class == WordClass::Noun;
      if (nominal || reading.word_class == WordClass::Legal || reading.word_class == WordClass::Class ||
          reading.word_class == WordClass::Body || reading.word_class == WordClass::School)
        return complement_phrase(from, i);
    }
    return spheres(from);
  }

  std::string_view complement_phrase(std::size_t from, std::size_t i) {
    const Reading& reading = s_.readings[i];
    if (reading.word_class != WordClass::Noun) {
      Classifier inner(s_, i, last_);
      return reading.word_class == WordClass::Legal ? inner.legal_role(i) : inner.by_acronym(i).role;
    }
    Beginning head;
    head.word_class = WordClass::Noun;
    head.noun = reading.noun.noun;
    head.grammemes = reading.noun.grammemes;
    head.head = i;
    Classifier inner(s_, from, last_);
    return inner.by_noun(head).role;
  }

  std::string_view institution_role(const Beginning& head) {
    const Noun& noun = *head.noun;
    if (!noun.generic) return noun.role;
    if (noun.type ==
        NounType::Institution)  // «Муниципальное учреждение «Управление образования …»»: the name tells
      for (std::size_t i = head.head + 1; i < last_; ++i)
        if (t_[i].kind == TokenKind::OpenQuote && t_[i].mate != kNoMate && i + 1 < last_) {
          const std::string_view inner =
              Classifier(s_, i + 1, std::min<std::size_t>(last_, t_[i].mate)).run().role;
          if (known(inner)) return inner;
          break;
        }
    if (noun.role == "schools")
      for (std::size_t i = head.head; i < last_; ++i)  // «школы с НОР»
        if (s_.readings[i].abbreviation != nullptr &&
            s_.readings[i].abbreviation->role == "supported_schools")
          return "supported_schools";
    if (const std::string_view role = told(RoleRuleKind::Institution, head); !role.empty()) return role;
    const std::string_view sphere = spheres(first_);
    if (noun.type == NounType::Institution && sphere == "education_authority")
      return told(RoleRuleKind::Education, head);
    return known(sphere) ? sphere : noun.role;
  }

  std::string_view people_role(const Beginning& head) {
    const Noun& noun = *head.noun;
    if (noun.role != "=") return noun.role == "other" && noun.generic ? spheres(first_) : noun.role;
    const std::string_view below = complement_role(head.head + 1);
    return known(below) ? below : "other";
  }

  KindAndRole by_acronym(std::size_t i) {
    const Reading& reading = s_.readings[i];
    if (reading.own >= 0) return by_own(reading);
    const GeneralAbbreviation& general = *reading.abbreviation;
    KindAndRole result{general.kind, general.role};
    const std::size_t next = i + reading.length;
    const bool one =
        next < last_ && (t_[next].kind == TokenKind::NumberSign || t_[next].kind == TokenKind::OpenQuote);
    if (one && general.kind == PartyKind::Group) result.kind = PartyKind::Organization;
    return result;
  }

  KindAndRole by_own(const Reading& reading) const {
    const Abbreviation& abbreviation = *s_.own[static_cast<std::size_t>(reading.own)].abbreviation;
    const Sentence full = read_sentence(abbreviation.full, {});
    KindAndRole result = Classifier(full, 0, full.size()).run();
    if (reading.word_class == WordClass::Class) result.kind = PartyKind::Group;
    if (!known(result.role) && reading.abbreviation != nullptr && known(reading.abbreviation->role))
      result.role = reading.abbreviation->role;
    return result;
  }

  std::string_view legal_role(std::size_t i) const {
    const bool suffix = i + 1 < last_ && s_.readings[i + 1].word_class == WordClass::LegalSuffix;
    const LegalForm* const form = parse_legal_form(t_.raw(i), suffix);
    const std::string_view suffix_role =
        suffix ? parse_legal_suffix(t_.raw(i + 1))->role : std::string_view();
    for (std::size_t k = i + 1; k < last_; ++k) {  // the name tells more than the form
      const Reading& reading = s_.readings[k];
      if (reading.word_class == WordClass::School || reading.word_class == WordClass::Body ||
          reading.word_class == WordClass::Class)
        return form != nullptr && form->regional && reading.abbreviation != nullptr &&
                       reading.abbreviation->role == "methodical_service"
                   ? "regional_institution"
               : reading.abbreviation != nullptr ? reading.abbreviation->role
                                                 : by_own(reading).role;
      const bool name = reading.noun.noun != nullptr && reading.word_class == WordClass::Noun &&
                        reading.noun.noun->type != NounType::Area;
      if (!name) continue;
      std::size_t from = k;
      while (from > i + 1 && s_.readings[from - 1].word_class == WordClass::Adjective) --from;
      const std::string_view role = Classifier(s_, from, last_).run().role;
      if (known(role))
        return form != nullptr && form->regional &&
                       (role == "methodical_service" || role == "education_authority")
                   ? "regional_institution"
                   : role;
      break;
    }
    if (!suffix_role.empty())
      return form != nullptr && form->regional && suffix_role == "methodical_service" ? "regional_institution"
                                                                                      : suffix_role;
    const std::string_view sphere = spheres(i + 1);
    if (form && known(form->role)) return form->role;
    return known(sphere) ? (sphere == "education_authority" ? "methodical_service" : sphere) : "other";
  }

  std::string_view acronym_role(std::size_t i) const { return spheres(i + 1); }

  // The field of the highest rank among the words, with the first of equals.
  std::string_view spheres(std::size_t from) const { return spheres(from, last_); }
  std::string_view spheres(std::size_t from, std::size_t last) const {
    Sphere best;
    for (std::size_t i = from; i < last; ++i) {
      if (t_[i].kind != TokenKind::Word) continue;
      const bool nominal_head = s_.readings[i].noun.noun != nullptr && s_.readings[i].noun.noun->admin;
      if (nominal_head && i > from) break;  // «… администрации Ленинского района»: what follows is the place
      const Sphere sphere = find_sphere(t_.word(i), i + 1 < last_ ? t_.word(i + 1) : std::string_view());
      if (sphere.rank > best.rank) best = sphere;
      if (s_.readings[i].abbreviation != nullptr && s_.readings[i].word_class == WordClass::Field &&
          best.rank < 3 && known(s_.readings[i].abbreviation->role))
        best = {s_.readings[i].abbreviation->role, 3};
    }
    return best.role;
  }

  const Sentence& s_;
  const Tokens& t_;
  const std::size_t first_, last_;
};

}  // namespace

KindAndRole classify_segment(const Sentence& sentence, const Segment& segment) {
  const std::size_t first = segment.phrase != kNone ? segment.phrase : segment.first;
  return Classifier(sentence, first, std::min(segment.last, first + kLongestLooked)).run();
}

}  // namespace prikaz::normalize::party
