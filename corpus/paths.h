// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paths as the ledger holds them (bytes, members of archives behind "!/") and as people see them.
#pragma once

#include <string>
#include <string_view>

namespace prikaz::corpus {

inline constexpr std::string_view kMemberMark = "!/";

/// The last part of a path, of an archive member its own; always valid UTF-8: a name in another encoding is
/// shown with its bytes as "\xEF".
std::string file_name(std::string_view path);

/// One line for people: invalid bytes and control characters escaped.
std::string printable_path(std::string_view path);

}  // namespace prikaz::corpus
