// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing, reading and validating whole documents.
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "schema/json.h"

using namespace prikaz;
using namespace prikaz::schema;
using Json = nlohmann::ordered_json;

namespace {

normalize::Date day(int year, unsigned month, unsigned day) {
  return std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day);
}

Place at_line(int line) {
  Place place;
  place.line = line;
  return place;
}

PlacedParty sample_party() {
  PlacedParty party;
  party.raw = "УО";
  party.name = "Управление образования";
  party.short_name = "УО";
  party.kind = normalize::PartyKind::Unit;
  party.role = "education_authority";
  party.of = "Заречья";
  party.agreed = true;
  party.contact = "Орлова А.П.";
  party.key = "управление образования";
  party.inferred = {"name"};
  party.at = at_line(1);
  return party;
}

Activity sample_activity() {
  Activity activity;
  activity.id = "a1";
  activity.number = "1.1";
  activity.number_raw = ".1";
  activity.section = 0;
  activity.title = "Обучение библиотекарей";
  activity.category = "training";
  normalize::TimingItem item;
  item.kind = normalize::TimingKind::Recurring;
  item.start = day(2022, 9, 1);
  item.end = day(2023, 5, 31);
  item.edtf = "2022-09/2023-05";
  item.rrule = "FREQ=WEEKLY;BYDAY=TU,TH";
  item.times = 2;
  item.at_least = true;
  item.time = "10:00/12:00";
  item.label = "Занятия";
  item.condition = "по графику";
  item.inferred = {"year"};
  item.raw = "по вторникам и четвергам";
  activity.timing = normalize::Timing{"по вторникам", {item}, item.start, item.end};
  activity.responsible = {sample_party()};
  activity.participants = {sample_party(), sample_party()};
  activity.result = "Обучено 80%\nПроведены 2 курса";
  activity.indicator = "доля обученных";
  activity.targets = {{80, 90.5, "%", ">=", "библиотекарей"}, {2, std::nullopt, "", "=", std::nullopt}};
  activity.place = "школа № 1";
  activity.funding = "без затрат";
  activity.document = "справка";
  activity.note = "очно";
  activity.extra = {{"Яруc", "второй"}, {"Адрес", "мост"}};
  activity.links = {"https://example.org/a"};
  activity.footnotes = {"*"};
  activity.at = at_line(9);
  activity.raw = {{"title", "Обу- чение"}, {"note", "0чно"}};
  return activity;
}

Roadmap sample_roadmap() {
  Roadmap roadmap;
  roadmap.title = "план мероприятий";
  roadmap.kind = "план мероприятий";
  roadmap.approval =
      Approval{"приказ", "Управление образования", day(2022, 9, 2), "118", "к приказу № 118", at_line(5)};
  roadmap.annex = "1";
  roadmap.period =
      RoadmapPeriod{day(2022, 9, 1), day(2023, 8, 31), "2022-09-01/2023-08-31", "на 2022-23", {"start"}};
  roadmap.goal = "учить";
  roadmap.tasks = {{"раз", at_line(6), {{"text", "ра3"}}}};
  roadmap.indicators = {{"80 %", {{80, std::nullopt, "%", "=", std::nullopt}}, at_line(7), {}}};
  roadmap.text = {{"Иное", at_line(8), {}}};
  roadmap.signatories = {{"Начальник", "И.И. Лугин", at_line(20)}};
  roadmap.columns = {
      {ColumnRole::Number, "№"}, {ColumnRole::Activity, "Мероприятие"}, {ColumnRole::Other, "Ярус"}};
  roadmap.sections = {{"1", "Кадры", std::nullopt, at_line(8), {}},
                      {std::nullopt, "Курсы", 0, at_line(8), {{"title", "Kурсы"}}}};
  roadmap.activities = {sample_activity()};
  roadmap.footnotes = {{"*", "кроме малых", at_line(30)}};
  roadmap.at = {{"title", at_line(4)}, {"annex", at_line(5)}};
  roadmap.raw = {{"title", "п л а н"}};
  return roadmap;
}

OrderDocument sample_document() {
  OrderDocument document;
  document.id = "ru-per/kungur/prikaz/2022-09-02/118-o";
  document.source = {"a.txt", std::string(64, 'a'), 12, "text/plain", "text", 3, true, "UTF-8"};
  Order& order = document.order;
  order.kind = "приказ";
  order.number = "118-о";
  order.date = day(2022, 9, 2);
  order.place = "г. Кунгур";
  order.title = "Об утверждении плана";
  order.issuer = sample_party();
  order.municipality = normalize::Municipality{"город Кунгур",
                                               "городской округ",
                                               normalize::Region{"RU-PER", "Пермский край"},
                                               "57000001",
                                               {"region"}};
  order.preamble = "Во исполнение";
  order.citations = {
      {"приказ", "Министерство", day(2022, 8, 15), "26", "О школах", "приказа № 26", at_line(3)}};
  order.clauses = {{"1", "Утвердить", {{"", "внутри", {}, {}, {{"text", "вну-три"}}}}, at_line(4), {}}};
  order.signatories = {{"Начальник", std::nullopt, at_line(5)}};
  order.agreed_by = {{std::nullopt, "А.А. Белов", {}}};
  order.control = Control{true, std::nullopt, std::nullopt};
  order.effective = Effective{order.date, "on-signing"};
  order.inferred = {"kind"};
  order.at = {{"title", at_line(9)}, {"kind", at_line(4)}, {"place", {}}};
  order.raw = {{"title", "Об утверждeнии"}};
  document.roadmaps = {sample_roadmap()};
  document.tables = {{"Список", "2", std::nullopt, {{"а", ""}, {}}, at_line(40)}};
  document.abbreviations = {{"УО", "Управление образования", at_line(2)}};
  document.diagnostics = {{"cell-empty", Severity::Info, "no result", at_line(9)}};
  document.coverage = {100, 90, 7, {{"остаток", at_line(50), {}}}};
  return document;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string fault_of(const std::string& json) {
  try {
    read_order(json);
    return {};
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::InvalidDocument);
    return error.detail();
  }
}

}  // namespace

TEST_CASE("what is written reads back as the same bytes and validates") {
  OrderDocument empty;
  empty.source = sample_document().source;
  for (const OrderDocument& document : {sample_document(), empty}) {
    std::string json = write_order(document);
    CHECK(write_order(read_order(json)) == json);
    const std::string pretty = write_order(document, JsonStyle::Pretty);
    CHECK(Json::parse(pretty).dump() == json);
    CHECK(write_order(read_order(pretty)) == json);
    if (!document.id.empty()) CHECK(joined(validate_order_json(json)).empty());
  }
}

TEST_CASE("keys stand in the order of the format, raw twins behind their key") {
  const Json tree = Json::parse(write_order(sample_document()));
  const auto keys = [](const Json& object) {
    std::string names;
    for (const auto& [name, value] : object.items()) names += name + " ";
    return names;
  };
  CHECK(keys(tree) == "format id source order roadmaps tables abbreviations diagnostics coverage ");
  CHECK(keys(tree["order"]) ==
        "kind number date place title title_raw issuer municipality preamble citations clauses signatories "
        "agreed_by "
        "control effective inferred at ");
  CHECK(keys(tree["order"]["at"]) == "kind title ");
  CHECK(keys(tree["roadmaps"][0]) ==
        "title title_raw kind approval annex period goal tasks indicators text signatories columns sections "
        "activities "
        "footnotes at ");
  const Json& activity = tree["roadmaps"][0]["activities"][0];
  CHECK(keys(activity) ==
        "id number number_raw section title title_raw category timing responsible participants result "
        "indicator targets "
        "place funding document note note_raw extra links footnotes at ");
  CHECK(keys(activity["extra"]) == "Яруc Адрес ");
  CHECK(keys(activity["responsible"][0]) == "raw name short kind role of agreed contact key inferred ");
  CHECK(keys(tree["order"]["issuer"]) == "raw name short kind role of agreed contact key inferred at ");
  CHECK(activity["targets"].dump() ==
        R"([{"value":80,"max":90.5,"unit":"%","comparison":">=","of":"библиотекарей"},)"
        R"({"value":2,"max":null,"unit":null,"comparison":"=","of":null}])");
}

TEST_CASE("two columns of one heading keep both texts") {
  OrderDocument document = sample_document();
  document.roadmaps[0].activities[0].extra = {{"Год", "1"}, {"Год", "2"}};
  const Json tree = Json::parse(write_order(document));
  CHECK(tree["roadmaps"][0]["activities"][0]["extra"].dump() == R"x({"Год":"1","Год (2)":"2"})x");
}

TEST_CASE("the first wrong value is named with its path") {
  const Json good = Json::parse(write_order(sample_document()));
  const auto with = [&](const char* pointer, Json value) {
    Json changed = good;
    changed[Json::json_pointer(pointer)] = std::move(value);
    return changed.dump();
  };
  CHECK(fault_of(good.dump()).empty());
  CHECK(fault_of(with("/format", "other/1")).starts_with("/format: "));
  CHECK(fault_of(with("/roadmaps/0/activities/0/title", nullptr)) ==
        "/roadmaps/0/activities/0/title: a string is wanted, not null");
  CHECK(fault_of(with("/roadmaps/0/activities/0/timing/items/0/kind", "often"))
            .starts_with("/roadmaps/0/activities/0/timing/items/0/kind: "));
  CHECK(fault_of(with("/order/date", "2022-02-31")).starts_with("/order/date: "));
  CHECK(fault_of(with("/order/at/kind/line", -1)).starts_with("/order/at/kind/line: "));
  CHECK(fault_of(with("/order/at/kind/line", 1e99)).starts_with("/order/at/kind/line: "));
  CHECK(fault_of(with("/roadmaps/0/title_raw", 5)).starts_with("/roadmaps/0/title_raw: "));
  CHECK(fault_of(with("/coverage", Json::array())).starts_with("/coverage: "));
  CHECK(fault_of("[]").starts_with("/: "));
  CHECK(fault_of("{").starts_with("no JSON: "));
  CHECK(fault_of("").starts_with("no JSON: "));
  CHECK(fault_of(std::string(200000, '[')).starts_with("no JSON: "));
  Json missing = good;
  missing["order"].erase("number");
  CHECK(fault_of(missing.dump()) == "/order: the key \"number\" is missing");
  Json deep = good["order"]["clauses"][0];
  for (int k = 0; k < 200; ++k) deep["clauses"] = Json::array({Json(deep)});
  CHECK(fault_of(with("/order/clauses/0", deep)).find("nested too deeply") != std::string::npos);
}

TEST_CASE("keys of a newer program are passed over") {
  Json tree = Json::parse(write_order(sample_document()));
  const std::string before = tree.dump();
  tree["order"]["new"] = 1;
  CHECK(write_order(read_order(tree.dump())) == before);
}

TEST_CASE("validation finds what is wrong and where") {
  const Json good = Json::parse(write_order(sample_document()));
  const std::vector<std::pair<const char*, Json>> wrong = {
      {"/id", "RU/x"},
      {"/id", std::string(5000, 'a')},
      {"/order/kind", "указ"},
      {"/order/date", "2022-13-01"},
      {"/order/issuer/role", "boss"},
      {"/order/issuer/kind", 5},
      {"/order/municipality/region/iso", "PER"},
      {"/order/extra", 1},
      {"/roadmaps/0/activities/0/id", "1"},
      {"/roadmaps/0/activities/0/category", "fun"},
      {"/roadmaps/0/activities/0/section", -1},
      {"/roadmaps/0/activities/0/timing/items/0/edtf", "21.03.2022"},
      {"/roadmaps/0/activities/0/timing/items/0/rrule", "FREQ=DAILY;COUNT=3"},
      {"/roadmaps/0/activities/0/timing/items/0/rrule", "FREQ=MONTHLY;INTERVAL=1"},
      {"/roadmaps/0/activities/0/timing/items/0/time", "25:00"},
      {"/roadmaps/0/columns/0/role", "owner"},
      {"/diagnostics/0/severity", "fatal"},
      {"/coverage/placed", -1},
  };
  for (const auto& [pointer, value] : wrong) {
    Json changed = good;
    changed[Json::json_pointer(pointer)] = value;
    CAPTURE(pointer, value.dump());
    const std::vector<std::string> faults = validate_order_json(changed.dump());
    CHECK(!faults.empty());
    CHECK(validate_json(changed.dump()) == faults);
  }
  Json changed = good;
  changed.erase("tables");
  CHECK(!validate_order_json(changed.dump()).empty());
  CHECK(!validate_order_json("{}").empty());
  CHECK(!validate_order_json("[]").empty());
  CHECK(!validate_order_json("").empty());
  CHECK(!validate_json(R"({"format":"other/1"})").empty());
}

TEST_CASE("EDTF and RRULE strings of the format") {
  const Json good = Json::parse(write_order(sample_document()));
  const auto valid = [&](const char* key, const std::string& text) {
    Json changed = good;
    changed["roadmaps"][0]["activities"][0]["timing"]["items"][0][key] = text;
    return validate_order_json(changed.dump()).empty();
  };
  for (const char* text : {"2021-07", "2021-10/2021-11", "2022-33", "2022-40", "2021-23", "../2023-02-10",
                           "2022-09-01/..", "XXXX-09-30", "2022", "2021/2024", "2022-09-01"}) {
    CAPTURE(text);
    CHECK(valid("edtf", text));
  }
  for (const char* text : {"", "2022-50", "2022-1", "07.2021", "../..", "2022-09-32"}) {
    CAPTURE(text);
    CHECK_FALSE(valid("edtf", text));
  }
  for (const char* text : {"FREQ=MONTHLY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=YEARLY;BYMONTH=8",
                           "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=3TH",
                           "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=DAILY", "FREQ=MONTHLY;BYMONTHDAY=-1"}) {
    CAPTURE(text);
    CHECK(valid("rrule", text));
  }
  for (const char* text : {"", "FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=Tu", "FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=4",
                           "FREQ=YEARLY;UNTIL=20220101", "FREQ=YEARLY;BYMONTH=13"}) {
    CAPTURE(text);
    CHECK_FALSE(valid("rrule", text));
  }
}

TEST_CASE("extracted documents and failures validate too") {
  extract::Document document;
  document.source = sample_document().source;
  extract::Paragraph paragraph;
  paragraph.text = "2";
  paragraph.furniture = extract::Furniture::PageNumber;
  paragraph.links = {"https://example.org"};
  extract::Table table;
  table.columns = 2;
  table.kind = "half-ruled";
  table.rows.resize(3);
  table.rows[0].heading = true;
  table.rows[2].continues = true;
  table.cells = {
      {0, 0, 2, 1, "а\nб", at_line(1), {}}, {0, 1, 1, 1, "в", {}, {}}, {2, 0, 1, 2, "", {}, {"x"}}};
  document.blocks = {paragraph, table};
  const std::string json = write_document(document);
  CHECK(joined(validate_json(json)).empty());
  const Json tree = Json::parse(json);
  CHECK(tree["blocks"][1]["rows"].size() == 3);
  CHECK(tree["blocks"][1]["rows"][1].empty());
  CHECK(tree["blocks"][1]["row_marks"].dump() == R"([{"row":0,"heading":true},{"row":2,"continues":true}])");
  CHECK(Json::parse(write_document(document, JsonStyle::Pretty)).dump() == json);

  const Error error(ErrorCode::Damaged, "the directory is cut off", at_line(3));
  const std::string failure = write_failure("a.docx", "", 0, error);
  CHECK(failure ==
        R"({"format":"prikaz-failure/1","source":{"name":"a.docx","sha256":null,"bytes":0},"code":"damaged",)"
        R"("message":"the directory is cut off","at":{"line":3}})");
  CHECK(joined(validate_json(failure)).empty());
}

TEST_CASE("a stream of values is split into its values") {
  using Parts = std::vector<std::string_view>;
  CHECK(split_json("").empty());
  CHECK(split_json(" \n\t").empty());
  CHECK(split_json("{\"a\":\"}\\\"{\"}\n{}\n") == Parts{"{\"a\":\"}\\\"{\"}", "{}"});
  CHECK(split_json("{}{}[ ]") == Parts{"{}", "{}", "[ ]"});
  CHECK(split_json("null\n{}") == Parts{"null", "{}"});
  CHECK(split_json("{}\nrest of it") == Parts{"{}", "rest of it"});
  CHECK(split_json("{\"a\":") == Parts{"{\"a\":"});
  CHECK(split_json("{\"\\") == Parts{"{\"\\"});
}

TEST_CASE("the example of the format survives") {
  const std::string text = read_file(PRIKAZ_SOURCE_DIR "/../shared/spec/example.json");
  if (text.empty()) {
    WARN("../shared/spec/example.json is absent: skipped");
    return;
  }
  Json tree = Json::parse(text);
  tree["source"]["sha256"] = std::string(64, '0');
  CHECK(joined(validate_order_json(tree.dump())).empty());
  Json back = Json::parse(write_order(read_order(tree.dump())));
  // Places follow the fields' order in ours.
  CHECK(nlohmann::json::parse(back.dump()) == nlohmann::json::parse(tree.dump()));
}
