// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Headings that date what stands below, rows with several timing columns, telling columns by content, and
// hostile cells.
#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "tests/strained.h"
#include "timing_expect.h"

using namespace prikaz;
using namespace prikaz::normalize;

namespace {

TimingContext context_of(const char* order, const char* period) {
  TimingContext context;
  context.order_date = parse_iso_date(order);
  context.period = test::period_of(period);
  return context;
}

std::string show(const std::optional<DateRange>& range) {
  if (!range) return "none";
  const auto day = [](const std::optional<Date>& date) { return date ? iso_date(*date) : std::string("-"); };
  return day(range->start) + " " + day(range->end);
}

std::string show(const std::optional<Timing>& timing) {
  return timing ? test::describe(timing->items) : "none";
}

}  // namespace

TEST_CASE("section rows that are a date", "[timing]") {
  const TimingContext context = context_of("2022-02-01", "2022");
  const std::pair<const char*, const char*> kCases[] = {
      {"ИЮНЬ", "2022-06-01 2022-06-30"},
      {"Июнь 2022 г.", "2022-06-01 2022-06-30"},
      {"13 июля (пятница)", "2022-07-13 2022-07-13"},
      {"2022 год", "2022-01-01 2022-12-31"},
      {"I квартал", "2022-01-01 2022-03-31"},
      {"1. Март", "2022-03-01 2022-03-31"},
      {"Сентябрь - октябрь", "2022-09-01 2022-10-31"},
      {"2021-2022 учебный год", "2021-09-01 2022-08-31"},
      {"II полугодие", "2022-07-01 2022-12-31"},
      {"01.03.2022", "2022-03-01 2022-03-01"},
      {"1. Кадры", "none"},
      {"Семинар в июне", "none"},
      {"до 15 июня", "none"},
      {"ежегодно", "none"},
      {"по графику", "none"},
      {"Июнь: подготовка", "none"},
      {"Сроки в 2022 году", "none"},
      {"31 апреля", "none"},
      {"", "none"},
  };
  for (const auto& [text, range] : kCases) {
    INFO(text);
    CHECK(show(read_heading_range(text, context)) == range);
  }
  CHECK(show(read_heading_range("ИЮНЬ")) == "- -");  // a month it is, of an unknown year
}

TEST_CASE("column headings that carry a year or quarter", "[timing]") {
  const TimingContext context = context_of("2022-02-01", "2022/2024");
  const std::pair<const char*, const char*> kCases[] = {
      {"Сроки в 2023 году", "2023-01-01 2023-12-31"},
      {"Срок исполнения (2022 год)", "2022-01-01 2022-12-31"},
      {"Сроки реализации мероприятий на 2022-2023 учебный год", "2022-09-01 2023-08-31"},
      {"Дата проведения, 2022 г.", "2022-01-01 2022-12-31"},
      {"I квартал 2022 года", "2022-01-01 2022-03-31"},
      {"2023", "2023-01-01 2023-12-31"},
      {"Сроки", "none"},
      {"Ответственный", "none"},
      {"Показатель на 2022 год", "none"},
      {"Срок до 2024 года", "none"},
  };
  for (const auto& [text, range] : kCases) {
    INFO(text);
    CHECK(show(read_heading_range(text, context, true)) == range);
  }
}

TEST_CASE("a heading wins over the plan's period", "[timing]") {
  TimingContext context = context_of("2022-02-01", "2022/2024");
  context.heading = test::period_of("2023");
  CHECK(show(read_timing("до 15 мая", context)) == "L 2023-05-15 e=../2023-05-15 i=year");
  CHECK(show(read_timing("в течение года", context)) == "P 2023-01-01 2023-12-31 e=2023 i=start,end");
  context.heading = test::period_of("2022-06-01/2022-06-30");
  CHECK(show(read_timing("15", context)) == "D 2022-06-15 e=2022-06-15 i=month,year");
  CHECK(show(read_timing("5, 12-14", context)) ==
        "D 2022-06-05 e=2022-06-05 i=month,year | P 2022-06-12 2022-06-14 e=2022-06-12/2022-06-14 "
        "i=month,year");
  CHECK(show(read_timing("31", context)) == "U");
  const std::pair<const char*, const char*> kUnderJune[] = {
      {"в течение месяца", "P 2022-06-01 2022-06-30 e=2022-06 i=start,end"},
      {"в течение всего месяца", "P 2022-06-01 2022-06-30 e=2022-06 i=start,end"},
      {"в теч. мес.", "P 2022-06-01 2022-06-30 e=2022-06 i=start,end"},
      {"до конца месяца", "L 2022-06-30 e=../2022-06 i=end"},
      {"в течение месяца по отдельному плану", "E c=в_течение_месяца_по_отдельному_плану"},
      {"до 15 числа", "L 2022-06-15 e=../2022-06-15 i=month,year"},
      {"20 числа", "D 2022-06-20 e=2022-06-20 i=month,year"},
      {"в течение месяца со дня подписания", "E c=в_течение_месяца_со_дня_подписания"},
      {"в течение двух месяцев", "E c=в_течение_двух_месяцев"},
      {"в течение квартала", "E c=в_течение_квартала"},
      {"до 15 числа каждого месяца", "R FREQ=MONTHLY;BYMONTHDAY=15"},
      {"ежемесячно до 15 числа", "R FREQ=MONTHLY;BYMONTHDAY=15"},
      {"ежемесячно", "R FREQ=MONTHLY"},
  };
  for (const auto& [text, expected] : kUnderJune) {
    INFO(text);
    CHECK(show(read_timing(text, context)) == expected);
  }
  context.heading = test::period_of("2022-04-01/2022-06-30");
  CHECK(show(read_timing("в течение квартала", context)) == "P 2022-04-01 2022-06-30 e=2022-34 i=start,end");
  CHECK(show(read_timing("до конца квартала", context)) == "L 2022-06-30 e=../2022-06 i=end");
  CHECK(show(read_timing("в течение месяца", context)) == "E c=в_течение_месяца");
  context.heading = test::period_of("2022-07-01/2022-12-31");
  CHECK(show(read_timing("в течение полугодия", context)) == "P 2022-07-01 2022-12-31 e=2022-41 i=start,end");
  context.heading = test::period_of("2022-06-13/2022-06-13");
  CHECK(show(read_timing("18.00 час.", context)) == "D 2022-06-13 e=2022-06-13 t=18:00 i=start,end");
  CHECK(show(read_timing("9.00 - 9.45 час.", context)) ==
        "D 2022-06-13 e=2022-06-13 t=09:00/09:45 i=start,end");
  CHECK(show(read_timing("18.00 час.")) == "U t=18:00");
}

TEST_CASE("several timing columns become one timing", "[timing]") {
  const TimingContext context = context_of("2022-02-01", "2022/2024");
  const auto read = [&](const std::vector<TimingColumn>& columns) {
    return show(read_timing_columns(columns, context));
  };
  CHECK(read({{"начало", "01.03.2022"}, {"завершение", "15.12.2022"}}) ==
        "P 2022-03-01 2022-12-15 e=2022-03-01/2022-12-15");
  CHECK(read({{"Дата начала реализации", "март 2022"}, {"Дата окончания реализации", "май 2023"}}) ==
        "P 2022-03-01 2023-05-31 e=2022-03/2023-05");
  CHECK(read({{"Срок / с", "01.03.2022"}, {"Срок / по", "15.12.2022"}}) ==
        "P 2022-03-01 2022-12-15 e=2022-03-01/2022-12-15");
  CHECK(read({{"Срок (квартал) / I", "х"}, {"Срок (квартал) / II", ""}, {"Срок (квартал) / III", "+"}}) ==
        "P 2022-01-01 2022-03-31 e=2022-33 i=year | P 2022-07-01 2022-09-30 e=2022-35 i=year");
  CHECK(read({{"Полугодие / 1", ""}, {"Полугодие / 2", "октябрь"}}) ==
        "P 2022-10-01 2022-10-31 e=2022-10 i=year");
  CHECK(read({{"Сроки по плану", "март 2022"}, {"Сроки по факту", "май 2022"}}) ==
        "P 2022-03-01 2022-03-31 e=2022-03 l=Сроки_по_плану | P 2022-05-01 2022-05-31 e=2022-05 "
        "l=Сроки_по_факту");
  CHECK(read({{"начало", "2022"}, {"окончание", "2024"}}) == "P 2022-01-01 2024-12-31 e=2022/2024");
  CHECK(read({{"начало", "01.03.2022"}, {"завершение", ""}}) == "P 2022-03-01 - e=2022-03-01/..");
  CHECK(read({{"начало", "-"}, {"завершение", "31.12.2022"}}) == "L 2022-12-31 e=../2022-12-31");
  CHECK(read({{"начало", "31.12.2022"}, {"завершение", "01.03.2022"}}) == "U");
  CHECK(read({{"начало", "постоянно"}, {"завершение", ""}}) == "O");
  CHECK(read({{"I квартал", ""}, {"II квартал", "+"}, {"III квартал", "х"}, {"IV квартал", "-"}}) ==
        "P 2022-04-01 2022-06-30 e=2022-34 i=year | P 2022-07-01 2022-09-30 e=2022-35 i=year");
  CHECK(read({{"2022 год", "+"}, {"2023 год", "до 15 мая"}, {"2024 год", "ноябрь"}}) ==
        "P 2022-01-01 2022-12-31 e=2022 | L 2023-05-15 e=../2023-05-15 i=year | P 2024-11-01 2024-11-30 "
        "e=2024-11 i=year");
  CHECK(read({{"Дата", "13 июля 2022"}, {"Время", "10.00"}}) == "D 2022-07-13 e=2022-07-13 t=10:00");
  CHECK(read({{"25%", "01.03.2022"}, {"50%", "01.06.2022"}}) ==
        "D 2022-03-01 e=2022-03-01 l=25% | D 2022-06-01 e=2022-06-01 l=50%");
  CHECK(read({{"2022", ""}, {"2023", "-"}}) == "none");
  CHECK(read({{"Сроки", "до 01.03.2022"}}) == "L 2022-03-01 e=../2022-03-01");
  CHECK(read({{"Сроки в 2023 году", "до 01.03"}}) == "L 2023-03-01 e=../2023-03-01 i=year");
  CHECK(read({}) == "none");
  CHECK(read_timing_columns({{"начало", "01.03.2022"}, {"завершение", "15.12.2022"}}, context)->raw ==
        "01.03.2022 | 15.12.2022");
}

TEST_CASE("a cell that is a timing and one that is not", "[timing]") {
  for (const char* yes :
       {"до 30.09", "Июль 2021", "ежегодно", "1 раз в квартал", "в течение года", "по мере необходимости",
        "по графику", "постоянно", "октябрь\nноябрь", "II квартал 2022 г.",
        "В течение года (по отдельному плану)", "13.02.2023", "сентябрь-май", "2022 год", "согласно графику",
        "до 01.09.2021, далее – ежегодно", "по четвергам в 15.00"}) {
    INFO(yes);
    CHECK(is_timing(yes));
  }
  for (const char* no : {"Отдел образования",
                         "МКУ «Центр», ОО",
                         "Семинар в июне",
                         "1. Кадры",
                         "100%",
                         "",
                         "  ",
                         "X",
                         "-",
                         "Руководители ОО",
                         "№ 15",
                         "Приказ от 12.02.2021 № 15",
                         "31 апреля",
                         "по русскому языку",
                         "не менее 90% педагогов",
                         "Проведены 4 мероприятия",
                         "9-11 классы",
                         "18.00",
                         "Год педагога",
                         "первый этап"}) {
    INFO(no);
    CHECK_FALSE(is_timing(no));
  }
}

TEST_CASE("what a reviewer is told", "[timing]") {
  const auto codes = [](std::string_view cell, const TimingContext& context) {
    std::vector<Diagnostic> diagnostics;
    read_timing(cell, context, &diagnostics);
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) text += (text.empty() ? "" : " ") + diagnostic.code;
    return text;
  };
  const TimingContext context = context_of("2021-08-24", "2021-09-01/2022-08-31");
  CHECK(codes("до 30.09", context) == "");
  CHECK(codes("15.08 - 10.09", context) == "ambiguous-year timing-outside-period");
  CHECK(codes("Ноябрь 2022", context) == "timing-outside-period");
  CHECK(codes("31 апреля", context) == "timing-unresolved");
  CHECK(codes("сентябрь", {}) == "timing-unresolved");
  CHECK(codes("oктябрь", context) == "text-repaired");
  CHECK(codes("до 3О.О9.2О21", context) == "text-repaired");
  CHECK(codes("II квартал 2022", context) == "");
  CHECK(codes("по графику", context) == "");
  CHECK(codes("весь период", {}) == "timing-unresolved");
}

TEST_CASE("the parts of a cell keep its text", "[timing]") {
  const auto raws = [](std::string_view cell) {
    std::string text;
    const auto timing = read_timing(cell);
    for (const TimingItem& item : timing->items) text += "[" + item.raw + "]";
    return text;
  };
  CHECK(raws("Май-июнь 2021 Сентябрь-ноябрь 2021") == "[Май-июнь 2021][Сентябрь-ноябрь 2021]");
  CHECK(raws("Февраль, май,  сентябрь и ноябрь") == "[Февраль][май][сентябрь][ноябрь]");
  CHECK(raws("  до 01.09.2021,\n далее – ежегодно ") == "[до 01.09.2021][далее – ежегодно]");
  CHECK(raws("ноябрь-февраль, по мере финансирования") == "[ноябрь-февраль, по мере финансирования]");
  CHECK(raws("1 этап – до 01.04.2021; 2 этап – до 01.10.2021 г.") ==
        "[1 этап – до 01.04.2021][2 этап – до 01.10.2021 г.]");
  CHECK(read_timing("  до\u00A030.09 \n")->raw == "до 30.09");
  CHECK_FALSE(read_timing(" \n\t\u00A0"));
}

TEST_CASE("the hull of several items", "[timing]") {
  const TimingContext context = context_of("2021-02-08", "2021");
  const auto hull = [&](std::string_view cell) {
    const auto timing = read_timing(cell, context);
    return show(DateRange{timing->start, timing->end});
  };
  CHECK(hull("февраль, май") == "2021-02-01 2021-05-31");
  CHECK(hull("до 15 мая") == "- 2021-05-15");
  CHECK(hull("февраль, до 15 мая") == "- 2021-05-15");
  CHECK(hull("с 1 марта") == "2021-03-01 -");
  CHECK(hull("март; по графику") == "2021-03-01 2021-03-31");
  CHECK(hull("по графику") == "- -");
  CHECK(hull("март 2021, ежегодно") == "- -");
}

TEST_CASE("an explanation names rules and context", "[timing]") {
  const std::string text = explain_timing("до 30.09", context_of("2021-08-24", "2021-09-01/2022-08-31"));
  CHECK(text.find("until a point") != std::string::npos);
  CHECK(text.find("year from the context") != std::string::npos);
  CHECK(text.find("2021-09-01/2022-08-31") != std::string::npos);
}

TEST_CASE("hostile cells give a value in linear time", "[timing]") {
  const auto repeated = [](const std::string& piece, std::size_t bytes) {
    std::string text;
    text.reserve(bytes + piece.size());
    while (text.size() < bytes) text += piece;
    return text;
  };
  const TimingContext context = context_of("2021-02-08", "2021");
  for (const char* piece : {"а б в г ",
                            "2021, 2022 гг., ",
                            "2021-2022, ",
                            "2021-2022, 2022-2023 уч. год, ",
                            "сентябть ",
                            "0ктябрь ",
                            "«Весна» ",
                            "ул. 1 Мая ",
                            "15..",
                            "с е н т ",
                            "www.а ",
                            "2021,5 ",
                            "Дата: ",
                            "вт. 14.00, ",
                            "с момента до 1 мая ",
                            "1",
                            "1,",
                            "1.",
                            "до ",
                            "до 15 мая, ",
                            "май ",
                            "((",
                            ")",
                            "по графику ",
                            "ежегодно ",
                            "5 числа и ",
                            "«",
                            "\"",
                            "ььь ",
                            "А",
                            "с 1 ",
                            "1-",
                            "2021-",
                            "II-",
                            "первый ",
                            "каждый ",
                            "<br>",
                            "<",
                            "\xD0",
                            "\xFF",
                            "\xE2\x80\x8B",
                            "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 ",
                            "\n"}) {
    INFO(piece);
    const std::string cell = repeated(piece, strained(1 << 18));
    const auto timing = read_timing(cell, context);
    if (timing) CHECK(!timing->items.empty());
    is_timing(cell);
    find_dates(cell);
    read_heading_range(cell, context);
  }
  // Every block of Unicode, a letter with a date around it.
  for (char32_t c = 0x80; c < 0x20000; c += 0x3B) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string cell = "до 15";
    utf8::append(cell, c);
    cell += " мая ";
    utf8::append(cell, c);
    const auto timing = read_timing(cell, context);
    REQUIRE(timing);
    CHECK(!timing->items.empty());
  }
}
