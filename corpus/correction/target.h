// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a correction lands: its anchor (quote, section, cell) looked up in the JSON of an order document.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "base/place.h"
#include "corpus/correction.h"

namespace prikaz::corpus::correction {

using Json = nlohmann::ordered_json;

struct Target {
  Json::json_pointer pointer;  ///< of the field
  Json::json_pointer holder;   ///< of the order, roadmap or activity that has it
  Place at;
};

/// std::nullopt where the anchor is gone. An activity is found by its title as read; among equals by section
/// and cell; one that was read with a slightly other title (nine words of ten) counts where it is the only
/// one. A cell that says something else by now, in another content, is no anchor any more.
std::optional<Target> find_target(const Json& reading, const Correction& correction);

/// For a new correction: `activity` is an id, a number or a title (or its beginning). Throws Error(Usage).
Target choose_target(const Json& reading, std::string_view activity, const Correction& correction);

/// Sets quote, context and old value.
void fill_anchor(const Json& reading, const Target& target, Correction& correction);

}  // namespace prikaz::corpus::correction
