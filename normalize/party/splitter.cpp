// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/splitter.h"

#include "normalize/party/beginning.h"
#include "normalize/party/list_marks.h"

namespace prikaz::normalize::party {
namespace {

enum class Decision { Join, Split, ShareHead };

class Splitter {
 public:
  Splitter(const Sentence& sentence, bool whole, std::string* trace)
      : s_(sentence), t_(sentence.tokens), marks_(sentence.tokens), whole_(whole), trace_(trace) {}

  std::vector<Segment> run() {
    choose_case();
    std::size_t i = 0;
    while (i < s_.size()) {
      const std::size_t before = i;
      const Gap gap = separators(i);
      if (i >= s_.size()) break;
      step(gap, before, i);
    }
    close();
    return std::move(segments_);
  }

 private:
  // The cell's case is that of its first head: a list of addressees stands in the dative.
  void choose_case() {
    for (std::size_t i = 0; i < s_.size() && i < 12; ++i) {
      if (t_[i].depth > 0) continue;
      const Beginning first = beginning_at(s_, i);
      if (first.word_class != WordClass::Noun) continue;
      if (first.grammemes & in_case(Nominative)) return;
      for (Case which : {Dative, Instrumental})
        if (first.grammemes & in_case(which)) {
          case_ = which;
          return;
        }
      // «классных руководителей»: people alone, for «главы города» is no list.
      if ((first.grammemes & grammeme(Plural, Genitive)) && first.noun->type == NounType::Position && i == 0)
        case_ = Genitive;
      return;
    }
  }

  // Skips what separates, from token i on; tells the strongest kind of it.
  Gap separators(std::size_t& i) {
    Gap gap = i == 0 ? Gap::Start : Gap::Space;
    const auto raise = [&gap](Gap with) {
      if (gap == Gap::Start) return;
      if (with > gap) gap = with;
    };
    while (i < s_.size()) {
      const Token& token = t_[i];
      if (token.newline_before) raise(Gap::Newline);
      if (token.kind == TokenKind::Bullet) {
        raise(Gap::Hard);
        ++i;
        continue;
      }
      if (s_.agreed_words(i) && t_.is(i + 2, TokenKind::Colon)) {  // «по согласованию: …»
        raise(Gap::Hard);
        agreed_from_here_ = true;
        i += 3;
        continue;
      }
      const std::size_t mark = marks_.read(i, gap == Gap::Start || gap == Gap::Hard);
      if (mark > i) {
        raise(Gap::Hard);
        i = mark;
        continue;
      }
      if (token.kind == TokenKind::Comma)
        raise(Gap::Comma);
      else if (token.kind == TokenKind::Semicolon)
        raise(Gap::Hard);
      else if (token.kind == TokenKind::Slash)
        raise(Gap::Slash);
      else if (token.kind == TokenKind::Dot && full_stop(i))
        raise(Gap::Hard);
      else if (token.kind == TokenKind::Dot && (i + 1 == s_.size() || gap == Gap::Start))
        raise(Gap::Space);
      else if (token.kind == TokenKind::Dash &&
               (token.newline_before || gap == Gap::Start || gap == Gap::Hard))
        raise(Gap::Hard);
      else if (s_.readings[i].word_class == WordClass::Conjunction && conjunction_separates(i)) {
        raise(Gap::And);
        i += s_.readings[i].length - 1;
      } else if (s_.readings[i].word_class == WordClass::Together && !current_empty()) {
        raise(Gap::Together);
        together_case_ = s_.readings[i].together_case;
        i += s_.readings[i].length - 1;
      } else {
        break;
      }
      ++i;
    }
    return gap;
  }

  bool current_empty() const { return left_.last == kNone; }
  bool conjunction_separates(std::size_t i) const { return i > 0 || s_.size() > 1; }

  // A full stop that ends one party before another: not behind an initial or a shortened word.
  bool full_stop(std::size_t i) const {
    if (i == 0 || i + 1 >= s_.size() || !t_[i + 1].capital || !t_[i + 1].space_before) return false;
    if (t_[i - 1].kind == TokenKind::Word && (t_[i - 1].initial || t_[i - 1].span.size() < 8)) return false;
    if (s_.readings[i - 1].word_class == WordClass::ShortWord) return false;
    const Beginning right = beginning_at(s_, i + 1);
    return s_.person_end(i + 1) > i + 1 || (right.grammemes & in_case(case_)) ||
           right.word_class == WordClass::Legal || right.word_class == WordClass::Class ||
           right.word_class == WordClass::Body;
  }

  void step(Gap gap, std::size_t before, std::size_t& i) {
    const std::size_t person = s_.person_end(i);
    const Beginning right = beginning_at(s_, i);
    const Case cell_case = case_;
    if (in_together_ && gap != Gap::Hard && !(right.grammemes & in_case(Nominative)) &&
        (right.grammemes & in_case(together_case_)))
      case_ = together_case_;  // «совместно с полицией и районной больницей»
    Decision decision = current_empty() ? Decision::Split
                        : whole_        ? Decision::Join
                                        : decide(gap, i, right, person);
    if (trace_ != nullptr && !current_empty()) explain(gap, i, right, decision);
    if (decision != Decision::Join) open_segment(gap, i, decision);
    case_ = cell_case;
    (void)before;
    i = consume(i, person, right);
  }

  void open_segment(Gap gap, std::size_t i, Decision decision) {
    const std::size_t shared = decision == Decision::ShareHead ? (segments_.back().shares_head_of != kNone
                                                                      ? segments_.back().shares_head_of
                                                                      : segments_.size() - 1)
                                                               : kNone;
    const LeftPhrase old = left_;
    close();
    Segment segment;
    segment.first = i;
    segment.gap = gap;
    segment.shares_head_of = shared;
    segment.written = gap == Gap::Together ? together_case_ : case_;
    in_together_ = gap == Gap::Together || (in_together_ && segment.written == together_case_);
    segments_.push_back(segment);
    left_ = LeftPhrase();
    if (shared != kNone) {
      left_ = old;
      left_.dangling = false;
    }
  }

  void close() {
    if (segments_.empty() || left_.last == kNone) return;
    Segment& segment = segments_.back();
    segment.last = left_.last;
    segment.head = segment.shares_head_of == kNone ? left_.head : segments_[segment.shares_head_of].head;
    segment.only_person = left_.only_person;
    segment.agreed = segment.agreed || left_.agreed || agreed_from_here_;
    if (left_.all_agreed)
      for (Segment& each : segments_) each.agreed = true;
  }

  // Takes the token (or person, bracket, quoted name, short form of several tokens) at i into the phrase.
  std::size_t consume(std::size_t i, std::size_t person, const Beginning& right) {
    std::size_t next = i + s_.readings[i].length;
    if (person > i) {
      Segment& segment = segments_.back();
      if (left_.last == kNone) left_.only_person = true;
      if (segment.person == kNone) {
        segment.person = i;
        segment.person_last = person;
      }
      left_.has_person = true;
      next = person;
    } else {
      if (left_.only_person && segments_.back().phrase == kNone && t_[i].kind != TokenKind::Dash)
        segments_.back().phrase = i;
      if (t_[i].mate != kNoMate && t_[i].mate > i) next = t_[i].mate + 1;
      left_.advance(s_, i, next, right);
    }
    left_.last = next;
    return next;
  }

  Decision decide(Gap gap, std::size_t i, const Beginning& right, std::size_t person) {
    if (gap == Gap::Hard || gap == Gap::Together) return Decision::Split;
    if (gap == Gap::Space && t_[i - 1].kind == TokenKind::Dash)
      return Decision::Join;  // «директор – начальник», «отдел – Фамилия И.О.»
    if (person > i) return decide_person(gap);
    // «Миронова Л.В. – директор ДК»: the post that follows the person takes its body.
    const bool post_of_person = gap == Gap::Space && left_.last_is_head && segments_.back().phrase != kNone &&
                                left_.head_noun != nullptr && left_.head_noun->type == NounType::Position;
    if (left_.only_person && !post_of_person) return decide_after_person(gap, i, right);
    if (left_.has_person && gap != Gap::Comma && right.starts_party(case_) && !post_of_person &&
        (t_[i].capital || gap != Gap::Space))
      return Decision::Split;
    const bool near = gap == Gap::Space || gap == Gap::Newline;
    if (left_.dangling && (near || left_.head == kNone)) return Decision::Join;
    switch (right.word_class) {
      case WordClass::Noun:
        return decide_noun(gap, i, right);
      case WordClass::Legal:
        return decide_legal(gap);
      case WordClass::Class:
      case WordClass::Body:
      case WordClass::School:
        return decide_known(gap, right);
      case WordClass::Acronym:
        return decide_acronym(gap);
      case WordClass::Adjective:
        return decide_adjective(gap, i, right);
      case WordClass::Other:
        return decide_other(gap, i, right);
      case WordClass::Mark:
        return t_[i].kind == TokenKind::OpenQuote && gap == Gap::Comma ? Decision::Split : Decision::Join;
      case WordClass::Number:
        return decide_number(gap, i);
      default:
        return Decision::Join;
    }
  }

  // «СОШ № 1, № 2»: the second number shares the words before the first.
  // «отдел ГО и ЧС, 12 ПСЧ»: a number of one's own.
  Decision decide_number(Gap gap, std::size_t i) const {
    if (gap == Gap::Comma && t_[i].kind == TokenKind::Number && i + 1 < s_.size() && !left_.numbered) {
      const Beginning named = beginning_at(s_, i + 1);
      if (named.word_class == WordClass::Body || named.word_class == WordClass::School ||
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
    const bool own_post = right.noun != nullptr && right.noun->type == NounType::Position && !t_[i].capital;
    return own_post ? Decision::Join : Decision::Split;
  }

  Decision decide_noun(Gap gap, std::size_t i, const Beginning& right) {
    const Noun& noun = *right.noun;
    const bool fits = right.grammemes & in_case(case_);
    const bool genitive = right.grammemes & in_case(Genitive);
    if (noun.type == NounType::Part ||
        (noun.type == NounType::Area && !(noun.role != "-" && (right.grammemes & grammeme(Plural, case_)))))
      return Decision::Join;
    if (!fits) {
      if ((gap == Gap::And || gap == Gap::Comma) && genitive && shares_head(right))
        return Decision::ShareHead;
      return Decision::Join;
    }
    if (noun.attributive && gap == Gap::Comma && right.governs && left_.agrees_with(right))
      return Decision::Join;
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
    if (person_like && !left_.governs_persons()) return Decision::Split;
    if (person_like && (left_.complement_by_preposition || (left_.adjectives && !left_.has_complement)))
      return Decision::Split;
    if (gap == Gap::Newline && left_.head_noun != nullptr && left_.head_noun->type == NounType::Authority &&
        left_.has_complement && noun.type == NounType::Institution && (right.grammemes & kPlural))
      return Decision::Split;  // «Управление образования» / «школы»
    const bool superior = noun.type == NounType::Authority || noun.type == NounType::Body;
    const bool complete = left_.has_complement || (left_.adjectives && left_.head_noun != nullptr);
    return t_[i].capital && (left_.closed || (complete && !superior)) ? Decision::Split : Decision::Join;
  }

  Decision decide_sure_noun(Gap gap, std::size_t i, const Beginning& right) const {
    if (gap == Gap::Space && left_.in_clause && !t_[i].capital) return Decision::Join;
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

  Decision decide_legal(Gap gap) const {
    if (gap == Gap::Comma || gap == Gap::Slash) return Decision::Split;
    if (gap == Gap::And) return left_.plural_leader() ? Decision::ShareHead : Decision::Split;
    if (left_.wants) return Decision::Join;
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
        return left_.head_class == WordClass::Acronym && left_.last_is_head ? Decision::Join
                                                                            : Decision::Split;
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

  // Adjectives before a word that the lexicon does not know: «школьные дружинницы».
  Decision decide_adjective(Gap gap, std::size_t i, const Beginning& right) const {
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

  Decision decide_other(Gap gap, std::size_t i, const Beginning& right) const {
    const bool nominative = may_be_nominative(t_.word(i));
    if (gap == Gap::Comma) {
      if (t_[i].capital) return right.oblique_place ? Decision::Join : Decision::Split;
      if (plural_of_persons(t_.word(i))) return Decision::Split;
      const bool begins = nominative && (!left_.has_complement || only_nominative(t_.word(i)));
      return !begins || left_.in_clause ? Decision::Join : Decision::Split;
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

  void explain(Gap gap, std::size_t i, const Beginning& right, Decision decision) {
    static constexpr std::string_view kGaps[] = {"start", "space", "newline",  "comma",
                                                 "and",   "slash", "together", "hard"};
    static constexpr std::string_view kDecisions[] = {"join", "split", "share-head"};
    if (decision == Decision::Join && gap == Gap::Space) return;
    *trace_ += "  before " + std::string(t_.raw(i)) + ": gap=" + std::string(kGaps[static_cast<int>(gap)]) +
               " right=" + std::string(class_name(right.word_class)) + " " + left_.describe() + " -> " +
               std::string(kDecisions[static_cast<int>(decision)]) + "\n";
  }

  const Sentence& s_;
  const Tokens& t_;
  ListMarks marks_;
  const bool whole_;
  std::string* trace_;
  std::vector<Segment> segments_;
  LeftPhrase left_;
  Case case_ = Nominative;
  Case together_case_ = Instrumental;
  bool in_together_ = false;       ///< behind «совместно с»: a list may go on in its case
  bool agreed_from_here_ = false;  ///< behind «по согласованию:»
};

}  // namespace

std::vector<Segment> split_parties(const Sentence& sentence, bool whole, std::string* trace) {
  return Splitter(sentence, whole, trace).run();
}

}  // namespace prikaz::normalize::party
