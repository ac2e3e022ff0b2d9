// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/stamp.h"

namespace prikaz::schema {

std::optional<StampMatch> read_stamp(LineRange, std::size_t) { return std::nullopt; }
bool begins_stamp(const Line&) { return false; }
SignatoriesMatch read_signatories(LineRange, std::size_t) { return {}; }

}  // namespace prikaz::schema
