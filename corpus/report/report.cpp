// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Comparison and orders → the page. Large lists are written as columns of numbers, piece by piece.
#include "corpus/report.h"

#include <chrono>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>

#include "base/error.h"
#include "corpus/compare/reason_json.h"
#include "corpus/export/output_file.h"
#include "corpus/report/details.h"
#include "corpus/report/page_text.h"
#include "corpus/store.h"

extern "C" const char prikaz_data_report_page[], prikaz_data_report_page_end[];

namespace prikaz::corpus {
namespace {

using Json = nlohmann::ordered_json;
using reporting::without_markup;

constexpr std::string_view kDataMark = "<!--prikaz-data-->";  // where web/build.js leaves room for the data
constexpr std::size_t kMostPairs = 2000;
constexpr std::size_t kSinkBytes = 1 << 16;

struct StoredOrderDetails {
  std::string document;  // JSON
  std::string details;   // packed
  std::map<std::pair<std::size_t, std::string>, std::size_t>
      position;  // (roadmap, activity) → in the details
};

std::string text_of(const Json& json) {
  return without_markup(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json json_of(const Reason& reason) {
  schema::JsonWriter json;
  put_reason(json, reason);
  return Json::parse(json.text());
}

// Days since 1970-01-01.
std::string number(std::optional<normalize::Date> date) {
  return date ? std::to_string(std::chrono::sys_days(*date).time_since_epoch().count()) : "null";
}

// The page, with its data in between.
class PageWriter {
 public:
  PageWriter(const Comparison& comparison, const CompareOptions& options,
             const std::map<std::string, StoredOrderDetails, std::less<>>& orders, const ReportSink& sink)
      : comparison_(comparison), options_(options), sink_(sink) {
    for (const ComparedMunicipality& municipality : comparison.municipalities)
      for (const std::string& key : municipality.orders)
        if (const auto found = orders.find(key); found != orders.end()) documents_.push_back(&*found);
    for (std::size_t k = 0; k < documents_.size(); ++k) index_[documents_[k]->first] = k;
  }

  void run() {
    const std::string_view page(
        prikaz_data_report_page,
        static_cast<std::size_t>(prikaz_data_report_page_end - prikaz_data_report_page));
    const std::size_t mark = page.find(kDataMark);
    if (mark == std::string_view::npos) throw Error(ErrorCode::Internal, "the page has no room for its data");
    put(page.substr(0, mark));
    for (std::size_t k = 0; k < documents_.size(); ++k) {
      put("<script type=\"application/octet-stream\" id=\"details-" + std::to_string(k) + "\">");
      put(documents_[k]->second.details);
      put("</script>\n");
    }
    put("<script type=\"application/json\" id=\"report\">");
    report();
    put("</script>\n");
    put(page.substr(mark + kDataMark.size()));
    sink_(buffer_);
  }

 private:
  using Entry = std::pair<const std::string, StoredOrderDetails>;

  void put(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() < kSinkBytes) return;
    sink_(buffer_);
    buffer_.clear();
  }

  void report() {
    put("{\"format\":\"prikaz-report/1\",\"program\":" + text_of(program_version()) + ",\"scope\":");
    put(text_of(scope()) + ",\"regions\":");
    const std::map<std::string, std::size_t> regions = number_regions();
    municipalities(regions);
    list(",\"documents\":[", documents_.size(),
         [&](std::size_t k) { return documents_[k]->second.document; });
    completeness();
    put("],\"groups\":{");
    const auto& groups = comparison_.groups;
    list("\"id\":[", groups.size(), [&](std::size_t k) { return text_of(groups[k].id); });
    list("],\"label\":[", groups.size(), [&](std::size_t k) { return text_of(groups[k].label); });
    list("],\"category\":[", groups.size(), [&](std::size_t k) { return text_of(groups[k].category); });
    std::size_t first = 0;
    list("],\"first\":[", groups.size(), [&](std::size_t k) {
      first += groups[k].members.size();
      return std::to_string(first - groups[k].members.size());
    });
    exceptions();
    put("]},\"members\":{");
    members();
    put("},");
    parents();
    put(",");
    pairs();
    put("}");
  }

  // 1 where all plans of a document were read completely.
  void completeness() {
    std::set<std::string_view> incomplete;
    for (const ComparedPlan& plan : comparison_.plans)
      if (!plan.complete) incomplete.insert(plan.order);
    list("],\"complete\":[", documents_.size(),
         [&](std::size_t k) { return incomplete.contains(documents_[k]->first) ? "0" : "1"; });
  }

  // Gaps that are not what silence means in their municipality: [group, municipality, state, reason].
  void exceptions() {
    put("],\"exceptions\":[");
    bool begun = false;
    for (std::size_t k = 0; k < comparison_.groups.size(); ++k)
      for (const Gap& gap : comparison_.groups[k].exceptions) {
        if (std::exchange(begun, true)) put(",");
        put(text_of({k, gap.municipality, static_cast<int>(gap.state), json_of(gap.reason)}));
      }
  }

  // Followers: [municipality, rows it has, of these word for word, activities of its own].
  void parents() {
    list("\"parents\":[", comparison_.parents.size(), [&](std::size_t k) {
      const ParentAct& act = comparison_.parents[k];
      const auto document = index_.find(act.order);
      Json followers = Json::array();
      for (const Follower& follower : act.followers)
        followers.push_back({follower.municipality, follower.followed, follower.copied, follower.own});
      const auto text = [](const std::optional<std::string>& value) { return value ? Json(*value) : Json(); };
      return text_of({{"id", act.id},
                      {"kind", text(act.kind)},
                      {"issuer", text(act.issuer)},
                      {"number", text(act.number)},
                      {"title", text(act.title)},
                      {"date", act.date ? Json(normalize::iso_date(*act.date)) : Json()},
                      {"document", document == index_.end() ? Json() : Json(document->second)},
                      {"rows", act.rows},
                      {"followers", std::move(followers)}});
    });
    put("]");
  }

  // Plans of two municipalities: [municipality, municipality, groups that both have, activities word for
  // word].
  void pairs() {
    put("\"pairs\":[");
    std::size_t written = 0;
    for (const PlanPair& pair : comparison_.pairs) {
      const std::uint32_t a = comparison_.plans[pair.a].municipality,
                          b = comparison_.plans[pair.b].municipality;
      if (a == b || written == kMostPairs) continue;
      if (written++ > 0) put(",");
      put(text_of({a, b, pair.shared, pair.copied}));
    }
    list("],\"conflicts\":[", comparison_.conflicts.size(), [&](std::size_t k) {
      const JudgementConflict& conflict = comparison_.conflicts[k];
      return text_of({conflict.judgement.a, conflict.judgement.b, conflict_name(conflict.reason)});
    });
    put("]");
  }

  Json scope() const {
    Json json = {{"regions", options_.regions}, {"categories", options_.categories}};
    if (options_.period)
      json["period"] = {options_.period->start ? Json(normalize::iso_date(*options_.period->start)) : Json(),
                        options_.period->end ? Json(normalize::iso_date(*options_.period->end)) : Json()};
    return json;
  }

  // By name; municipalities without a region have none.
  std::map<std::string, std::size_t> number_regions() {
    std::map<std::string, std::size_t> numbers;
    std::map<std::string, std::string> codes;
    for (const ComparedMunicipality& municipality : comparison_.municipalities)
      if (municipality.region) {
        numbers.emplace(municipality.region->name, 0);
        codes.emplace(municipality.region->name, municipality.region->iso.value_or(""));
      }
    Json json = Json::array();
    for (auto& [name, index] : numbers) {
      index = json.size();
      json.push_back({{"iso", codes[name]}, {"name", name}});
    }
    put(text_of(json));
    return numbers;
  }

  void municipalities(const std::map<std::string, std::size_t>& regions) {
    list(",\"municipalities\":[", comparison_.municipalities.size(), [&](std::size_t k) {
      const ComparedMunicipality& municipality = comparison_.municipalities[k];
      Json documents = Json::array();
      for (const std::string& key : municipality.orders)
        if (const auto found = index_.find(key); found != index_.end()) documents.push_back(found->second);
      return text_of({{"id", municipality.id},
                      {"name", municipality.name},
                      {"region", municipality.region ? Json(regions.at(municipality.region->name)) : Json()},
                      {"documents", std::move(documents)},
                      {"activities", municipality.activities},
                      {"otherwise", static_cast<int>(municipality.otherwise)},
                      {"reason", json_of(municipality.reason)}});
    });
    put("]");
  }

  void members() {
    column("\"municipality\":[",
           [](const ComparedActivity& member) { return std::to_string(member.municipality); });
    column("],\"document\":[", [&](const ComparedActivity& member) {
      const auto found = index_.find(member.order);
      return found == index_.end() ? "null" : std::to_string(found->second);
    });
    column("],\"activity\":[", [&](const ComparedActivity& member) {
      const auto found = index_.find(member.order);
      if (found == index_.end()) return std::string("null");
      const auto& positions = documents_[found->second]->second.position;
      const auto position = positions.find({member.roadmap, member.activity});
      return position == positions.end() ? "null" : std::to_string(position->second);
    });
    column("],\"near\":[",
           [](const ComparedActivity& member) { return member.state == State::Near ? "1" : "0"; });
    column("],\"copied\":[", [](const ComparedActivity& member) { return member.copied ? "1" : "0"; });
    column("],\"score\":[",
           [](const ComparedActivity& member) { return std::to_string(std::lround(member.score * 1000)); });
    column("],\"start\":[", [](const ComparedActivity& member) { return number(member.start); });
    column("],\"end\":[", [](const ComparedActivity& member) { return number(member.end); });
    put("]");
  }

  template <typename Text>
  void list(std::string_view before, std::size_t size, Text text) {
    put(before);
    for (std::size_t k = 0; k < size; ++k) {
      if (k > 0) put(",");
      put(text(k));
    }
  }

  template <typename Text>
  void column(std::string_view before, Text text) {
    put(before);
    bool begun = false;
    for (const ComparedGroup& group : comparison_.groups)
      for (const ComparedActivity& member : group.members) {
        if (begun) put(",");
        begun = true;
        put(text(member));
      }
  }

  const Comparison& comparison_;
  const CompareOptions& options_;
  const ReportSink& sink_;
  std::vector<const Entry*> documents_;  // those of the comparison, by municipality
  std::map<std::string_view, std::size_t> index_;
  std::string buffer_;
};

}  // namespace

struct ReportBuilder::Work {
  std::map<std::string, StoredOrderDetails, std::less<>> orders;
};

ReportBuilder::ReportBuilder() : work_(std::make_unique<Work>()) {}
ReportBuilder::~ReportBuilder() = default;

void ReportBuilder::add(const schema::OrderDocument& order, std::string_view key) {
  StoredOrderDetails details;
  details.document = reporting::write_document(order, key);
  details.details = reporting::packed(reporting::write_details(order));
  std::size_t position = 0;
  for (std::size_t k = 0; k < order.roadmaps.size(); ++k)
    for (const schema::Activity& activity : order.roadmaps[k].activities)
      details.position[{k, activity.id}] = position++;
  work_->orders.insert_or_assign(std::string(key), std::move(details));
}

void ReportBuilder::write(const Comparison& comparison, const CompareOptions& options,
                          const ReportSink& sink) const {
  PageWriter(comparison, options, work_->orders, sink).run();
}

void ReportBuilder::write_file(const Comparison& comparison, const CompareOptions& options,
                               const std::string& path) const {
  exporting::Staging staging(path);
  exporting::OutputFile file(staging.path());
  write(comparison, options, [&file](std::string_view piece) { file.write(piece); });
  file.finish();
  staging.publish();
}

}  // namespace prikaz::corpus
