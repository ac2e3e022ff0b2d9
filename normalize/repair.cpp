// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/repair.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalize/repair/passes.h"

namespace prikaz::normalize {

repair::Text repair::run_passes(std::string_view text, Repairs& repairs) {
  Text work;
  work.chars = widen(text);
  repair_mojibake(work, repairs);
  remove_invisible(work, repairs);
  remove_markup(work, repairs);
  repair_quotes(work, repairs);
  repair_scripts(work, repairs);
  repair_digits(work, repairs);
  repair_hyphens(work, repairs);
  repair_spacing(work, repairs);
  return work;
}

RepairedText repair_text(std::string_view text, bool keep_newlines) {
  repair::Repairs repairs;
  const repair::Text work = repair::run_passes(text, repairs);
  std::stable_sort(repairs.begin(), repairs.end(),
                   [](const auto& a, const auto& b) { return a.origin < b.origin; });
  RepairedText result;
  // What has its bytes still, bad ones aside, need not be written anew.
  const bool same = repairs.empty() && work.chars.find(U'\uFFFD') == std::u32string::npos;
  result.text = utf8::squeeze(same ? text : std::string_view(repair::narrow(work.chars)), keep_newlines);
  result.repairs.reserve(repairs.size());
  for (auto& placed : repairs) result.repairs.push_back(std::move(placed.repair));
  return result;
}

}  // namespace prikaz::normalize
