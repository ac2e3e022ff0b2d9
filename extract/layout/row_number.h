// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a number cell looks like, for finding where rows begin. Values are left to those who understand rows.
#pragma once

#include <cstddef>
#include <string_view>

namespace prikaz::extract::layout {

/// Bytes of the row number that begins `text`, its full stop or bracket included, or 0: "12", "1.", "2.10.",
/// ".3", "4)", "IV.", "а)". Not "25.02.2021", "2021 год", "30.09-15.10".
std::size_t row_number_length(std::string_view text);

/// The whole text is a row number.
bool is_row_number(std::string_view text);

/// Only digits: its value, else -1. At most 9 digits.
long plain_number(std::string_view text);

}  // namespace prikaz::extract::layout
