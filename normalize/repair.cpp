// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/repair.h"

#include <algorithm>
#include <numeric>

#include "base/utf8.h"
#include "normalize/repair/passes.h"

namespace prikaz::normalize {

RepairedText repair_text(std::string_view text, bool keep_newlines) {
  repair::Text work;
  work.chars = repair::widen(text);
  work.origin.resize(work.chars.size());
  std::iota(work.origin.begin(), work.origin.end(), 0u);
  repair::Repairs repairs;
  repair::repair_mojibake(work, repairs);
  repair::remove_invisible(work, repairs);
  repair::remove_markup(work, repairs);
  repair::repair_quotes(work, repairs);
  repair::repair_scripts(work, repairs);
  repair::repair_digits(work, repairs);
  repair::repair_hyphens(work, repairs);
  repair::repair_spacing(work, repairs);
  std::stable_sort(repairs.begin(), repairs.end(),
                   [](const auto& a, const auto& b) { return a.origin < b.origin; });
  RepairedText result;
  result.text = utf8::squeeze(repair::narrow(work.chars), keep_newlines);
  result.repairs.reserve(repairs.size());
  for (auto& placed : repairs) result.repairs.push_back(std::move(placed.repair));
  return result;
}

}  // namespace prikaz::normalize
