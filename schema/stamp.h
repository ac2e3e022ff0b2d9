// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands above an annex: «Приложение 1 к распоряжению … от … № …», «УТВЕРЖДЕН приказом Комитета … от … №
// …», «УТВЕРЖДАЮ Директор … « » … г.», «(утв. …)», over any number of lines; and the names below it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "schema/coverage.h"
#include "schema/lines.h"
#include "schema/order_document.h"

namespace prikaz::schema {

struct StampMatch {
  std::optional<std::string>
      annex;  ///< number of the «Приложение», "" where it has none: «Приложение к приказу …»
  std::optional<Approval> approval;    ///< absent where the stamp is nothing but «Приложение 1»
  std::optional<Signatory> signatory;  ///< of «УТВЕРЖДАЮ»
  Place annex_at;
  Place number_at;        ///< the line that brings the act's number, else its date
  std::size_t lines = 0;  ///< how many lines it takes from `from` on
};

/// A stamp that begins with the line `from`. Places nothing: see place_stamp.
std::optional<StampMatch> read_stamp(LineRange lines, std::size_t from);

/// True where a stamp or an «Приложение» can begin with this line.
bool begins_stamp(const Line& line);

struct SignatoriesMatch {
  std::vector<Signatory> signatories;
  std::size_t lines = 0;  ///< how many lines they take from `from` on
};

/// Posts and names that begin with the line `from`, in either order, on one line or several; empty where the
/// line is no signature.
SignatoriesMatch read_signatories(LineRange lines, std::size_t from);

}  // namespace prikaz::schema
