// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites/municipality.h"

#include <string>
#include <utility>
#include <vector>

#include "normalize/municipality.h"
#include "normalize/repair.h"

namespace prikaz::schema::requisites {
namespace {

std::string all_text(const std::vector<Clause>& clauses) {
  std::string text;
  for (const Clause& clause : clauses) text += clause.text + "\n" + all_text(clause.clauses);
  return text;
}

}  // namespace

void read_municipality(Order& order, const MunicipalitySources& written,
                       const normalize::Gazetteer* gazetteer) {
  struct Source {
    std::string text;
    Place at;
    bool heading;
  };
  std::string head;
  for (const auto& line : written.heading.issuer) head += normalize::repair_text(line.text).text + ", ";
  std::vector<Source> sources;
  if (order.issuer) sources.push_back({order.issuer->name, order.issuer->at, true});
  sources.push_back({head, order.issuer ? order.issuer->at : Place{}, true});
  for (const auto& line : written.heading.portal_issuer)  // «Решение Тверской городской Думы г. Твери от …»
    sources.push_back({normalize::repair_text(line.text).text, line.at, true});
  if (order.title) sources.push_back({*order.title, order.at["title"], false});
  if (!order.clauses.empty()) sources.push_back({all_text(order.clauses), order.clauses.front().at, false});
  if (written.approval)
    sources.push_back({normalize::repair_text(written.approval->raw).text, written.approval->at, false});
  if (order.preamble) sources.push_back({*order.preamble, written.preamble_at, false});
  for (const Source& source : sources) {
    auto found = normalize::find_municipality(source.text, gazetteer);
    if (!found) continue;
    order.municipality = std::move(found);
    order.at["municipality"] = source.at;
    if (!source.heading) order.inferred.push_back("municipality");
    break;
  }
  if (!order.municipality) return;
  auto& inferred_parts = order.municipality->inferred;
  // A region that only the town's name suggests gives way to one that is written somewhere.
  const bool suggested = std::erase(inferred_parts, "region") > 0;
  if (order.municipality->region && !suggested) return;
  const auto take_region = [&](std::string_view text, bool inferred) {
    const auto regions = normalize::find_regions(text);
    if (regions.empty()) return false;
    order.municipality->region = regions.front().region;
    if (inferred) inferred_parts.push_back("region");
    return true;
  };
  bool found = take_region(head, false);
  for (const Source& source : sources) found = found || take_region(source.text, !source.heading);
  for (const CitedAct& act : order.citations) found = found || (act.issuer && take_region(*act.issuer, true));
  if (!found && suggested) inferred_parts.push_back("region");
  if (gazetteer && order.municipality) normalize::complete_municipality(*order.municipality, *gazetteer);
}

}  // namespace prikaz::schema::requisites
