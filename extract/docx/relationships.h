// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which part refers to which (ECMA-376 part 2, 9.3). Targets are names of parts or, of external ones,
// addresses that are only ever printed, never opened.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extract/zip_package.h"

namespace prikaz::extract::docx {

struct Relationship {
  std::string type;    ///< the last word of its URI: "officeDocument", "footnotes", "header", "hyperlink"
  std::string target;  ///< a part's name without leading slash, or the address
  bool external = false;
};

using Relationships = std::map<std::string, Relationship, std::less<>>;

/// Of `part` ("word/document.xml"), or of the package for "". Empty where there are none or they are broken.
Relationships read_relationships(ZipPackage& package, std::string_view part);

/// The first target of a type; empty where there is none.
std::string target_of_type(const Relationships& relationships, std::string_view type);

}  // namespace prikaz::extract::docx
