// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/docx/relationships.h"

#include <vector>

#include "base/error.h"
#include "extract/docx/names.h"

namespace prikaz::extract::docx {
namespace {

// "../media/x.xml" seen from "word/document.xml" is "media/x.xml"; what climbs out of the package stays at
// its top.
std::string resolve(std::string_view part, std::string_view target) {
  std::vector<std::string_view> steps;
  const auto walk = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t end = std::min(path.find('/'), path.size());
      const std::string_view step = path.substr(0, end);
      if (step == "..") {
        if (!steps.empty()) steps.pop_back();
      } else if (!step.empty() && step != ".") {
        steps.push_back(step);
      }
      path.remove_prefix(std::min(end + 1, path.size()));
    }
  };
  const std::size_t folder = part.rfind('/');
  if (!target.starts_with('/') && folder != std::string_view::npos) walk(part.substr(0, folder));
  walk(target);
  std::string result;
  for (const std::string_view step : steps) {
    if (!result.empty()) result += '/';
    result += step;
  }
  return result;
}

class Handler : public office::XmlHandler {
 public:
  Handler(std::string_view part, Relationships& to) : part_(part), to_(to) {}
  void start(int name, const office::XmlAttributes& attributes) override {
    if (name != kRelationship) return;
    Relationship relationship;
    const std::string_view type = attributes["Type"];
    relationship.type = type.substr(type.rfind('/') + 1);
    relationship.external = attributes["TargetMode"] == "External";
    const std::string_view target = attributes["Target"];
    relationship.target = relationship.external ? std::string(target) : resolve(part_, target);
    to_.emplace(attributes["Id"], std::move(relationship));
  }
  void end(int) override {}
  void text(std::string_view) override {}

 private:
  std::string_view part_;
  Relationships& to_;
};

}  // namespace

Relationships read_relationships(ZipPackage& package, std::string_view part) {
  Relationships result;
  const std::size_t slash = part.rfind('/');
  const std::size_t begin = slash == std::string_view::npos ? 0 : slash + 1;
  const std::string name =
      std::string(part.substr(0, begin)) + "_rels/" + std::string(part.substr(begin)) + ".rels";
  if (!package.has(name)) return result;
  try {
    const auto stream = package.open(name);
    Handler handler(part, result);
    office::walk_xml([&](char* buffer, std::size_t size) { return stream->read(buffer, size); }, name,
                     names(), handler);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Damaged) throw;
  }
  return result;
}

std::string target_of_type(const Relationships& relationships, std::string_view type) {
  for (const auto& [id, relationship] : relationships)
    if (relationship.type == type && !relationship.external) return relationship.target;
  return {};
}

}  // namespace prikaz::extract::docx
