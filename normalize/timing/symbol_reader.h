// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads one symbol where the walk over the atoms (elements.cpp) stands: what it says, without what stands
// beside it.
#pragma once

#include <vector>

#include "normalize/timing/atom.h"
#include "normalize/timing/symbol.h"

namespace prikaz::normalize::timing {

class SymbolReader {
 public:
  explicit SymbolReader(const std::vector<Atom>& atoms) : atoms_(atoms) {}

  bool after_recurrence = false;  ///< the element before recurs: «еженедельно, не позднее среды»
  bool bare_weekday = false;  ///< of the symbol read last: a weekday with no word that makes it recur

  bool starts(std::size_t k) const;
  /// The index behind the symbol at `k`, or 0 where none starts.
  std::size_t read(std::size_t k, Symbol& symbol);

  /// An atom that is never beyond the end: the sentinel is Text.
  const Atom& at(std::size_t k) const { return k < atoms_.size() ? atoms_[k] : sentinel_; }
  bool is_point(std::size_t k) const {
    return at(k).is(Atom::Kind::Point) || at(k).is(Atom::Kind::Impossible);
  }

 private:
  std::size_t skip_in(std::size_t k) const;
  bool days_of_week(std::size_t k) const;
  bool days_together(std::size_t k) const;
  bool heads_part(std::size_t year, std::size_t part) const;
  bool is_lone_bullet(std::size_t dash) const;
  void take(Symbol& symbol, Role role, std::size_t k) const;
  bool days_of_month(std::size_t k) const;
  std::size_t days_of_each_month(std::size_t first, std::size_t last, Symbol& symbol) const;
  std::size_t read_from(std::size_t k, Symbol& symbol);
  std::size_t read_by(std::size_t k, Symbol& symbol);
  static void month_day(const Atom& atom, Symbol& symbol);
  std::size_t read_simple(std::size_t k, Symbol& symbol);

  const std::vector<Atom>& atoms_;
  Atom sentinel_;
};

}  // namespace prikaz::normalize::timing
