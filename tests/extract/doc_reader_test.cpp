// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/doc_reader.h"

#include <fstream>
#include <iterator>

#include "extract/doc/compound_file.h"
#include "extract/doc/properties.h"
#include "tests/extract/office_package.h"

using namespace prikaz::extract;

namespace {

std::string fixture(const std::string& name) {
  std::ifstream file(PRIKAZ_SOURCE_DIR "/tests/extract/fixtures/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("DOC: everything that the fixture holds") {
  CHECK(read_dump(fixture("plan.doc"), "plan.doc") ==
        "P[PageNumber] 2\n"
        "P ПРИКАЗ\n"
        "P[gap] от 05.03.2024 № 17-од\n"
        "P 1. Утвердить план мероприятий.\n"
        "P 2. Руководителям:\n"
        "P 2.1. назначить ответственных;\n"
        "P 2.2. представить отчёт.\n"
        "P а) до 1 мая\n"
        "P б) до 1 июня\n"
        "P 3. Контроль оставляю за собой.\n"
        "P[->https://example.ru/plan] Подробнее на сайте.\n"
        "P Срок до июня¹\n"
        "P Начальник\\tИ.О. Фамилия\n"
        "P ДОКУМЕНТ ПОДПИСАН\n"
        "P[gap] План\n"
        "T 4 columns\n"
        "h| № | Мероприятие | Срок | Ответственные |\n"
        "| 1. Кадры >4 |\n"
        "| 1. | Курсы для педагогов | до 01.10.2024 | Отдел\\nШколы v2 |\n"
        "| 2. | Семинар | ежеквартально |\n"
        "| 3. | Ремонт:\\nшкола 1\\nмай\\nшкола 2\\nиюнь\\nитого | 2024 год | Отдел |\n"
        "P Исполнитель\n"
        "P[RunningHead] Приказ о плане\n"
        "P[note] ¹ по согласованию\n"
        "! changes-accepted\n"
        "! hidden-text-dropped\n");
}

TEST_CASE("DOC: encrypted, foreign and broken files") {
  std::string bytes = fixture("plan.doc");
  REQUIRE(bytes.size() > 4096);
  // The information block begins the stream WordDocument; its flags stand at byte 10.
  const std::size_t block = bytes.find("\xEC\xA5");
  REQUIRE(block != std::string::npos);
  std::string locked = bytes;
  locked[block + 11] = static_cast<char>(locked[block + 11] | 0x01);
  CHECK(read_dump(locked, "plan.doc") == "error encrypted");
  std::string older = bytes;
  older[block + 2] = 0x68;
  older[block + 3] = 0;
  CHECK(read_dump(older, "plan.doc") == "error unknown-format");
  CHECK(read_dump(bytes.substr(0, 600), "plan.doc") == "error damaged");
  CHECK(read_dump(bytes.substr(0, 9) + std::string(4000, '\0'), "plan.doc") == "error damaged");
}

TEST_CASE("DOC: property modifiers") {
  doc::ParagraphProperties paragraph;
  // In a table, level 2, list 3; then a modifier of unknown meaning and variable length; then the end of a
  // row.
  doc::apply(
      std::string_view("\x16\x24\x01\x49\x66\x02\0\0\0\x0B\x46\x03\0\x2B\xD6\x02\xAA\xBB\x17\x24\x01", 21),
      paragraph);
  CHECK(paragraph.level() == 2);
  CHECK(paragraph.list == 3);
  CHECK(paragraph.row_end);
  doc::CharacterProperties characters;
  doc::apply(std::string_view("\x3C\x08\x81", 3), characters, false);
  CHECK(characters.hidden);
  doc::apply(std::string_view("\x3C\x08\x80", 3), characters, false);
  CHECK_FALSE(characters.hidden);
  // A list of modifiers that is cut off applies what is whole.
  doc::apply(std::string_view("\x00\x08\x01\x3C\x08", 5), characters, false);
  CHECK(characters.deleted);
}
