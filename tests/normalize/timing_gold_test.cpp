// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The timings of reference orders, where they lie beside the project: every cell with the context of its
// order.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

#include "timing_expect.h"

using namespace prikaz;
using namespace prikaz::normalize;

namespace {

bool same(const nlohmann::json& wanted, const std::optional<Date>& got) {
  if (wanted.is_string() && wanted == "*") return true;
  return wanted.is_null() ? !got : got && wanted == iso_date(*got);
}

bool same_item(const TimingItem& item, const nlohmann::json& wanted) {
  if (wanted[0] != std::string(kind_name(item.kind))) return false;
  if (wanted[3].is_string() && wanted[3] != item.rrule.value_or("")) return false;
  if (item.kind != TimingKind::Recurring && item.rrule) return false;
  return same(wanted[1], item.start) && same(wanted[2], item.end);
}

}  // namespace

TEST_CASE("timings of the reference orders", "[timing]") {
  const std::string folder = PRIKAZ_SOURCE_DIR "/../shared/gold/";
  if (!std::filesystem::exists(folder + "headers.json")) {
    WARN("skipped: no reference orders in ../shared/gold");
    return;
  }
  const auto headers = nlohmann::json::parse(test::read_file(folder + "headers.json"));
  int cells = 0;
  for (const auto& [key, header] : headers.items()) {
    TimingContext context;
    context.order_date = parse_iso_date(header["date"].get<std::string>());
    context.period = DateRange{parse_iso_date(header["period"][0].get<std::string>()),
                               parse_iso_date(header["period"][1].get<std::string>())};
    for (const auto& row : nlohmann::json::parse(test::read_file(folder + "seed" + key + "_rows.json"))) {
      const std::string cell = row["timing"].get<std::string>();
      INFO(cell);
      const auto timing = read_timing(cell, context);
      REQUIRE(timing);
      CHECK(timing->items.size() == row["timing_items"].size());
      for (std::size_t i = 0; i < timing->items.size() && i < row["timing_items"].size(); ++i) {
        INFO(test::describe(timing->items));
        CHECK(same_item(timing->items[i], row["timing_items"][i]));
      }
      ++cells;
    }
  }
  CHECK(cells > 0);
}
