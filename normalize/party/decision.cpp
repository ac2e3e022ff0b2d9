// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/decision.h"

#include "normalize/party/unlisted.h"

namespace prikaz::normalize::party {
namespace {

class Judge {
 public:
  Judge(const Sentence& sentence, const LeftPhrase& left, Case cell_case, bool phrase_behind_person)
      : s_(sentence),
        t_(sentence.tokens),
        left_(left),
        case_(cell_case),
        phrase_behind_person_(phrase_behind_person) {}

  Decision decide(Gap gap, std::size_t i, const Beginning& right, std::size_t person) const {
    if (gap == Gap::Hard || gap == Gap::Together) return Decision::Split;
    if (gap == Gap::Space && t_[i - 1].kind == TokenKind::Dash)
      return Decision::Join;  // «директор – начальник», «отдел – Фамилия И.О.»
    if (person > i) return decide_person(gap);
    // «Миронова Л.В. – директор ДК»: the post that follows the person takes its body.
    const bool post_of_person = gap == Gap::Space && left_.last_is_head && phrase_behind_person_ &&
                                left_.head_noun != nullptr && left_.head_noun->type == NounType::Position;
    if (left_.only_person && !post_of_person) return decide_after_person(gap, i, right);
    if (left_.has_person && gap != Gap::Comma && right.starts_party(case_) && !post_of_person &&
        (t_[i].capital || gap != Gap::Space))
      return Decision::Split;
    const bool near = gap == Gap::Space || gap == Gap::Newline;
    // «Налоговая, банки»: an adjective alone, and what follows cannot be its noun.
    const bool alone = gap == Gap::Comma && left_.head == kNone && left_.adjectives &&
                       right.noun != nullptr && right.starts_party(case_) &&
                       !(left_.head_grammemes & right.grammemes) && (left_.head_grammemes & in_case(case_));
    if (left_.dangling && (near || left_.head == kNone)) return alone ? Decision::Split : Decision::Join;
    switch (right.word_class) {
      case WordClass::Noun:
        return decide_noun(gap, i, right);
      case WordClass::Legal:
        return decide_legal(gap, i);
      case WordClass::Class:
      case WordClass::Body:
      case WordClass::School:
        return decide_known(gap, right);
      case WordClass::Acronym:
        return decide_acronym(gap);
      case WordClass::Field:  // «хозчасть, АХЧ», but «комитет ЖКХ, ТЭК»
        return gap == Gap::Comma && !left_.has_complement && !left_.wants ? Decision::Split : Decision::Join;
      case WordClass::Adjective:
        return decide_adjective(gap, i, right);
      case WordClass::Other:
        return decide_other(gap, i, right);
      case WordClass::Mark:
        return t_[i].kind == TokenKind::OpenQuote && gap == Gap::Comma ? Decision::Split : Decision::Join;
      case WordClass::Number:
        return decide_number(gap, i);
      case WordClass::Preposition:  // «зам. директора по УВР Панова Е.Е., по ВР Титова А.А.»
        return gap == Gap::Comma && left_.has_person && left_.complement_by_preposition && !s_.agreed_words(i)
                   ? Decision::ShareHead
                   : Decision::Join;
      default:
        return Decision::Join;
    }
  }

 private:
  // «СОШ № 1, № 2»: the second number shares the words before the first.
  // «отдел ГО и ЧС, 12 ПСЧ»: a number of one's own.
  Decision decide_number(Gap gap, std::size_t i) const {
    if (gap == Gap::Comma && t_[i].kind == TokenKind::Number && i + 1 < s_.size() && !left_.numbered) {
      const Beginning named = beginning_at(s_, i + 1);
      if (named.word_class == WordClass::Body || named.word_class == WordClass::School ||
          named.word_class == WordClass::Acronym || named.word_class == WordClass::Class ||
          (named.noun != nullptr && named.starts_party(case_) && !(named.grammemes & in_case(Genitive))))
        return Decision::Split;
    }
    const bool list =
        (gap == Gap::Comma || gap == Gap::And) && t_[i].kind == TokenKind::NumberSign && left_.closed;
    return list && left_.numbered ? Decision::ShareHead : Decision::Join;
  }

  Decision decide_person(Gap gap) const {
    if (gap == Gap::Comma || gap == Gap::And || gap == Gap::Slash) return Decision::Split;
    if (left_.has_person) return Decision::Split;
    return gap == Gap::Newline && left_.names_class() ? Decision::Split : Decision::Join;
  }

  Decision decide_after_person(Gap gap, std::size_t i, const Beginning& right) const {
    if (gap == Gap::Comma || gap == Gap::And || gap == Gap::Slash) return Decision::Split;
    if (!right.starts_party(case_)) return Decision::Join;
    // «Мельник И.С.» / «классные руководители»
    if (gap == Gap::Newline && left_.only_person && (right.grammemes & grammeme(Plural, case_)) &&
        !(right.grammemes & kSingular & in_case(case_)))
      return Decision::Split;
    const bool own_post = right.noun != nullptr && right.noun->type == NounType::Position && !t_[i].capital;
    return own_post ? Decision::Join : Decision::Split;
  }

  Decision decide_noun(Gap gap, std::size_t i, const Beginning& right) const {
    const Noun& noun = *right.noun;
    const bool fits = right.grammemes & in_case(case_);
    const bool genitive = right.grammemes & in_case(Genitive);
    // «администрация школы, ученическое самоуправление»
    const bool own_part = noun.type == NounType::Part && gap == Gap::Comma && fits && !genitive &&
                          s_.readings[i].word_class == WordClass::Adjective && !left_.in_clause &&
                          !left_.goes_on_with(right.grammemes & ~in_case(case_));
    if ((noun.type == NounType::Part && !own_part) ||
        (noun.type == NounType::Area && !(noun.role != "-" && (right.grammemes & grammeme(Plural, case_)))))
      return Decision::Join;
    // «Администрация города Сокол»: behind such a word a capital begins a place's name, were it a bird's too.
    if (gap == Gap::Space && left_.last_is_area && t_[i].capital && right.head == i &&
        (&noun == &unlisted_person() || &noun == &unlisted_body()) && (right.grammemes & kSingular))
      return Decision::Join;
    if (!fits) {
      if ((gap == Gap::And || gap == Gap::Comma) && genitive && shares_head(right))
        return Decision::ShareHead;
      // «охотоведы, егеря»: there is no complement that the genitive could go on with.
      const bool person = noun.type == NounType::Position || noun.type == NounType::People;
      const bool plural_in_a = gap == Gap::Comma && person && genitive && !left_.has_complement &&
                               !left_.dangling && !left_.last_is_area && case_ == Nominative;
      return plural_in_a ? Decision::Split : Decision::Join;
    }
    if (noun.attributive && gap == Gap::Comma && right.governs && left_.agrees_with(right) &&
        !(noun.post && t_.is_word(right.head + 1, "по")))
      return Decision::Join;
    if (gap == Gap::And && left_.wants && left_.last_is_head && left_.head_noun != nullptr &&
        left_.head_noun->type == NounType::Authority)
      return Decision::Join;  // «органы и учреждения системы профилактики»
    const bool person_like = (noun.type == NounType::Position || noun.type == NounType::People) && !noun.mass;
    const bool sure = !genitive;
    // «Управлению по делам культуры, молодежи»: in an oblique cell a genitive that fits goes on with the
    // name.
    if (!sure && case_ != Nominative && left_.has_complement && !t_[i].capital &&
        (gap == Gap::Comma || gap == Gap::And || gap == Gap::Space))
      return Decision::Join;
    switch (gap) {
      case Gap::Comma:
        return sure || !coordinated_genitive(i, right) ? Decision::Split
               : shares_head(right)                    ? Decision::ShareHead
                                                       : Decision::Join;
      case Gap::And:
        if (sure) return Decision::Split;
        if (shares_head(right)) return Decision::ShareHead;
        return left_.complement_is_body || parallel_actor(right) ? Decision::Join : Decision::Split;
      case Gap::Slash:
        return sure || !(left_.complement_is_body || parallel_actor(right)) ? Decision::Split
                                                                            : Decision::Join;
      default:
        break;
    }
    if (left_.wants && !sure) return Decision::Join;
    if (left_.wants && left_.last_is_head && s_.readings[i].word_class == WordClass::ShortWord &&
        gap == Gap::Space && !t_[i].capital)
      return Decision::Join;  // «зам. дир.»
    if (sure) return decide_sure_noun(gap, i, right);
    if (noun.admin) return Decision::Join;
    // «храма Покрова Богородицы»
    if (left_.last_noun != nullptr && left_.last_noun->needs && gap == Gap::Space && !t_[i].capital)
      return Decision::Join;  // «начальник отдела – заместитель главы»
    if (&noun == &unlisted_person() && gap == Gap::Space && left_.has_complement) return Decision::Join;
    if (left_.head_noun == &unlisted_body() && left_.last_is_head && gap == Gap::Space && !t_[i].capital)
      return Decision::Join;  // «приёмная главы района»
    if (person_like && !left_.governs_persons()) return Decision::Split;
    if (person_like && (left_.complement_by_preposition || (left_.adjectives && !left_.has_complement)))
      return Decision::Split;
    if (gap == Gap::Newline && left_.head_noun != nullptr && left_.head_noun->type == NounType::Authority &&
        left_.has_complement && noun.type == NounType::Institution && (right.grammemes & kPlural))
      return Decision::Split;  // «Управление образования» / «школы»
    if (left_.head_noun != nullptr && left_.head_noun->inner && gap == Gap::Space &&
        (right.grammemes & kSingular & in_case(Genitive)) && !left_.has_complement)
      return Decision::Join;  // «Филиал № 6 Отделения …»
    const bool superior = noun.type == NounType::Authority || noun.type == NounType::Body;
    const bool complete = left_.has_complement || (left_.adjectives && left_.head_noun != nullptr);
    return t_[i].capital && (left_.closed || (complete && !superior)) ? Decision::Split : Decision::Join;
  }

  // «муниципальное бюджетное учреждение Центр культуры»: a legal form spelled out, its name behind it.
  bool names_form(Gap gap, const Beginning& right) const {
    if (gap != Gap::Space || left_.head_noun == nullptr || !left_.last_is_head || !left_.adjectives)
      return false;
    const Noun& form = *left_.head_noun;
    const bool body = right.noun->type != NounType::Position && right.noun->type != NounType::People;
    return form.generic && (form.type == NounType::Institution || form.type == NounType::Business) && body &&
           (left_.head_grammemes & kSingular & in_case(case_)) &&
           (right.grammemes & kSingular & in_case(case_));
  }

  Decision decide_sure_noun(Gap gap, std::size_t i, const Beginning& right) const {
    if (names_form(gap, right)) return Decision::Join;
    if (gap == Gap::Space && left_.in_clause && !t_[i].capital) return Decision::Join;
    // ««серебряные» волонтёры»
    if (gap == Gap::Space && !t_[i].capital && left_.head_class == WordClass::Mark && !left_.has_complement)
      return Decision::Join;
    const bool postposed = right.noun->adjectival && left_.last_is_head && !t_[i].capital &&
                           gap == Gap::Space && left_.agrees_with(right);
    const bool apposition = right.noun->specialty && !right.adjectives && left_.last_is_head &&
                            !t_[i].capital && gap == Gap::Space &&
                            t_.word(i).find('-') == std::string_view::npos && left_.head_noun != nullptr &&
                            left_.head_noun->type == NounType::Position;
    return apposition || postposed ? Decision::Join : Decision::Split;
  }

  // «отдел опеки, семьи»: a genitive singular that may go on with the left phrase's complement.
  bool coordinated_genitive(std::size_t i, const Beginning& right) const {
    if (t_[i].capital) return false;
    return left_.complement_is_body && left_.head_noun != nullptr &&
           left_.head_noun->type == NounType::Position && !left_.complement_by_preposition &&
           right.noun->type != NounType::Position && right.noun->type != NounType::People;
  }

  // «Губернатора и Правительства»: two that act, side by side in one case and number.
  bool parallel_actor(const Beginning& right) const {
    const Noun* last = left_.last_noun;
    if (last == nullptr || last == left_.head_noun || last->type == NounType::Part ||
        last->type == NounType::Area)
      return false;
    constexpr Grammemes genitive = in_case(Genitive);
    const auto plural_only = [](Grammemes set) { return (set & genitive & kSingular) == 0; };
    return (left_.last_grammemes & genitive) &&
           plural_only(left_.last_grammemes) == plural_only(right.grammemes);
  }

  bool shares_head(const Beginning& right) const {
    if (!left_.plural_leader() || !left_.complement_is_body || left_.complement_by_preposition) return false;
    if (left_.last_class == WordClass::Noun && left_.last_noun != nullptr && left_.last_noun->needs)
      return false;  // «руководители органов и учреждений системы …»
    if (right.noun == nullptr) return true;
    switch (right.noun->type) {
      case NounType::Institution:
      case NounType::Authority:
      case NounType::Body:
      case NounType::Business:
        return (right.grammemes & grammeme(Plural, Genitive)) != 0;
      default:
        return false;
    }
  }

  // «УК ООО «Дом»»
  bool names_business(std::size_t i) const {
    const LegalForm* const form = parse_legal_form(t_.raw(i));
    return left_.head_class == WordClass::Class && left_.last_is_head && form != nullptr &&
           form->role == "business";
  }

  Decision decide_legal(Gap gap, std::size_t i) const {
    if (gap == Gap::Comma || gap == Gap::Slash) return Decision::Split;
    if (gap == Gap::And) return left_.plural_leader() ? Decision::ShareHead : Decision::Split;
    if (left_.wants || (gap == Gap::Space && names_business(i))) return Decision::Join;
    if (left_.closed) return Decision::Split;
    if (left_.head_noun != nullptr && left_.head_noun->type == NounType::Authority && left_.has_complement)
      return Decision::Split;
    return left_.head_class == WordClass::Class || left_.head_class == WordClass::Body ? Decision::Split
                                                                                       : Decision::Join;
  }

  Decision decide_known(Gap gap, const Beginning& right) const {
    switch (gap) {
      case Gap::Comma:
        return Decision::Split;
      case Gap::And:
        if (left_.plural_leader() && left_.complement_is_body) return Decision::ShareHead;
        if (left_.complement_by_preposition && left_.last_is_acronym() && left_.governed_last)
          return Decision::Join;  // «по работе с ОУ и ДОУ»
        return Decision::Split;
      case Gap::Slash:
        return left_.last_is_acronym() ? Decision::Split : Decision::Join;
      default:
        break;
    }
    if (left_.wants) return Decision::Join;
    const bool after_legal =
        left_.last_class == WordClass::Legal || left_.last_class == WordClass::LegalSuffix;
    if (after_legal || (right.word_class == WordClass::School && !left_.closed)) return Decision::Join;
    if (left_.closed) return Decision::Split;
    if (left_.head_class == WordClass::Body && left_.body_kind == PartyKind::Unit &&
        right.body_kind == PartyKind::Organization && (left_.last_is_head || gap == Gap::Space))
      return Decision::Join;  // «ПДН ОМВД», «21 ПСЧ 4 ПСО ГУ МЧС»
    if (left_.head_noun != nullptr) {
      const Noun& head = *left_.head_noun;
      if (head.inner && right.word_class == WordClass::Body) return Decision::Join;
      if (gap == Gap::Space && head.kind == PartyKind::Unit && right.heads_units)
        return Decision::Join;  // «отдел транспорта УЖКХ»
      if (head.type == NounType::Authority && left_.has_complement) return Decision::Split;
      if (head.level && left_.adjectives && !left_.has_complement) return Decision::Split;
      const bool person_like = head.type == NounType::Position || head.type == NounType::People;
      if (gap == Gap::Newline)
        return person_like && !left_.has_complement && !left_.adjectives ? Decision::Join : Decision::Split;
      return Decision::Join;
    }
    // «МРЭО ГИБДД»: what nobody knows is a part of the body behind it.
    if (left_.head_class == WordClass::Acronym && right.word_class == WordClass::Body && gap == Gap::Space)
      return Decision::Join;
    return left_.last_is_head && left_.last_is_acronym() ? Decision::Split : Decision::Join;
  }

  Decision decide_acronym(Gap gap) const {
    if (gap == Gap::Comma) return left_.last_class == WordClass::Field ? Decision::Join : Decision::Split;
    if (gap == Gap::And)
      return left_.last_class == WordClass::Acronym || left_.last_class == WordClass::Field ||
                     left_.complement_by_preposition
                 ? Decision::Join
                 : Decision::Split;
    if (gap == Gap::Newline && !left_.wants)
      return left_.closed || (left_.head_noun != nullptr && left_.head_noun->type == NounType::Authority &&
                              left_.has_complement)
                 ? Decision::Split
                 : Decision::Join;
    return Decision::Join;
  }

  // Adjectives before a word that the lexicon does not know, or before none: «школьные дружинницы»,
  // «квартальные».
  Decision decide_adjective(Gap gap, std::size_t i, const Beginning& right) const {
    if (right.unlisted != 0) return decide_unlisted(gap, i, right);
    if (right.substantive) return decide_substantive(gap, i, right);
    const bool strict =
        right.before_unknown && (right.grammemes & in_case(case_)) && !(right.grammemes & in_case(Genitive));
    if (!strict || (left_.in_clause && gap != Gap::Comma)) return Decision::Join;
    const bool neuter_only = !(right.grammemes & in_case(case_) & ~grammeme(Neuter, case_));
    if (gap == Gap::Comma) return Decision::Split;
    if (gap == Gap::And) return neuter_only ? Decision::Join : Decision::Split;
    if (gap == Gap::Newline || gap == Gap::Space)
      return t_[i].capital && !left_.wants ? Decision::Split : Decision::Join;
    return Decision::Join;
  }

  // «…, квартальные», but «учреждения, подведомственные отделу»: what agrees with a noun on the left and has
  // a complement of its own belongs to it.
  Decision decide_substantive(Gap gap, std::size_t i, const Beginning& right) const {
    const bool people = (right.grammemes & grammeme(Plural, case_)) != 0;
    if (!people || left_.in_clause || (gap != Gap::Comma && gap != Gap::And && gap != Gap::Newline))
      return Decision::Join;
    if (gap == Gap::Newline && !t_[i].capital) return Decision::Join;
    std::size_t next = right.head;
    while (next < s_.size() && s_.readings[next].adjective != 0) ++next;
    const bool governs = next < s_.size() && !t_[next].newline_before &&
                         (s_.readings[next].word_class == WordClass::Preposition ||
                          s_.readings[next].word_class == WordClass::Noun);
    if (governs) return Decision::Join;
    return !left_.goes_on_with(right.grammemes & ~in_case(Accusative)) ? Decision::Split : Decision::Join;
  }

  // A noun that only the dictionary knows, alone or behind its adjectives: «рынки», «мини-технопарк».
  Decision decide_unlisted(Gap gap, std::size_t i, const Beginning& right) const {
    if (!(right.unlisted & in_case(case_)) || left_.in_clause) return Decision::Join;
    const bool goes_on = left_.goes_on_with(right.unlisted & ~in_case(case_));
    const bool strict = !(right.unlisted & in_case(Genitive)) || case_ != Nominative;
    switch (gap) {
      case Gap::Comma:
        return goes_on ? Decision::Join : Decision::Split;
      case Gap::And:
        if (left_.head_class == WordClass::Acronym || left_.wants) return Decision::Join;
        return goes_on || !(strict || (left_.last_is_head && !left_.has_complement)) ? Decision::Join
                                                                                     : Decision::Split;
      case Gap::Newline:
        return strict && !goes_on && !left_.wants && !left_.last_is_area && t_[i].capital ? Decision::Split
                                                                                          : Decision::Join;
      case Gap::Space:
        return strict && left_.closed && t_[i].capital && !left_.wants ? Decision::Split : Decision::Join;
      default:
        return Decision::Join;
    }
  }

  Decision decide_other(Gap gap, std::size_t i, const Beginning& right) const {
    if (right.unlisted != 0 && !(t_[i].capital && gap == Gap::Comma)) {
      const Decision decision = decide_unlisted(gap, i, right);
      if (decision == Decision::Split || gap != Gap::Newline) return decision;
    }
    const bool nominative = may_be_nominative(t_.word(i));
    if (gap == Gap::Comma) {
      if (t_[i].capital) return right.oblique_place ? Decision::Join : Decision::Split;
      if (plural_of_persons(t_.word(i))) return Decision::Split;
      return !nominative || left_.has_complement || left_.in_clause ? Decision::Join : Decision::Split;
    }
    if (gap == Gap::And) {
      if (plural_of_persons(t_.word(i))) return Decision::Split;
      return !left_.has_complement && left_.last_is_head && nominative &&
                     left_.head_class != WordClass::Acronym
                 ? Decision::Split
                 : Decision::Join;
    }
    if (gap == Gap::Newline && t_[i].capital && !left_.wants && ends_in_consonant(t_.word(i)) &&
        left_.last_class != WordClass::ShortWord && !left_.last_is_area)
      return Decision::Split;
    return Decision::Join;
  }

  const Sentence& s_;
  const Tokens& t_;
  const LeftPhrase& left_;
  const Case case_;
  const bool phrase_behind_person_;
};

}  // namespace

Decision decide(const Sentence& sentence, const LeftPhrase& left, const Beginning& right,
                const Place& place) {
  return Judge(sentence, left, place.cell_case, place.phrase_behind_person)
      .decide(place.gap, place.token, right, place.person_end);
}

}  // namespace prikaz::normalize::party
