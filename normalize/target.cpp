// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/target.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "normalize/name.h"
#include "normalize/name/readings.h"
#include "normalize/party/grammar.h"
#include "normalize/party/lexicon.h"
#include "normalize/party/token.h"
#include "normalize/target/quantities.h"

namespace prikaz::normalize {
namespace {

using party::kNoMate;
using party::TokenKind;
using party::Tokens;

using target::number_of;
using target::Quantities;
using target::quantities;

struct Amount {
  double value = 0;
  std::optional<double> max;
  std::size_t end = 0;  // one behind its last token
  bool spelled = false;
  bool one = false;
};

class Finder {
 public:
  explicit Finder(std::string_view text) : t_(party::tokenize(text)), q_(quantities()) {}

  std::vector<Target> run() {
    for (std::size_t i = 0; i < t_.size();) {
      const auto amount = amount_at(i);
      if (!amount) {
        i += i < t_.size() ? number_group(i) : 1;
        continue;
      }
      i = read(i, *amount);
    }
    return std::move(targets_);
  }

 private:
  bool glued(std::size_t i) const { return i > 0 && i < t_.size() && t_[i].span.begin == t_[i - 1].span.end; }
  bool percent(std::size_t i) const {
    return i < t_.size() &&
           (t_.raw(i) == "%" || (t_[i].kind == TokenKind::Word && t_.word(i).starts_with("процент")));
  }

  // Tokens of a dotted or slashed group («01.09.2021», «5.1», «10:00», «1/2») that is no amount, or 1.
  std::size_t number_group(std::size_t i) const {
    std::size_t end = i + 1;
    if (t_[i].kind != TokenKind::Number) return 1;
    while (end + 1 < t_.size() && glued(end) && glued(end + 1) && t_[end + 1].kind == TokenKind::Number &&
           (t_[end].kind == TokenKind::Dot || t_[end].kind == TokenKind::Slash ||
            t_[end].kind == TokenKind::Colon || t_[end].kind == TokenKind::Comma))
      end += 2;
    return end - i;
  }

  static bool plain_digits(std::string_view raw) {
    return !raw.empty() && raw.size() <= 9 &&
           std::all_of(raw.begin(), raw.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  bool inside_quotes(std::size_t i) const {
    if (t_[i].depth == 0) return false;
    for (std::size_t k = i, steps = 0; k-- > 0 && steps < 40; ++steps)
      if (t_[k].kind == TokenKind::OpenQuote && t_[k].mate != kNoMate && t_[k].mate > i) return true;
    return false;
  }

  std::optional<Amount> amount_at(std::size_t i) const {
    if (t_[i].kind == TokenKind::Word) return spelled_at(i);
    if (t_[i].kind != TokenKind::Number || inside_quotes(i)) return std::nullopt;
    if (i > 0 && (t_[i - 1].kind == TokenKind::NumberSign ||
                  (glued(i) && t_[i - 1].kind != TokenKind::OpenBracket &&
                   t_[i - 1].kind != TokenKind::Other && t_[i - 1].kind != TokenKind::Dash)))
      return std::nullopt;
    const std::string_view raw = t_.raw(i);
    Amount amount;
    amount.end = i + 1;
    const std::size_t dash = raw.find_first_not_of("0123456789");
    if (dash != std::string_view::npos) return hyphened(i, raw, dash);
    if (!plain_digits(raw)) return std::nullopt;
    amount.value = number_of(raw);
    const std::size_t group = number_group(i);
    if (group > 1) {  // «85,5»; with a full stop only before a percent sign, else it is a date or a point
      const bool decimal = group == 3 && (t_[i + 1].kind == TokenKind::Comma ||
                                          (t_[i + 1].kind == TokenKind::Dot && percent(i + 3)));
      if (!decimal || !plain_digits(t_.raw(i + 2))) return std::nullopt;
      amount.value += number_of(t_.raw(i + 2)) / std::pow(10.0, static_cast<double>(t_.raw(i + 2).size()));
      amount.end = i + 3;
    } else {
      while (amount.end < t_.size() && t_[amount.end].kind == TokenKind::Number &&
             t_[amount.end].space_before && !t_[amount.end].newline_before &&
             t_.raw(amount.end).size() == 3 && plain_digits(t_.raw(amount.end)) && raw.size() <= 3 &&
             amount.value > 0) {
        amount.value = amount.value * 1000 + number_of(t_.raw(amount.end));  // «1 500»
        ++amount.end;
      }
    }
    if (amount.end < t_.size() && glued(amount.end) &&
        (t_.raw(amount.end) == "+" || t_[amount.end].kind == TokenKind::Slash))
      return std::nullopt;
    range_by_dash(amount);
    return amount;
  }

  // «3-5», «9-х»: a range or an ordinal.
  std::optional<Amount> hyphened(std::size_t i, std::string_view raw, std::size_t dash) const {
    Amount amount;
    amount.end = i + 1;
    std::size_t after = dash;
    const std::string_view tail = raw.substr(dash);
    for (std::string_view mark : {"-", "–", "—", "‑"})
      if (tail.starts_with(mark)) after = dash + mark.size();
    if (after == dash) return std::nullopt;
    const std::string_view second = raw.substr(after);
    amount.value = number_of(raw.substr(0, dash));
    if (!plain_digits(second)) {
      if (second == "ти" || second == "и" || second == "мя") return amount;  // «5-ти семинаров»
      if (second == "х" && amount.value >= 2 && amount.value <= 4) return amount;  // «3-х семинаров»
      return std::nullopt;
    }
    amount.max = number_of(second);
    if (*amount.max <= amount.value) return std::nullopt;
    return amount;
  }

  // «3 – 5 семинаров»
  void range_by_dash(Amount& amount) const {
    const std::size_t dash = amount.end;
    if (dash + 1 >= t_.size() || t_[dash].kind != TokenKind::Dash || t_[dash + 1].kind != TokenKind::Number ||
        !plain_digits(t_.raw(dash + 1)))
      return;
    const double second = number_of(t_.raw(dash + 1));
    if (second <= amount.value || number_group(dash + 1) > 1) return;
    amount.max = second;
    amount.end = dash + 2;
  }

  std::optional<Amount> spelled_at(std::size_t i) const {
    Amount amount;
    amount.spelled = true;
    amount.end = i + 1;
    if (const auto one = q_.ones.find(t_.word(i)); one != q_.ones.end()) {
      amount.value = one->second;
      amount.one = true;
      return amount;
    }
    const auto found = q_.numbers.find(t_.word(i));
    if (found == q_.numbers.end()) return std::nullopt;
    amount.value = found->second;
    if (amount.value >= 20 && amount.value < 100 && i + 1 < t_.size() && t_[i + 1].kind == TokenKind::Word) {
      const auto units = q_.numbers.find(t_.word(i + 1));
      if (units != q_.numbers.end() && units->second < 10) {
        amount.value += units->second;
        amount.end = i + 2;
      }
    }
    return amount;
  }

  std::size_t read(std::size_t i, Amount amount) {
    const std::size_t after = amount.end;
    Target target;
    std::size_t before = i;
    if (i >= 2 && t_[i - 1].kind == TokenKind::Word && t_.word(i - 1) == "до")  // «от 3 до 5»
      if (pending_from_ && pending_end_ == i - 1) {
        target.max = amount.value;
        amount.value = pending_value_;
        before = pending_begin_;
      }
    pending_from_ = false;
    if (i >= 1 && t_.is_word(i - 1, "от") && t_.is_word(after, "до")) {
      pending_from_ = true;
      pending_value_ = amount.value;
      pending_begin_ = i;
      pending_end_ = after;
      return after;
    }
    if (i > 0 && t_[i - 1].kind == TokenKind::Word && q_.before.contains(t_.word(i - 1))) return after;
    if (i > 1 && t_[i - 1].kind == TokenKind::Dot && glued(i - 1) && q_.before.contains(t_.word(i - 2)))
      return after;
    target.value = amount.value;
    if (amount.max) target.max = amount.max;
    bool compared = !target.max && compare(before, target);
    std::size_t unit_begin = after;
    if (!compared && t_.is_word(after, "и") && after + 1 < t_.size() &&
        q_.open.contains(t_.word(after + 1))) {
      compared = true;  // «15 и более участников»
      target.comparison = ">=";
      unit_begin = after + 2;
    }
    if (amount.one && !compared && !counted_one(after)) return after;
    std::size_t unit_end = unit_begin;
    const bool unit = read_unit(unit_begin, amount, target, unit_end);
    if (!unit || target.unit == "единица") {
      const std::string label = unit_of_label(before);  // «Количество мероприятий – 8»
      if (!label.empty())
        target.unit = label;
      else if (!unit)
        return after;
    }
    if (target.unit == "%") target.of = of_what(unit_end, before);
    targets_.push_back(std::move(target));
    return std::max(unit_end, after);
  }

  // Words before the number that bound it, up to three back («не менее чем у 90 %»).
  bool compare(std::size_t i, Target& target) const {
    std::size_t k = i;
    for (int skip = 0; skip < 2 && k > 0 && t_[k - 1].kind == TokenKind::Word &&
                       (t_.word(k - 1) == "чем" || t_.word(k - 1) == "у" || t_.word(k - 1) == "в" ||
                        t_.word(k - 1) == "на");
         ++skip)
      --k;
    if (k > 0 && t_[k - 1].kind == TokenKind::Other)
      if (const auto sign = q_.compares.find(t_.raw(k - 1)); sign != q_.compares.end()) {
        target.comparison = sign->second;
        return true;
      }
    if (k == 0 || t_[k - 1].kind != TokenKind::Word) return false;
    if (k >= 2 && t_[k - 2].kind == TokenKind::Word) {
      const auto pair = q_.compares.find(std::string(t_.word(k - 2)) + " " + std::string(t_.word(k - 1)));
      if (pair != q_.compares.end()) {
        target.comparison = pair->second;
        return true;
      }
    }
    const auto single = q_.compares.find(t_.word(k - 1));
    if (single == q_.compares.end()) return false;
    if (t_.word(k - 1) == "до" && after_change(k - 1)) return false;
    target.comparison = single->second;
    return true;
  }

  // «один мастер-класс»: a compound noun is counted, «одна из школ» and «один раз» are not.
  bool counted_one(std::size_t i) const {
    return i < t_.size() && t_[i].kind == TokenKind::Word && t_.word(i).find('-') != std::string_view::npos;
  }

  // «Количество мероприятий –», «число участников не менее»: what is counted before the number.
  std::string unit_of_label(std::size_t number) const {
    constexpr std::size_t kLongestLabel = 8;
    for (std::size_t k = number, steps = 0; k-- > 0 && steps < kLongestLabel; ++steps) {
      if (t_[k].kind != TokenKind::Word && t_[k].kind != TokenKind::Dash && t_[k].kind != TokenKind::Colon)
        return {};
      if (t_[k].kind != TokenKind::Word) continue;
      const std::string_view word = t_.word(k);
      if (std::none_of(q_.counts.begin(), q_.counts.end(), [&](auto stem) { return word.starts_with(stem); }))
        continue;
      std::size_t noun = k + 1;
      while (noun < number && t_[noun].kind == TokenKind::Word &&
             party::adjective_grammemes(t_.word(noun)) != 0 &&
             party::find_noun(t_.word(noun)).noun == nullptr)
        ++noun;
      const bool usable = noun < number && t_[noun].kind == TokenKind::Word && !is_stop(t_.word(noun)) &&
                          !q_.prepositions.contains(t_.word(noun));
      return usable ? unit_of(t_.word(noun), t_.raw(noun)) : std::string();
    }
    return {};
  }

  bool after_change(std::size_t i) const {
    for (std::size_t k = i, steps = 0; k-- > 0 && steps < 8; ++steps) {
      if (t_[k].kind == TokenKind::Semicolon) return false;
      if (t_[k].kind == TokenKind::Word)
        for (std::string_view stem : q_.changes)
          if (t_.word(k).starts_with(stem)) return true;
    }
    return false;
  }

  bool read_unit(std::size_t i, const Amount& amount, Target& target, std::size_t& end) const {
    if (percent(i)) {
      target.unit = "%";
      end = i + 1;
      return true;
    }
    for (; i < t_.size() && t_[i].kind == TokenKind::Word && q_.scales.contains(t_.word(i)); ++i) {
      const double scale = q_.scales.at(t_.word(i));
      target.value *= scale;
      if (target.max) *target.max *= scale;
      if (t_.is(i + 1, TokenKind::Dot)) ++i;
    }
    for (int adjectives = 0; adjectives < 4 && i < t_.size(); ++adjectives, ++i) {
      if (t_[i].kind != TokenKind::Word || t_[i].newline_before || t_[i].initial) return false;
      const std::string_view word = t_.word(i);
      if (q_.prepositions.contains(word)) return false;
      if (is_stop(word)) {  // «30 рабочих мест» against «5 рабочих дней»
        const bool goes_on = party::adjective_grammemes(word) != 0 && t_.is(i + 1, TokenKind::Word) &&
                             !is_stop(t_.word(i + 1));
        if (!goes_on) return false;
        continue;
      }
      if (t_.is(i + 1, TokenKind::Dot) && t_.is(i + 2, TokenKind::Word))  // «кв. м»
        if (const auto unit = q_.units.find(std::string(word) + ". " + std::string(t_.word(i + 2)));
            unit != q_.units.end()) {
          target.unit = unit->second;
          end = i + 3;
          return true;
        }
      if (const auto unit = q_.units.find(word); unit != q_.units.end()) {
        target.unit = unit->second;
        end = i + 1;
        return true;
      }
      if (t_[i].capital || t_[i].acronym || word.size() < 6) return false;
      const party::Grammemes adjective = party::adjective_grammemes(word);
      const bool last = !t_.is(i + 1, TokenKind::Word) || q_.prepositions.contains(t_.word(i + 1));
      if (adjective != 0 && party::find_noun(word).noun == nullptr) {
        if (!last || !(adjective & party::grammeme(party::Plural, party::Genitive))) continue;
        target.unit = singular_adjective(word);  // «150 несовершеннолетних»
        end = i + 1;
        return !target.unit.empty();
      }
      if (is_verb(word)) return false;
      const std::string singular = unit_of(word, t_.raw(i));
      if (!counted_form(word, singular, amount)) return false;
      target.unit = singular;
      end = i + 1;
      return true;
    }
    return false;
  }

  static std::string singular_adjective(std::string_view word) {
    for (const Reading& reading : read_word(word))
      if (reading.tag.plural && reading.tag.word_case == Case::Genitive &&
          reading.source == WordSource::Dictionary)
        return reading.lemma;
    return {};
  }

  bool is_stop(std::string_view word) const {
    for (std::string_view stem : q_.stops)
      if (stem.size() <= 4 ? word == stem : word.starts_with(stem)) return true;
    return false;
  }

  // The nominative singular of what is counted: by the lexicon, the dictionary, or the endings of the
  // genitive plural.
  std::string unit_of(std::string_view folded, std::string_view raw) const {
    if (const party::NounReading known = party::find_noun(folded);
        known.noun != nullptr && known.noun->type != party::NounType::Part &&
        folded.find('-') == std::string_view::npos)
      return restore_letters(raw, known.noun->forms[0][party::Nominative]);
    const std::string singular = to_singular_nominative(raw);
    if (utf8::fold(singular) != folded) return singular;
    for (const auto& [genitive, nominative] : q_.plurals)
      if (raw.ends_with(genitive))
        return std::string(raw.substr(0, raw.size() - genitive.size())) + std::string(nominative);
    return singular;
  }

  // A count other than one governs the genitive: «2 семинара», but «2 квартал» is an ordinal.
  static bool counted_form(std::string_view word, std::string_view singular, const Amount& amount) {
    const long long whole = static_cast<long long>(amount.max.value_or(amount.value));
    const bool one = whole % 10 == 1 && whole % 100 != 11;
    return one || utf8::fold(singular) != word || amount.value != std::floor(amount.value);
  }

  bool is_verb(std::string_view word) const {
    for (std::string_view ending : q_.verbs)
      if (word.ends_with(ending) && word.size() > 8) return party::find_noun(word).noun == nullptr;
    return false;
  }

  // «педагогов ШНОР»: the noun phrase behind the percent sign up to its verb; with none, the label before the
  // number.
  std::optional<std::string> of_what(std::size_t i, std::size_t number) const {
    constexpr std::size_t kLongestOf = 14;
    std::size_t end = i;
    for (std::size_t k = i; k < t_.size() && k < i + kLongestOf; ++k) {
      if (t_[k].kind == TokenKind::OpenQuote && k > i && t_[k].mate != kNoMate &&
          t_[k].mate < k + kLongestOf) {
        k = t_[k].mate;
        end = k + 1;
        continue;
      }
      if (t_[k].kind == TokenKind::OpenBracket && t_[k].mate == k + 2) break;
      if (t_[k].kind == TokenKind::OpenBracket && k > i && t_[k].mate != kNoMate && t_[k].mate < k + 6) {
        k = t_[k].mate;  // «родителей (законных представителей)»
        end = k + 1;
        continue;
      }
      if (t_[k].kind != TokenKind::Word && t_[k].kind != TokenKind::Number &&
          t_[k].kind != TokenKind::NumberSign)
        break;
      const std::string_view word = t_.word(k);
      if (is_verb(word) || (q_.prepositions.contains(word) && word != "и" && word != "из")) break;
      if (word == "из" || word == "и" || t_[k].kind == TokenKind::NumberSign)
        continue;  // only with what follows
      if (t_[k].kind == TokenKind::Number && (k == i || t_[k - 1].kind != TokenKind::NumberSign)) {
        if (k + 1 < t_.size() && t_.word(k + 1).starts_with("класс")) continue;
        break;
      }
      end = k + 1;
    }
    if (end > i) return text(i, end);
    return label_before(number);
  }

  // «Доля семей, получивших поддержку, не менее 60 %»: from «доля» to the words that bound the number.
  std::optional<std::string> share_before(std::size_t number) const {
    constexpr std::size_t kLongestShare = 20;
    for (std::size_t k = number, steps = 0; k-- > 0 && steps < kLongestShare; ++steps) {
      if (t_[k].kind == TokenKind::Semicolon || t_[k].kind == TokenKind::Number ||
          t_[k].kind == TokenKind::Other)
        break;
      if (t_[k].kind != TokenKind::Word || !q_.shares.contains(t_.word(k))) continue;
      std::size_t last = number;
      const auto bounds = [&](std::size_t at) {
        return t_[at].kind != TokenKind::Word || t_.word(at) == "не" || t_.word(at) == "чем" ||
               q_.compares.contains(t_.word(at)) || q_.compares.contains("не " + std::string(t_.word(at)));
      };
      while (last > k + 1 && bounds(last - 1)) --last;
      return last > k + 1 ? std::optional<std::string>(text(k, last)) : std::nullopt;
    }
    return std::nullopt;
  }

  // «Доля участников – не менее 90 %».
  std::optional<std::string> label_before(std::size_t number) const {
    if (auto share = share_before(number)) return share;
    std::size_t dash = number;
    for (std::size_t k = number, steps = 0; k-- > 0 && steps < 4; ++steps)
      if (t_[k].kind == TokenKind::Dash || t_[k].kind == TokenKind::Colon) {
        dash = k;
        break;
      }
    if (dash == number) return std::nullopt;
    std::size_t first = dash;
    while (first > 0 && dash - first < 16 && t_[first - 1].kind != TokenKind::Semicolon &&
           t_[first - 1].kind != TokenKind::Comma && t_[first - 1].kind != TokenKind::Dot &&
           !(t_[first].newline_before && first < dash) && t_[first - 1].kind != TokenKind::Colon)
      --first;
    return first < dash ? std::optional<std::string>(text(first, dash)) : std::nullopt;
  }

  std::string text(std::size_t first, std::size_t last) const {
    return utf8::squeeze(t_.text.substr(t_[first].span.begin, t_[last - 1].span.end - t_[first].span.begin));
  }

  const Tokens t_;
  const Quantities& q_;
  std::vector<Target> targets_;
  bool pending_from_ = false;
  double pending_value_ = 0;
  std::size_t pending_begin_ = 0, pending_end_ = 0;
};

}  // namespace

std::vector<Target> find_targets(std::string_view text) { return Finder(text).run(); }

}  // namespace prikaz::normalize
