// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/corpus/samples.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/sha256.h"
#include "normalize/party.h"
#include "normalize/timing.h"
#include "schema/json.h"

namespace prikaz::corpus::test {

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "prikaz-test-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void TemporaryFolder::write(const std::string& name, const std::string& bytes) const {
  std::filesystem::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << bytes;
}

schema::OrderDocument make_document(const Sample& sample) {
  schema::OrderDocument document;
  document.id = sample.id;
  document.source.name = sample.name;
  document.source.sha256 = sha256_hex(sample.content);
  document.source.bytes = sample.content.size();
  document.source.media_type = "text/plain";
  document.source.reader = "text";
  document.order.kind = "приказ";
  document.order.number = "118-о";
  document.order.date = normalize::parse_iso_date("2022-09-02");
  if (!sample.title.empty()) document.order.title = sample.title;
  if (!sample.issuer.empty()) {
    schema::PlacedParty issuer;
    issuer.raw = issuer.name = issuer.key = sample.issuer;
    document.order.issuer = issuer;
  }
  document.order.municipality =
      normalize::Municipality{"город Кунгур", {}, normalize::Region{"RU-PER", "Пермский край"}, {}, {}};
  if (sample.body) document.order.preamble = "Во исполнение плана работы";
  document.coverage.characters = 100;
  document.coverage.placed = 100;
  if (sample.activities.empty()) return document;
  schema::Roadmap roadmap;
  roadmap.title = "План мероприятий";
  roadmap.columns = {{schema::ColumnRole::Number, "№"}, {schema::ColumnRole::Activity, "Мероприятие"}};
  for (const std::string& title : sample.activities) {
    schema::Activity activity;
    activity.id = "a" + std::to_string(roadmap.activities.size() + 1);
    activity.number = activity.number_raw = std::to_string(roadmap.activities.size() + 1);
    activity.title = title;
    activity.result = "Отчёт о деле: " + title;
    normalize::TimingItem item;
    item.kind = normalize::TimingKind::Deadline;
    item.end = normalize::parse_iso_date("2022-12-01");
    item.edtf = "../2022-12-01";
    item.raw = "до 01.12.2022";
    activity.timing = normalize::Timing{item.raw, {item}, {}, item.end};
    activity.at.line = 20 + static_cast<int>(roadmap.activities.size());
    roadmap.activities.push_back(activity);
  }
  document.roadmaps.push_back(roadmap);
  return document;
}

Outcome make_outcome(const Sample& sample, const std::string& path) {
  Outcome outcome;
  outcome.path = path.empty() ? "/share/" + sample.name : path;
  outcome.bytes = sample.content.size();
  outcome.modified_ns = 1;
  outcome.sha256 = sha256_hex(sample.content);
  outcome.state = FileState::Read;
  outcome.reading = build_reading(make_document(sample));
  return outcome;
}

std::string export_all(Store& store) {
  std::string lines;
  store.each_order({}, [&](const StoredOrder& order) {
    lines += order.json + "\n";
    return true;
  });
  return lines;
}

std::string read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

}  // namespace prikaz::corpus::test
