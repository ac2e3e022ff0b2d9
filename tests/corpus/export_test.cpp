// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <libical/ical.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "base/sha256.h"
#include "corpus/error_codes.h"
#include "corpus/export.h"
#include "corpus/export/recurrence.h"
#include "corpus/export/writers.h"
#include "tests/corpus/samples.h"

using namespace prikaz;
using namespace prikaz::corpus;
using namespace prikaz::corpus::test;

namespace {

constexpr const char* kFormula = "=HYPERLINK(\"http://example.org\")";

normalize::TimingItem item_of(normalize::TimingKind kind, const char* start, const char* end,
                              const char* rrule = nullptr) {
  normalize::TimingItem item;
  item.kind = kind;
  if (start) item.start = normalize::parse_iso_date(start);
  if (end) item.end = normalize::parse_iso_date(end);
  if (rrule) item.rrule = rrule;
  item.raw = "срок";
  return item;
}

schema::OrderDocument hostile_document() {
  Sample sample;
  sample.activities = {kFormula,  "-1+1",   "@SUM(A1)", "+7", "Обычное, «в кавычках \"прямых\"»\nи строке",
                       "Семинар", "Семинар"};
  schema::OrderDocument document = make_document(sample);
  auto& activities = document.roadmaps[0].activities;
  using normalize::TimingKind;
  activities[0].timing =
      normalize::Timing{"срок", {item_of(TimingKind::Period, "2022-09-01", "2023-05-31")}, {}, {}};
  activities[1].timing = normalize::Timing{
      "срок", {item_of(TimingKind::Recurring, "2022-09-05", "2023-05-31", "FREQ=MONTHLY;BYDAY=3TH")}, {}, {}};
  activities[2].timing = normalize::Timing{
      "срок",
      {item_of(TimingKind::Recurring, "2022-09-05", nullptr, "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30")},
      {},
      {}};
  auto timed = item_of(TimingKind::Date, "2022-10-03", "2022-10-03");
  timed.time = "10:00/12:00";
  activities[3].timing =
      normalize::Timing{"срок", {timed, item_of(TimingKind::Ongoing, nullptr, nullptr)}, {}, {}};
  return document;
}

std::unique_ptr<Store> filled_store(const TemporaryFolder& folder) {
  auto store = open_corpus(folder.path("corpus.sqlite"), OpenMode::Create);
  const std::int64_t run = store->begin_run("test", "prikaz test");
  Outcome outcome = make_outcome({});
  outcome.reading = build_reading(hostile_document());
  store->add(run, outcome);
  Sample other;
  other.id = "ru-per/lysva/prikaz/2021-01-01/1", other.content = "b", other.name = "other.txt";
  store->add(run, make_outcome(other));
  store->commit();
  return store;
}

std::string to_text(Store& store, ExportFormat format, bool guard = true) {
  std::string text;
  ExportOptions options;
  options.format = format;
  options.guard = guard;
  options.print = [&](std::string_view part) { text += part; };
  export_corpus(store, options);
  return text;
}

/// A reader of CSV of its own: what was quoted must come back.
std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (inside) {
      if (text[i] != '"') {
        rows.back().back() += text[i];
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        rows.back().back() += text[++i];
      } else {
        inside = false;
      }
    } else if (text[i] == '"') {
      inside = true;
    } else if (text[i] == ',') {
      rows.back().emplace_back();
    } else if (text[i] == '\n') {
      rows.emplace_back(1);
    } else if (text[i] != '\r') {
      rows.back().back() += text[i];
    }
  }
  rows.pop_back();
  return rows;
}

std::string zip_entry(const std::string& path, const std::string& name) {
  zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
  REQUIRE(archive);
  std::string text;
  if (zip_file_t* file = zip_fopen(archive, name.c_str(), 0)) {
    char part[4096];
    for (zip_int64_t count = 0; (count = zip_fread(file, part, sizeof part)) > 0;)
      text.append(part, static_cast<std::size_t>(count));
    zip_fclose(file);
  }
  zip_discard(archive);
  return text;
}

}  // namespace

TEST_CASE("NDJSON: one document a line, by id") {
  TemporaryFolder folder;
  auto store = filled_store(folder);
  CHECK(to_text(*store, ExportFormat::Ndjson) == export_all(*store));
  const std::string lines = export_all(*store);
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
}

TEST_CASE("CSV runs no formula and comes back whole") {
  TemporaryFolder folder;
  auto store = filled_store(folder);
  const auto rows = parse_csv(to_text(*store, ExportFormat::Csv));
  REQUIRE(rows.size() == 1 + 7 + 2);
  for (const auto& row : rows) {
    CHECK(row.size() == rows[0].size());
    for (const std::string& cell : row)
      CHECK((cell.empty() || std::string("=+-@").find(cell[0]) == std::string::npos));
  }
  const auto title = std::find(rows[0].begin(), rows[0].end(), "title") - rows[0].begin();
  CHECK(rows[1][static_cast<std::size_t>(title)] == std::string("'") + kFormula);
  CHECK(rows[5][static_cast<std::size_t>(title)] == "Обычное, «в кавычках \"прямых\"»\nи строке");
  const auto plain = parse_csv(to_text(*store, ExportFormat::Csv, false));
  CHECK(plain[1][static_cast<std::size_t>(title)] == kFormula);
}

TEST_CASE("A data package: descriptor, keys and manifest are true, twice the same") {
  TemporaryFolder folder;
  auto store = filled_store(folder);
  ExportOptions options;
  options.format = ExportFormat::Csv;
  options.output = folder.path("package/");
  export_corpus(*store, options);
  const auto descriptor = nlohmann::json::parse(read_file(folder.path("package/datapackage.json")));
  std::map<std::string, std::set<std::vector<std::string>>> keys;
  for (const auto& resource : descriptor.at("resources")) {
    const std::string bytes = read_file(folder.path("package/" + resource.at("path").get<std::string>()));
    CHECK(resource.at("hash") == "sha256:" + sha256_hex(bytes));
    CHECK(resource.at("bytes") == bytes.size());
    const auto rows = parse_csv(bytes);
    const auto column = [&](const nlohmann::json& name) {
      return static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), name.get<std::string>()) -
                                      rows[0].begin());
    };
    for (std::size_t i = 1; i < rows.size(); ++i) {
      std::vector<std::string> key;
      for (const auto& name : resource.at("schema").at("primaryKey")) key.push_back(rows[i].at(column(name)));
      CHECK(keys[resource.at("name")].insert(key).second);
      if (!resource.at("schema").contains("foreignKeys")) continue;
      const auto& foreign = resource.at("schema").at("foreignKeys")[0];
      std::vector<std::string> parent;
      for (const auto& name : foreign.at("fields")) parent.push_back(rows[i].at(column(name)));
      CHECK(keys[foreign.at("reference").at("resource")].contains(parent));
    }
  }
  const auto manifest = nlohmann::json::parse(read_file(folder.path("package/manifest.json")));
  CHECK(manifest.at("orders") == 2);
  CHECK(manifest.at("activities") == 9);
  for (const auto& file : manifest.at("files"))
    CHECK(file.at("sha256") ==
          sha256_hex(read_file(folder.path("package/" + file.at("name").get<std::string>()))));
  const std::string before = read_file(folder.path("package/manifest.json"));
  export_corpus(*store, options);
  CHECK(read_file(folder.path("package/manifest.json")) == before);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.root()), {}) <=
        4);  // nothing temporary is left
}

TEST_CASE("XLSX holds texts, not formulas, and is the same each time") {
  TemporaryFolder folder;
  auto store = filled_store(folder);
  ExportOptions options;
  options.format = ExportFormat::Xlsx;
  options.output = folder.path("one.xlsx");
  export_corpus(*store, options);
  options.output = folder.path("two.xlsx");
  export_corpus(*store, options);
  CHECK((read_file(folder.path("one.xlsx")) == read_file(folder.path("two.xlsx"))));
  const std::string sheet = zip_entry(folder.path("one.xlsx"), "xl/worksheets/sheet3.xml");
  CHECK(sheet.find("HYPERLINK") != std::string::npos);
  CHECK(sheet.find("<f>") == std::string::npos);
}

TEST_CASE("The calendar is valid iCalendar with stable names") {
  TemporaryFolder folder;
  auto store = filled_store(folder);
  const std::string text = to_text(*store, ExportFormat::Calendar);
  for (std::size_t begin = 0, end = 0; (end = text.find("\r\n", begin)) != std::string::npos; begin = end + 2)
    CHECK(end - begin <= 75);
  icalcomponent* calendar = icalparser_parse_string(text.c_str());
  REQUIRE(calendar);
  icalrestriction_check(calendar);
  CHECK(icalcomponent_count_errors(calendar) == 0);
  std::set<std::string> names;
  int recurring = 0;
  for (icalcomponent* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
       event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
    CHECK(names.insert(icalcomponent_get_uid(event)).second);
    icalproperty* rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    if (!rule) continue;
    ++recurring;
    // The first day must be one that the rule gives.
    const icaltimetype start = icalcomponent_get_dtstart(event);
    icalrecur_iterator* days = icalrecur_iterator_new(icalproperty_get_rrule(rule), start);
    CHECK(icaltime_compare(icalrecur_iterator_next(days), start) == 0);
    icalrecur_iterator_free(days);
  }
  CHECK(names.size() == 9);
  CHECK(recurring == 2);
  CHECK(text.find("DTSTART:20221003T100000\r\nDTEND:20221003T120000") != std::string::npos);
  CHECK(text.find("RRULE:FREQ=MONTHLY;BYDAY=3TH;UNTIL=20230531") != std::string::npos);
  icalcomponent_free(calendar);
}

TEST_CASE("The first day of a recurrence") {
  struct Row {
    const char *rule, *from, *first;
  };
  for (const Row& row :
       {Row{"FREQ=MONTHLY;INTERVAL=3", "2022-09-02", "2022-09-02"},
        Row{"FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30", "2022-09-02", "2023-04-30"},
        Row{"FREQ=WEEKLY;BYDAY=TU,TH", "2022-09-02", "2022-09-06"},
        Row{"FREQ=MONTHLY;BYDAY=-1FR", "2022-09-02", "2022-09-30"},
        Row{"FREQ=MONTHLY;BYDAY=1FR", "2022-09-03", "2022-10-07"},
        Row{"FREQ=MONTHLY;BYMONTHDAY=-1", "2024-02-05", "2024-02-29"},
        Row{"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2022-09-02", nullptr},
        Row{"FREQ=YEARLY;BYWEEKNO=7", "2022-09-02", nullptr}, Row{"nonsense", "2022-09-02", nullptr}}) {
    const auto first =
        exporting::first_occurrence(row.rule, *normalize::parse_iso_date(row.from), std::nullopt);
    CAPTURE(row.rule);
    CHECK((first ? normalize::iso_date(*first) : "none") == (row.first ? row.first : "none"));
  }
}

TEST_CASE("The SQLite export is sound, and searched with plain SQL") {
  TemporaryFolder folder;
  auto store = filled_store(folder);
  ExportOptions options;
  options.format = ExportFormat::Sqlite;
  options.output = folder.path("data.sqlite");
  CHECK(export_corpus(*store, options).activities == 9);
  CHECK_THROWS_AS(open_corpus(folder.path("data.sqlite"), OpenMode::Read), Error);  // no corpus of ours
}

TEST_CASE("A full disk leaves what stood there before, and one error that names the file") {
  TemporaryFolder folder;
  auto store = filled_store(folder);
  for (const ExportFormat format : {ExportFormat::Ndjson, ExportFormat::Xlsx, ExportFormat::Calendar}) {
    folder.write("out", "before");
    folder.write("said", "");
    const pid_t child = fork();
    if (child == 0) {
      const int said = open(folder.path("said").c_str(), O_WRONLY);
      dup2(said, STDERR_FILENO);
      signal(SIGXFSZ, SIG_IGN);
      const rlimit small{512, 512};
      setrlimit(RLIMIT_FSIZE, &small);
      ExportOptions options;
      options.format = format;
      options.output = folder.path("out");
      int status = 1;
      try {
        export_corpus(*store, options);
      } catch (const Error& error) {
        const bool named = error.detail().find(".prikaz-") == std::string::npos;
        status = error.code() == ErrorCode::DiskFull && named ? 0 : 2;
      }
      _exit(status);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(read_file(folder.path("out")) == "before");
    CHECK(read_file(folder.path("said")).empty());
    for (const auto& entry : std::filesystem::directory_iterator(folder.root()))
      CHECK(entry.path().filename().string().find(".prikaz-") == std::string::npos);  // nothing half-written
  }
}

TEST_CASE("Every failure code has its meaning and advice, and there is none beside") {
  std::set<std::string> listed;
  for (const ErrorAdvice& row : error_codes()) {
    CHECK(listed.insert(std::string(row.code)).second);
    CHECK_FALSE(row.meaning.empty());
    CHECK_FALSE(row.advice.empty());
  }
  std::set<std::string> known;
  for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
    known.insert(std::string(code_name(static_cast<ErrorCode>(code))));
  CHECK(listed == known);
}
