// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The span of a whole plan, out of a title, clause or annex heading: «на 2021 – 2024 гг.», «на 2021-22
// учебный год», «до 2024 года», «в 2023 году», «(сентябрь 2022 г. - май 2024 г.)», «на период 2019-2022
// годы».
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "normalize/date.h"

namespace prikaz::normalize {

struct Period {
  std::optional<Date> start, end;     ///< inclusive
  std::string edtf;                   ///< "2021/2024", "2021-09-01/2022-08-31", "../2024"
  std::string raw;                    ///< «на 2021 – 2024 гг.», white space squeezed
  Span span;                          ///< of `raw` in the text
  std::vector<std::string> inferred;  ///< {"start"} for «до 2024 года»
  bool span_written = true;           ///< both ends are written; a written span wins over «до …»
};

/// The best period in the text: a written span before «до …», the last of equals. `order_date` is the start
/// of «до …». Years inside names of acts and programmes in «…» quotes are no period of this text.
std::optional<Period> find_period(std::string_view text,
                                  const std::optional<Date>& order_date = std::nullopt);

/// The year with which a plan's name ends, «Чистый город - 2015», «"Лето-2023"»: a weak sign, for want of a
/// period; nothing for names of strategies, whose year is a horizon («Россия-2030»).
std::optional<Period> find_year_of_name(std::string_view title);

}  // namespace prikaz::normalize
