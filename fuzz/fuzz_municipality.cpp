// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names and places out of any text, and gazetteers out of any table: nothing crashes, every span lies inside
// the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.h"
#include "normalize/municipality.h"
#include "normalize/name.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace prikaz::normalize;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto check = [&](const prikaz::Span& span) {
    if (span.begin > span.end || span.end > text.size()) std::abort();
  };
  for (const MunicipalityMatch& match : find_municipalities(text)) check(match.span);
  for (const RegionMatch& match : find_regions(text)) check(match.span);
  for (const PersonMatch& match : find_persons(text)) check(match.span);
  find_municipality(text);
  to_nominative(text);
  person_to_nominative(text, Government::Dative);
  to_sentence_case(text);
  try {
    const auto gazetteer = load_gazetteer(text);
    find_municipality("Ленинского района, города Перми", gazetteer.get());
  } catch (const prikaz::Error&) {
  }
  return 0;
}
