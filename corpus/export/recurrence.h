// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first day of a recurrence rule (RFC 5545, 3.3.10) in the one spelling of the roadmap format: FREQ,
// INTERVAL, BYMONTH, BYMONTHDAY, BYDAY.
#pragma once

#include <optional>
#include <string_view>

#include "normalize/date.h"

namespace prikaz::corpus::exporting {

/// The first day from `from` to `until` that the rule's BY parts allow; `from` itself where it has none.
/// DTSTART must be such a day: what a calendar does with another one is undefined. std::nullopt where there
/// is none within five years, or where the rule cannot be read.
std::optional<normalize::Date> first_occurrence(std::string_view rrule, const normalize::Date& from,
                                                const std::optional<normalize::Date>& until);

}  // namespace prikaz::corpus::exporting
