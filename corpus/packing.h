// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compression of what the store keeps: one Zstandard frame (RFC 8878) with its content size and checksum.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace prikaz::corpus {

std::string pack(std::string_view bytes);

/// Throws Error(StoreDamaged) where the frame is broken or claims more than `limit` bytes.
std::string unpack(std::string_view packed, std::size_t limit = std::size_t{1} << 31);

}  // namespace prikaz::corpus
