// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plain text: one paragraph a line, tables in the layouts of layout/detect.h. Reads every encoding of
// encoding.h; leaves out nothing; refuses bytes that are no text.
#pragma once

#include <string_view>

#include "extract/document.h"
#include "extract/read.h"

namespace prikaz::extract {

int recognize_text(std::string_view bytes, std::string_view name);
Document read_text(std::string_view bytes, std::string_view name, const ReadOptions& options);

}  // namespace prikaz::extract
