// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mentions (place/finder.h) completed by region and code. The region is the one that stands beside the
// mention, else one that the text names anywhere, else that of a town that has no namesake of its rank.
#include "normalize/municipality.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "normalize/name/readings.h"
#include "normalize/place/finder.h"
#include "normalize/place/gazetteer.h"
#include "normalize/place/regions.h"
#include "normalize/place/spaced.h"
#include "normalize/place/towns.h"

namespace prikaz::normalize {
namespace {

using places::Mention;

constexpr std::size_t kLongestText = 4u << 20;  // bytes that are searched

void complete(Municipality& municipality, const Gazetteer& gazetteer, std::string_view district);

enum class RegionSource { None, Beside, Text, Abbreviation, Town };

struct Finding {
  Mention mention;
  Municipality municipality;
  RegionSource source = RegionSource::None;
};

bool contains(const std::vector<std::string>& list, const std::optional<std::string>& value) {
  return value && std::find(list.begin(), list.end(), *value) != list.end();
}

// Only spaces, line breaks, commas, brackets and quotes.
bool is_gap(std::string_view text) {
  constexpr std::size_t kWidest = 512;  // bytes
  if (text.size() > kWidest) return false;
  static constexpr std::u32string_view kMarks = U",()«»\"“”/-–—";
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (!utf8::is_space(c) && kMarks.find(c) == std::u32string_view::npos) return false;
  }
  return true;
}

class Reader {
 public:
  Reader(std::string_view text, const Gazetteer* gazetteer)
      : plain_(places::unspace(text.substr(0, kLongestText))),
        mentions_(places::find_mentions(plain_.text)),
        regions_(find_regions(plain_.text)),
        weak_(places::find_weak_mentions(plain_.text)),
        gazetteer_(gazetteer) {
    for (const RegionMatch& region : regions_)
      if (std::find(named_.begin(), named_.end(), region.region) == named_.end())
        named_.push_back(region.region);
    std::vector<places::WeakMention> distinct;
    for (places::WeakMention& mention : weak_)
      if (std::none_of(distinct.begin(), distinct.end(),
                       [&](const auto& d) { return d.regions == mention.regions; }))
        distinct.push_back(std::move(mention));
    weak_ = std::move(distinct);
  }

  std::vector<Finding> read() {
    std::vector<Finding> findings;
    for (std::size_t k = 0; k < mentions_.size(); ++k) {
      Finding finding;
      finding.mention = mentions_[k];
      Municipality& m = finding.municipality;
      m.name = mentions_[k].name;
      m.type = mentions_[k].type;
      if (mentions_[k].name_concluded) m.inferred.push_back("name");
      if (mentions_[k].type_concluded && m.type) m.inferred.push_back("type");
      set_region(k, finding);
      // The districts of Moscow and Saint Petersburg are no municipal districts.
      if (mentions_[k].type_concluded && m.region && places::is_city(*m.region)) {
        m.type.reset();
        std::erase(m.inferred, "type");
      }
      if (gazetteer_) complete_from(k, finding);
      findings.push_back(std::move(finding));
    }
    return findings;
  }

  Span written(Span span) const { return plain_.written(span); }
  const std::vector<RegionMatch>& regions() const { return regions_; }

 private:
  // The first region that ends behind `position`.
  std::vector<RegionMatch>::const_iterator region_from(std::size_t position) const {
    return std::lower_bound(regions_.begin(), regions_.end(), position,
                            [](const RegionMatch& region, std::size_t at) { return region.span.end <= at; });
  }

  // A region inside the name or right behind it (or behind the district that holds it), else right before it.
  const Region* beside(std::size_t k) const {
    const Span span = mentions_[k].span;
    const auto within = region_from(span.begin);
    if (within != regions_.end() && within->span.begin >= span.begin && within->span.end <= span.end)
      return &within->region;
    constexpr std::size_t kMostDistricts = 4;
    std::size_t end = span.end;
    for (std::size_t n = k + 1; n <= k + kMostDistricts; ++n) {
      const auto behind = region_from(end);
      if (behind != regions_.end() && behind->span.begin >= end &&
          is_gap(Span{end, behind->span.begin}.of(plain_.text)))
        return &behind->region;
      if (n >= mentions_.size() || !is_gap(Span{end, std::max(end, mentions_[n].span.begin)}.of(plain_.text)))
        break;
      end = mentions_[n].span.end;
    }
    const auto before = region_from(span.begin);
    if (before == regions_.begin()) return nullptr;
    const RegionMatch& last = *std::prev(before);
    return is_gap(Span{last.span.end, span.begin}.of(plain_.text)) ? &last.region : nullptr;
  }

  void set_region(std::size_t k, Finding& finding) {
    Municipality& m = finding.municipality;
    if (const Region* region = beside(k)) {
      m.region = *region;
      finding.source = RegionSource::Beside;
      return;
    }
    const std::vector<std::string>& homes = homes_of(mentions_[k]);
    if (const Region* region = anywhere(homes)) {
      m.region = *region;
      finding.source = RegionSource::Text;
      return;
    }
    if (auto region = abbreviated(homes)) {
      m.region = std::move(region);
      finding.source = RegionSource::Abbreviation;
      return;
    }
    std::optional<std::string> dominant;
    if (!mentions_[k].region.empty())
      dominant = mentions_[k].region;
    else if (is_town_level(mentions_[k]))
      dominant = places::dominant_region(mentions_[k].proper);
    if (!dominant) return;
    m.region = places::region_by_iso(*dominant);
    finding.source = RegionSource::Town;
    if (m.region) m.inferred.push_back("region");
  }

  static bool is_town_level(const Mention& mention) {
    return mention.name_behind && (mention.town || mention.type == "городской округ" || !mention.type);
  }

  static const std::vector<std::string>& homes_of(const Mention& mention) {
    static const std::vector<std::string> none;
    return is_town_level(mention) ? places::regions_of_town(mention.proper) : none;
  }

  // The region that the text names, preferring one in which there is such a town. For a town that is
  // elsewhere: none.
  const Region* anywhere(const std::vector<std::string>& homes) const {
    for (const Region& region : named_)
      if (homes.empty() || contains(homes, region.iso)) return &region;
    return nullptr;
  }

  std::optional<Region> abbreviated(const std::vector<std::string>& homes) const {
    for (const auto& mention : weak_) {
      std::vector<Region> fitting;
      for (const Region& region : mention.regions)
        if (contains(homes, region.iso)) fitting.push_back(region);
      if (fitting.size() == 1) return fitting.front();
    }
    return std::nullopt;
  }

  void complete_from(std::size_t k, Finding& finding) const {
    Municipality& m = finding.municipality;
    Municipality copy = m;
    if (finding.source == RegionSource::Town) copy.region.reset();
    const std::string district =
        finding.mention.settlement_level ? district_beside(k, m.region) : std::string();
    complete(m, *gazetteer_, district);
    if (m.oktmo || finding.source != RegionSource::Town) return;
    complete(copy, *gazetteer_, district);
    if (copy.oktmo && copy.region == m.region) m = std::move(copy);
  }

  // «… сельское поселение Лесного муниципального района», «ЛЕСНОЙ РАЙОН / … СЕЛЬСКОЕ ПОСЕЛЕНИЕ»: the code of
  // the district, which tells settlements of one name apart.
  std::string district_beside(std::size_t k, const std::optional<Region>& region) const {
    const auto code_of = [&](const Mention& mention) -> std::string {
      if (!mention.type || mention.settlement_level) return {};
      const auto entries = gazetteer_->find(mention.name, mention.type, region ? &*region : nullptr);
      return entries.size() == 1 ? std::string(entries.front().code) : std::string();
    };
    const Span span = mentions_[k].span;
    if (k + 1 < mentions_.size() &&
        is_gap(Span{span.end, std::max(span.end, mentions_[k + 1].span.begin)}.of(plain_.text)))
      if (std::string code = code_of(mentions_[k + 1]); !code.empty()) return code;
    return k > 0 ? code_of(mentions_[k - 1]) : std::string();
  }

  places::UnspacedText plain_;
  std::vector<Mention> mentions_;
  std::vector<RegionMatch> regions_;
  std::vector<Region> named_;              ///< each region of the text once, in order
  std::vector<places::WeakMention> weak_;  ///< each abbreviation once
  const Gazetteer* gazetteer_;
};

// «администрация города Лысьвы (Лысьвенский городской округ)»: the second names the same place and says its
// type.
bool continues(const Finding& first, const Finding& second, std::size_t gap) {
  if (first.mention.type || !second.mention.type || second.mention.settlement_level) return false;
  const std::string a = utf8::fold(first.mention.proper), b = utf8::fold(second.mention.proper);
  if (a == b && second.mention.type->find("район") == std::string::npos) return true;
  std::size_t common = 0;
  while (common < a.size() && common < b.size() && a[common] == b[common]) ++common;
  return second.mention.bracketed && gap < 4 && common + 6 >= a.size() && common >= 6;
}

// The mention that the text is about: one that a body governs before others, the first of equals.
const Finding* choose(const std::vector<Finding>& findings) {
  const Finding* best = nullptr;
  for (const Finding& finding : findings)
    if (!best || (finding.mention.governed && !finding.mention.bracketed && !best->mention.governed))
      best = &finding;
  if (!best) return nullptr;
  for (const Finding& finding : findings)
    if (&finding > best && finding.mention.span.begin >= best->mention.span.end &&
        continues(*best, finding, finding.mention.span.begin - best->mention.span.end))
      return &finding;
  return best;
}

}  // namespace

std::shared_ptr<const Gazetteer> load_gazetteer(std::string_view table) {
  return std::make_shared<const Gazetteer>(table);
}

std::vector<MunicipalityMatch> find_municipalities(std::string_view text, const Gazetteer* gazetteer) {
  Reader reader(text, gazetteer);
  std::vector<MunicipalityMatch> matches;
  for (Finding& finding : reader.read())
    matches.push_back({std::move(finding.municipality), reader.written(finding.mention.span)});
  return matches;
}

std::optional<Municipality> find_municipality(std::string_view text, const Gazetteer* gazetteer) {
  Reader reader(text, gazetteer);
  const std::vector<Finding> findings = reader.read();
  const Finding* chosen = choose(findings);
  if (!chosen) return std::nullopt;
  Municipality result = chosen->municipality;
  for (const Finding& finding :
       findings)  // «города Лысьвы (Лысьвенский городской округ)»: the town tells the region
    if (!result.region && finding.municipality.region && &finding < chosen &&
        continues(finding, *chosen, chosen->mention.span.begin - finding.mention.span.end)) {
      result.region = finding.municipality.region;
      if (finding.source == RegionSource::Town) result.inferred.push_back("region");
    }
  if (!result.region)
    for (const Finding& finding : findings)
      if (finding.municipality.name == result.name && finding.municipality.region)
        return finding.municipality;
  return result;
}

void complete_municipality(Municipality& municipality, const Gazetteer& gazetteer) {
  complete(municipality, gazetteer, {});
}

namespace {

// `district`: code of the district that holds it, or empty.
void complete(Municipality& municipality, const Gazetteer& gazetteer, std::string_view district) {
  constexpr std::size_t kDistrict = 5;  // digits
  if (municipality.oktmo) return;
  auto entries = gazetteer.find(municipality.name, municipality.type,
                                municipality.region ? &*municipality.region : nullptr);
  if (!district.empty())
    std::erase_if(entries, [&](const Gazetteer::Entry& entry) {
      return entry.code.substr(0, kDistrict) != district.substr(0, kDistrict);
    });
  if (entries.size() != 1) return;
  const auto infer = [&](const char* what) {
    if (std::find(municipality.inferred.begin(), municipality.inferred.end(), what) ==
        municipality.inferred.end())
      municipality.inferred.push_back(what);
  };
  municipality.oktmo = std::string(entries.front().code);
  if (const std::string_view type = Gazetteer::type_of(entries.front().code);
      !municipality.type && !type.empty()) {
    municipality.type = std::string(type);
    infer("type");
  }
  if (!municipality.region) {
    municipality.region = Gazetteer::region_of(entries.front().code);
    if (municipality.region) infer("region");
  }
}

}  // namespace

std::string explain_municipality(std::string_view text, const Gazetteer* gazetteer) {
  static constexpr std::string_view kSources[] = {"none", "beside the name", "named in the text",
                                                  "an abbreviation", "a town without a namesake"};
  Reader reader(text, gazetteer);
  const std::vector<Finding> findings = reader.read();
  const Finding* chosen = choose(findings);
  std::string out;
  for (const RegionMatch& region : reader.regions())
    out += "region: " + region.region.name + " at byte " + std::to_string(reader.written(region.span).begin) +
           "\n";
  for (const Finding& finding : findings) {
    const Municipality& m = finding.municipality;
    out += "mention: " + m.name + ", type " + m.type.value_or("unknown") +
           (finding.mention.type_concluded ? " (concluded)" : "") +
           (finding.mention.governed ? ", of a body" : "") + ", region " +
           (m.region ? m.region->name : "unknown") + " (" +
           std::string(kSources[static_cast<std::size_t>(finding.source)]) + ")" +
           (m.oktmo ? ", oktmo " + *m.oktmo : std::string()) + (&finding == chosen ? " <- chosen" : "") +
           "\n";
  }
  return out.empty() ? "no municipality and no region\n" : out;
}

}  // namespace prikaz::normalize
