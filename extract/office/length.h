// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lengths with their unit ("2.5cm", "233.75pt") in twips, a twentieth of a point: ODF 1.2, 18.3.18; the
// universal measure of strict OOXML (ISO/IEC 29500-1, 22.9.2.15), whose plain numbers are twips already.
#pragma once

#include <string_view>

namespace prikaz::extract::office {

/// 0 where it is no length of a known unit; at most 100,000.
int parse_twips(std::string_view length);

}  // namespace prikaz::extract::office
