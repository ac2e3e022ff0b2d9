// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/splitter.h"

#include "normalize/party/beginning.h"
#include "normalize/party/decision.h"
#include "normalize/party/list_marks.h"

namespace prikaz::normalize::party {
namespace {

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
  // The cell's case is that of its first head: a list of addressees stands in the dative. What stands behind
  // a head that has no case («ЦРБ по району») tells nothing.
  void choose_case() {
    bool in_phrase = false;
    for (std::size_t i = 0; i < s_.size() && i < 12; ++i) {
      if (t_[i].depth > 0) continue;
      if (t_[i].kind == TokenKind::Comma || t_[i].kind == TokenKind::Semicolon || t_[i].newline_before)
        in_phrase = false;
      if (in_phrase) continue;
      const Beginning first = beginning_at(s_, i);
      in_phrase = first.word_class == WordClass::Body || first.word_class == WordClass::Class ||
                  first.word_class == WordClass::Legal || first.word_class == WordClass::Acronym;
      if (first.word_class != WordClass::Noun) {
        if (i == 0 && (first.unlisted != 0 || first.substantive)) {
          case_ = addressed(first.unlisted != 0 ? first.unlisted : first.grammemes);
          if (case_ != Nominative) return;
        }
        continue;
      }
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

  // «Рынкам, ярмаркам», «квартальным»: the plural alone is sure to be no genitive singular.
  static Case addressed(Grammemes readings) {
    for (const Case which : {Dative, Instrumental})
      if ((readings & grammeme(Plural, which)) && !(readings & in_case(Nominative)) &&
          !(readings & in_case(Genitive)))
        return which;
    return Nominative;
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
      if (gap == Gap::Start && s_.agreed_bracket(i) &&
          t_[i].mate + 1 < s_.size()) {  // «(по согласованию) ЦРБ»
        agreed_first_ = true;
        i = t_[i].mate + 1;
        continue;
      }
      const std::size_t mark = marks_.read(i, gap == Gap::Start || gap == Gap::Hard);
      if (mark > i) {
        raise(Gap::Hard);
        i = mark;
        continue;
      }
      if (const std::size_t end = etcetera_end(i); end > i && !current_empty()) {
        raise(Gap::Hard);
        i = end;
        continue;
      }
      if (const std::size_t label = label_end(i); label > i && gap != Gap::Space) {
        raise(Gap::Hard);
        i = label;
        continue;
      }
      if (token.kind == TokenKind::Comma)
        raise(Gap::Comma);
      else if (token.kind == TokenKind::Semicolon)
        raise(Gap::Hard);
      else if (token.kind == TokenKind::Slash)
        raise(Gap::Slash);
      else if (adding_sign(i))
        raise(Gap::Hard);
      else if (token.kind == TokenKind::Dot && full_stop(i))
        raise(Gap::Hard);
      else if (token.kind == TokenKind::Dot && (i + 1 == s_.size() || gap == Gap::Start))
        raise(Gap::Space);
      else if (token.kind == TokenKind::Dash &&
               (token.newline_before || gap == Gap::Start || gap == Gap::Hard))
        raise(Gap::Hard);
      else if (s_.readings[i].word_class == WordClass::Conjunction && conjunction_separates(i)) {
        raise(Gap::And);
        const bool also = s_.readings[i].length > 1;  // «, а также поселения»
        i += s_.readings[i].length - 1;
        if (also && begins_party(i + 1)) raise(Gap::Hard);
      } else if (s_.readings[i].word_class == WordClass::Together && (!current_empty() || i == 0)) {
        gap = Gap::Together;  // also where the cell begins: «силами отдела благоустройства»
        together_case_ = s_.readings[i].governed;
        i += s_.readings[i].length - 1;
      } else {
        break;
      }
      ++i;
    }
    return gap;
  }

  // One behind a label and its colon or dash, or i: «Ответственный исполнитель – отдел экономики»,
  // «Соисполнители: …», «Рекомендовать: …» say only what the party behind them does.
  std::size_t label_end(std::size_t i) const {
    std::size_t k = i;
    if (s_.readings[k].word_class == WordClass::Label) {
      ++k;
    } else {
      const Beginning head = beginning_at(s_, i);
      if (head.noun == nullptr || !head.noun->label || !(head.grammemes & in_case(Nominative)) ||
          head.head > i + 1)
        return i;
      k = head.head + s_.readings[head.head].length;
    }
    if (k + 1 >= s_.size() || t_[k + 1].depth != t_[i].depth) return i;
    const bool dash = t_[k].kind == TokenKind::Dash && t_[k].space_before && t_[k + 1].space_before;
    return t_[k].kind == TokenKind::Colon || dash ? k + 1 : i;
  }

  bool begins_party(std::size_t i) const {
    if (i >= s_.size()) return false;
    const Beginning next = beginning_at(s_, i);
    return next.word_class == WordClass::Noun ? (next.grammemes & in_case(case_)) != 0
                                              : next.starts_party(case_) || (next.unlisted & in_case(case_));
  }

  // One behind «и т.д.», «и др.», or i.
  std::size_t etcetera_end(std::size_t i) const {
    if (s_.readings[i].word_class != WordClass::Conjunction || s_.readings[i].length != 1) return i;
    std::size_t k = i + 1;
    while (k < s_.size() && k < i + 5 && t_.is(k, TokenKind::Word) && t_.is(k + 1, TokenKind::Dot) &&
           is_etcetera(t_.word(k)))
      k += 2;
    const bool ends = k >= s_.size() || t_[k].kind == TokenKind::Comma ||
                      t_[k].kind == TokenKind::Semicolon || t_[k].newline_before;
    return k > i + 1 && ends ? k : i;
  }

  // «Школа + детский сад»
  bool adding_sign(std::size_t i) const {
    return t_[i].kind == TokenKind::Other && (t_.raw(i) == "+" || t_.raw(i) == "&") && t_[i].space_before &&
           i + 1 < s_.size() && t_[i + 1].space_before && t_[i + 1].kind == TokenKind::Word;
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
                                 : decide(s_, left_, right, {gap, i, case_, person, phrase_behind_person()});
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
      left_.dangling = left_.has_person = false;
    }
  }

  void close() {
    if (segments_.empty() || left_.last == kNone) return;
    Segment& segment = segments_.back();
    segment.last = left_.last;
    segment.head = segment.shares_head_of == kNone ? left_.head : segments_[segment.shares_head_of].head;
    segment.only_person = left_.only_person;
    segment.agreed =
        segment.agreed || left_.agreed || agreed_from_here_ || (agreed_first_ && segments_.size() == 1);
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
      if (left_.only_person && left_.head == kNone && t_[i].kind == TokenKind::OpenBracket) take_post(i);
    }
    left_.last = next;
    return next;
  }

  // «Иванова О.П. (начальник отдела)»: the post stands in the brackets.
  void take_post(std::size_t bracket) {
    const Beginning post = beginning_at(s_, bracket + 1);
    if (post.noun == nullptr || post.noun->type != NounType::Position || t_[bracket].mate == kNoMate ||
        !(post.grammemes & in_case(case_)))
      return;
    segments_.back().phrase = bracket + 1;
    left_.head = post.head;
    left_.head_noun = post.noun;
    left_.head_class = WordClass::Noun;
    left_.head_grammemes = post.grammemes;
    left_.closed = true;
  }

  bool phrase_behind_person() const { return !segments_.empty() && segments_.back().phrase != kNone; }

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
  bool agreed_first_ = false;      ///< «(по согласованию)» stands before all else
  bool agreed_from_here_ = false;  ///< behind «по согласованию:»
};

}  // namespace

std::vector<Segment> split_parties(const Sentence& sentence, bool whole, std::string* trace) {
  return Splitter(sentence, whole, trace).run();
}

}  // namespace prikaz::normalize::party
