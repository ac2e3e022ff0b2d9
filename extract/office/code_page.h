// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Windows code pages to UTF-8, for the formats that still hold bytes (RTF, Word 97).
#pragma once

#include <string>
#include <string_view>

namespace prikaz::extract::office {

/// Appends `bytes`, read in a Windows code page (1251, 1252, 932, …; 10007 is Mac Cyrillic), to `to`. An
/// unknown page is read as 1252; bytes without a meaning become U+FFFD.
void append_code_page(std::string& to, std::string_view bytes, int page);

/// The code page of a font's character set (LOGFONT's lfCharSet, RTF's \fcharset); 0 where the set says
/// nothing.
int code_page_of_charset(int charset);
inline constexpr int kSymbolCharset = 2;

}  // namespace prikaz::extract::office
