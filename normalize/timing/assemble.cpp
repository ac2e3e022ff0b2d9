// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Elements to items: clauses become conditions, text becomes labels, and every byte of the cell belongs to
// one item.
#include <utility>

#include "normalize/timing/compose.h"

namespace prikaz::normalize::timing {
namespace {

class Assembly {
 public:
  explicit Assembly(std::vector<Element> elements) : elements_(std::move(elements)) {}

  Composition run() {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (elements_[i].gap.ends_segment()) close_segment();
      switch (elements_[i].type) {
        case Element::Type::Symbol:
          add_symbol(elements_[i]);
          break;
        case Element::Type::Clause:
          add_clause(i);
          break;
        case Element::Type::Text:
          add_text(i);
          break;
      }
    }
    close_segment();
    return std::move(result_);
  }

 private:
  bool symbol_follows(std::size_t i) const {
    for (std::size_t k = i + 1; k < elements_.size() && !elements_[k].gap.ends_segment(); ++k)
      if (elements_[k].is_symbol()) return true;
    return false;
  }
  bool something_follows(std::size_t i) const {
    return i + 1 < elements_.size() && !elements_[i + 1].gap.ends_segment();
  }
  bool has_item() const { return !result_.symbols.empty() && in_segment_; }
  Symbol& last() { return result_.symbols.back(); }

  void open(Symbol symbol, std::uint32_t begin) {
    symbol.begin = waiting_ ? waiting_begin_ : begin;
    if (label_) symbol.label = std::exchange(label_, std::nullopt);
    symbol.conditions.insert(symbol.conditions.begin(), conditions_.begin(), conditions_.end());
    conditions_.clear();
    waiting_ = false;
    in_segment_ = true;
    result_.symbols.push_back(std::move(symbol));
  }

  void wait(std::uint32_t begin) {
    if (!waiting_) waiting_begin_ = begin;
    waiting_ = true;
  }

  void add_symbol(Element& element) {
    // «Формирование: октябрь, ноябрь»: the label holds for the list.
    const bool listed = (element.gap.comma || element.gap.conjunction) && !waiting_ && has_item() &&
                        last().label && !label_after_;
    const std::optional<Span> shared = listed ? last().label : std::nullopt;
    // «12 июня, центральная площадь, 11.00»: a time of day behind the place is that of the day.
    if (element.symbol.sort == Sort::TimeOnly && in_segment_ && !result_.symbols.empty() &&
        takes_time(last())) {
      last().clock = element.symbol.clock;
      if (label_) last().conditions.push_back(*std::exchange(label_, std::nullopt));
      for (const Span& condition : conditions_) last().conditions.push_back(condition);
      conditions_.clear();
      waiting_ = false;
      return;
    }
    open(std::move(element.symbol), element.begin);
    if (shared) last().label = shared;
    label_after_ = false;
  }

  static bool takes_time(const Symbol& symbol) {
    return symbol.sort == Sort::Span && symbol.first.unit == Unit::Day && !symbol.impossible &&
           !symbol.clock.said() && (symbol.role == Role::At || symbol.role == Role::By);
  }

  void add_clause(std::size_t i) {
    const Element& element = elements_[i];
    if (!element.certain) result_.whole = false;
    if (has_item() && !waiting_) {
      last().conditions.push_back(element.text);
      if (last().sort == Sort::External) last().certain &= element.certain;
      if (element.reported_months) repeat(last(), element.reported_months);
      return;
    }
    if (symbol_follows(i)) {
      Element& next = elements_[i + 1];
      // «с момента подписания до 31.12.2022»: a span of which only the end is known.
      if (element.begins_span && next.is_symbol() && next.symbol.role == Role::By && !next.gap.comma)
        next.symbol.lasting = true;
      conditions_.push_back(element.text);
      wait(element.begin);
      return;
    }
    Symbol symbol;
    symbol.sort = Sort::External;
    symbol.certain = element.certain;
    symbol.heading_months = element.heading_months;
    symbol.heading_end = element.heading_end;
    symbol.rule_name = "set by an event or paper";
    symbol.conditions.push_back(element.text);
    open(std::move(symbol), element.begin);
  }

  // «до 10 числа месяца, следующего за отчётным кварталом» recurs as its reports do.
  static void repeat(Symbol& symbol, int months) {
    Rule& rule = symbol.rule;
    if (symbol.sort == Sort::Recurrence) {
      const bool bare =
          rule.every == Every::Month && rule.interval == 1 && rule.times == 0 && rule.month_days != 0;
      if (!bare) return;
      if (months == 12) {
        rule.every = Every::Year;
        rule.months = 1u << 1;
      } else {
        rule.interval = static_cast<std::int16_t>(months);
      }
      return;
    }
    const Point& due = symbol.first;
    const bool yearly = symbol.sort == Sort::Span && (symbol.role == Role::By || symbol.role == Role::At) &&
                        due.unit == Unit::Day && due.weekday == 0 && !due.has_year() &&
                        due.whose == Whose::Unsaid && months == 12;
    if (!yearly) return;
    rule.every = Every::Year;
    rule.months = static_cast<std::uint16_t>(1u << due.month);
    rule.month_days = 1u << due.day;
    symbol.sort = Sort::Recurrence;
    symbol.role = Role::Nothing;
    symbol.rule_name = "day of the year after the one reported on";
  }

  void add_text(std::size_t i) {
    const Element& element = elements_[i];
    const bool follows = something_follows(i);
    // «апрель (точная дата будет объявлена)»: one remark.
    if (element.bracketed && follows && elements_[i + 1].type == Element::Type::Clause &&
        elements_[i + 1].gap.only_space()) {
      elements_[i + 1].text.begin = element.text.begin;
      elements_[i + 1].begin = element.begin;
      result_.whole = false;
      return;
    }
    if (element.digits_only && !element.bracketed) {  // the number of a list's item, or a remnant of a date
      const bool value = element.gap.dash && has_item() && !waiting_ && last().first.unit == Unit::Year &&
                         element.text.begin > elements_[i - 1].end + 1;
      if (value) {
        // «2021 г. – 15, 2022 г. – 20»: what a year is to reach, no part of a date
      } else if (follows) {
        wait(element.begin);
      } else if (has_item() && !element.gap.newline) {
        last().sort = Sort::Broken;
        last().rule_name = "a number that fits nowhere";
      }
      result_.whole &= follows;
      return;
    }
    result_.whole = false;
    // «Февраль – заседание, март – семинар»: the part of the work stands behind.
    const Gap* next = i + 1 < elements_.size() ? &elements_[i + 1].gap : nullptr;
    const bool closed = !next || ((next->comma || next->semicolon || next->newline) && !next->dash);
    const bool behind = element.gap.dash && !element.gap.comma && closed;
    if ((element.bracketed || behind) && has_item() && !waiting_) {
      if (last().label || last().sort == Sort::External) {
        last().conditions.push_back(element.text);
      } else {
        last().label = element.text;
        label_after_ = true;
      }
    } else if (follows) {
      label_ = label_ ? Span{label_->begin, element.text.end} : element.text;
      wait(element.begin);
    } else if (has_item() && !waiting_) {
      last().conditions.push_back(element.text);
    } else {
      label_ = label_ ? Span{label_->begin, element.text.end} : element.text;
      wait(element.begin);
    }
  }

  // What waits for a symbol that did not come belongs to the item before, or begins the next.
  void close_segment() {
    in_segment_ = false;
    label_after_ = false;
    if (!waiting_ || result_.symbols.empty()) return;
    if (label_) last().conditions.push_back(*std::exchange(label_, std::nullopt));
    for (const Span& condition : conditions_) last().conditions.push_back(condition);
    conditions_.clear();
    waiting_ = false;
  }

  std::vector<Element> elements_;
  Composition result_;
  std::optional<Span> label_;
  std::vector<Span> conditions_;
  bool waiting_ = false, in_segment_ = false, label_after_ = false;
  std::uint32_t waiting_begin_ = 0;
};

}  // namespace

Composition assemble(std::vector<Element> elements) { return Assembly(std::move(elements)).run(); }

Composition compose(const std::vector<Token>& tokens, const std::optional<Point>& heading) {
  std::vector<Atom> atoms = read_atoms(tokens);
  lend_years(atoms);
  spread_weekdays(atoms);
  spread_years(atoms);
  spread_school_years(atoms);
  complete_numbers(atoms, heading);
  Composition composition = assemble(merge_elements(find_elements(atoms)));
  inherit_years(composition.symbols);
  return composition;
}

}  // namespace prikaz::normalize::timing
