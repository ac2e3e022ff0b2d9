// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON documents against the published schemas, which are compiled in.
#include <array>
#include <charconv>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#include <vector>

#include "schema/json.h"

extern "C" {
extern const char prikaz_data_document[], prikaz_data_document_end[];
extern const char prikaz_data_comparison[], prikaz_data_comparison_end[];
extern const char prikaz_data_failure[], prikaz_data_failure_end[];
extern const char prikaz_data_roadmap[], prikaz_data_roadmap_end[];
}

namespace prikaz::schema {
namespace {

using nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

// Patterns are matched by std::regex, whose depth grows with the text: a text under a pattern may be so long.
constexpr std::size_t kLongestPatternText = 4096;

class PublishedSchema {
 public:
  PublishedSchema(std::string_view format, const char* begin, const char* end)
      : format_(format), text_(begin, end) {}

  std::string_view format() const { return format_; }
  std::string_view text() const { return text_; }

  std::vector<std::string> faults(const json& document) const {
    const Compiled& compiled = this->compiled();
    std::vector<std::string> result;
    find_long_texts(document, "", compiled.pattern_keys, result);
    if (!result.empty()) return result;
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    validator.validate(*compiled.schema, Adapter(document), &results);
    return deepest(results, document);
  }

 private:
  struct Compiled {
    std::unique_ptr<valijson::Schema> schema;
    std::set<std::string> pattern_keys;
  };

  const Compiled& compiled() const {
    if (!compiled_) {
      const json tree = json::parse(text_);
      compiled_ = std::make_unique<Compiled>();
      compiled_->schema = std::make_unique<valijson::Schema>();
      valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
      parser.populateSchema(Adapter(tree), *compiled_->schema);
      collect_pattern_keys(tree, tree, "", compiled_->pattern_keys);
    }
    return *compiled_;
  }

  // Names of properties whose value is held to a pattern, at once or by a reference.
  static void collect_pattern_keys(const json& root, const json& node, const std::string& key,
                                   std::set<std::string>& keys) {
    if (node.is_array())
      for (const json& element : node) collect_pattern_keys(root, element, key, keys);
    if (!node.is_object()) return;
    if (node.contains("pattern") && node["pattern"].is_string()) keys.insert(key);
    if (const auto reference = node.find("$ref"); reference != node.end()) {
      const json& target = root.at(json::json_pointer(reference->get<std::string>().substr(1)));
      if (target.contains("pattern")) keys.insert(key);
    }
    for (const auto& [name, value] : node.items()) {
      const bool names_follow = name == "properties" || name == "definitions";
      if (!names_follow) collect_pattern_keys(root, value, key, keys);
      if (names_follow)
        for (const auto& [property, schema] : value.items())
          collect_pattern_keys(root, schema, property, keys);
    }
  }

  static void find_long_texts(const json& node, const std::string& path, const std::set<std::string>& keys,
                              std::vector<std::string>& faults) {
    std::vector<std::pair<const json*, std::string>> open{{&node, path}};
    while (!open.empty()) {
      const auto [value, where] = std::move(open.back());
      open.pop_back();
      if (!value->is_structured()) continue;
      for (const auto& [name, child] : value->items()) {
        if (child.is_structured()) open.emplace_back(&child, where + "/" + name);
        if (child.is_string() && child.get_ref<const std::string&>().size() > kLongestPatternText &&
            keys.contains(name))
          faults.push_back(where + "/" + name + ": the text is longer than " +
                           std::to_string(kLongestPatternText) + " bytes");
      }
    }
  }

  // valijson reports a fault at every level above it too; the deepest says what is wrong.
  static std::vector<std::string> deepest(valijson::ValidationResults& results, const json& document) {
    struct Fault {
      std::vector<std::string> context;
      std::string text;
    };
    std::vector<Fault> all;
    for (valijson::ValidationResults::Error error; results.popError(error);)
      all.push_back({error.context, error.description});
    std::set<std::vector<std::string>> above;
    for (const Fault& fault : all)
      for (std::vector<std::string> context = fault.context;
           !context.empty() && above.insert(context).second;)
        context.pop_back();
    std::vector<std::string> faults;
    for (const Fault& fault : all) {
      const auto next = above.upper_bound(fault.context);
      const bool has_deeper = next != above.end() && next->size() > fault.context.size() &&
                              std::equal(fault.context.begin(), fault.context.end(), next->begin());
      if (!has_deeper)
        faults.push_back(pointer(fault.context) + ": " + fault.text + quoted(document, fault.context));
    }
    return faults;
  }

  // The value at fault, where it is short enough to show.
  static std::string quoted(const json& document, const std::vector<std::string>& context) {
    constexpr std::size_t kLongest = 80;
    const json* value = &document;
    for (std::size_t k = 1; k < context.size(); ++k) {
      const std::string_view step = std::string_view(context[k]).substr(1, context[k].size() - 2);
      std::size_t index = 0;
      if (value->is_object() && value->contains(step))
        value = &(*value)[std::string(step)];
      else if (value->is_array() &&
               std::from_chars(step.data(), step.data() + step.size(), index).ec == std::errc() &&
               index < value->size())
        value = &(*value)[index];
      else
        return {};
    }
    if (value->is_structured()) return {};
    const std::string text = value->dump(-1, ' ', false, json::error_handler_t::replace);
    return text.size() > kLongest ? std::string() : " Found: " + text;
  }

  // "<root>", "[order]", "[date]" → "/order/date".
  static std::string pointer(const std::vector<std::string>& context) {
    std::string path;
    for (std::string_view step : context) {
      if (step.starts_with('[') && step.ends_with(']')) step = step.substr(1, step.size() - 2);
      if (step != "<root>") path += "/" + std::string(step);
    }
    return path.empty() ? "/" : path;
  }

  std::string_view format_, text_;
  mutable std::unique_ptr<Compiled> compiled_;
};

std::array<PublishedSchema, 4>& schemas() {
  static std::array<PublishedSchema, 4> all{
      PublishedSchema("prikaz-roadmap/1", prikaz_data_roadmap, prikaz_data_roadmap_end),
      PublishedSchema("prikaz-document/1", prikaz_data_document, prikaz_data_document_end),
      PublishedSchema("prikaz-failure/1", prikaz_data_failure, prikaz_data_failure_end),
      PublishedSchema("prikaz-comparison/1", prikaz_data_comparison, prikaz_data_comparison_end)};
  return all;
}

const PublishedSchema* find_schema(std::string_view format) {
  for (const PublishedSchema& schema : schemas())
    if (schema.format() == format) return &schema;
  return nullptr;
}

std::vector<std::string> validate(std::string_view text, std::string_view wanted) {
  json document;
  try {
    document = json::parse(text);
  } catch (const json::parse_error& error) {
    std::string what = error.what();
    if (const auto at = what.find("parse error"); at != std::string::npos) what.erase(0, at);
    return {"no JSON: " + what};
  }
  if (!document.is_object()) return {"/: an object is wanted"};
  const auto format = document.find("format");
  if (format == document.end() || !format->is_string()) return {"/format: the name of the format is missing"};
  const PublishedSchema* schema =
      find_schema(wanted.empty() ? format->get_ref<const std::string&>() : wanted);
  if (!schema) return {"/format: \"" + format->get<std::string>() + "\" is unknown here"};
  return schema->faults(document);
}

}  // namespace

std::vector<std::string> validate_order_json(std::string_view text) {
  return validate(text, "prikaz-roadmap/1");
}

std::vector<std::string> validate_json(std::string_view text) { return validate(text, {}); }

std::string_view json_schema(std::string_view format) {
  const PublishedSchema* schema = find_schema(format);
  return schema ? schema->text() : std::string_view();
}

}  // namespace prikaz::schema
