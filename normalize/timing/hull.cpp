// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/timing/hull.h"

namespace prikaz::normalize::timing {

void set_hull(Timing& read) {
  read.start = read.end = std::nullopt;
  bool any = false, open_start = false, open_end = false;
  for (const TimingItem& item : read.items) {
    if (item.kind == TimingKind::External || item.kind == TimingKind::Unresolved) continue;
    any = true;
    open_start |= !item.start;
    open_end |= !item.end;
    if (item.start && (!read.start || *item.start < *read.start)) read.start = item.start;
    if (item.end && (!read.end || *item.end > *read.end)) read.end = item.end;
  }
  if (!any || open_start) read.start = std::nullopt;
  if (!any || open_end) read.end = std::nullopt;
}

}  // namespace prikaz::normalize::timing
