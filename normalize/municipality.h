// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which municipality and which region a text names. Regions by ISO 3166-2:RU (Debian's iso-codes), their
// official Russian names by our own table (Constitution of the Russian Federation, article 65); kinds of
// municipalities by Federal Law 131-FZ, article 2. With a gazetteer (OKTMO classifier, OK 033-2013) the code
// is filled in.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace prikaz::normalize {

struct Region {
  std::optional<std::string> iso;  ///< "RU-PER"; absent where the standard has no code
  std::string name;                ///< «Пермский край»
  bool operator==(const Region&) const = default;
};

struct Municipality {
  std::string name;  ///< nominative: «Серафимовичский муниципальный район», «город Кунгур»
  std::optional<std::string> type;  ///< «муниципальный район», «городской округ», …; absent for a bare town
  std::optional<Region> region;
  std::optional<std::string> oktmo;   ///< 8 or 11 digits, only with a gazetteer
  std::vector<std::string> inferred;  ///< "region" where it came from elsewhere than the text
  bool operator==(const Municipality&) const = default;
};

/// The OKTMO classifier, loaded. Opaque; cheap to share.
class Gazetteer;
/// Reads Rosstat's CSV form or the TSV form (oktmo8, check, level, name, …). Throws Error(Damaged) with the
/// line.
std::shared_ptr<const Gazetteer> load_gazetteer(std::string_view table);

struct MunicipalityMatch {
  Municipality municipality;
  Span span;
};

/// Every municipality named in the text, in order, each mention once. Regional and federal bodies are none.
std::vector<MunicipalityMatch> find_municipalities(std::string_view text,
                                                   const Gazetteer* gazetteer = nullptr);

/// The municipality that the text is about (the first full mention, completed by later ones), or
/// std::nullopt.
std::optional<Municipality> find_municipality(std::string_view text, const Gazetteer* gazetteer = nullptr);

struct RegionMatch {
  Region region;
  Span span;
};
/// Every region named, full, inflected or abbreviated («Пермского края», «ЕАО», «ХМАО-Югры», «Татарстана»),
/// in order.
std::vector<RegionMatch> find_regions(std::string_view text);

/// Fills what is missing (type, oktmo, region) from the gazetteer where exactly one entry fits.
void complete_municipality(Municipality& municipality, const Gazetteer& gazetteer);

std::string explain_municipality(std::string_view text, const Gazetteer* gazetteer = nullptr);

}  // namespace prikaz::normalize
