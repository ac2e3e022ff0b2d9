// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The smallest ZIP package that holds one part as it is (APPNOTE.TXT 6.3, 4.3.7, 4.3.12, 4.3.16).
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>

inline std::string stored_package(std::string_view name, std::string_view text) {
  std::string out;
  const auto put = [&](std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
  };
  const auto size = static_cast<std::uint32_t>(text.size()),
             name_size = static_cast<std::uint32_t>(name.size());
  const auto sum = static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(text.data()), size));
  const auto entry = [&](bool central) {
    put(central ? 0x02014B50 : 0x04034B50, 4);
    if (central) put(20, 2);
    put(20, 2), put(0, 2), put(0, 2), put(0, 2), put(0x2821, 2), put(sum, 4), put(size, 4), put(size, 4),
        put(name_size, 2), put(0, 2);
    if (central) put(0, 2), put(0, 2), put(0, 2), put(0, 4), put(0, 4);
    out += name;
  };
  entry(false);
  out += text;
  const auto directory = static_cast<std::uint32_t>(out.size());
  entry(true);
  const auto directory_size = static_cast<std::uint32_t>(out.size()) - directory;
  put(0x06054B50, 4), put(0, 2), put(0, 2), put(1, 2), put(1, 2), put(directory_size, 4), put(directory, 4),
      put(0, 2);
  return out;
}
