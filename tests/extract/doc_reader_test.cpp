// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/doc_reader.h"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include "base/error.h"
#include "extract/doc/compound_file.h"
#include "extract/doc/properties.h"
#include "extract/read.h"
#include "tests/extract/office_package.h"

using namespace prikaz::extract;

namespace {

std::string fixture(const std::string& name) {
  std::ifstream file(PRIKAZ_SOURCE_DIR "/tests/extract/fixtures/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void append_number(std::string& to, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) to += static_cast<char>(value >> (8 * i));
}

// A compound file with small streams of these names and contents in its root ([MS-CFB]).
std::string make_compound_file(const std::vector<std::pair<std::u16string, std::string>>& streams) {
  constexpr std::uint32_t kEnd = 0xFFFFFFFE, kFree = 0xFFFFFFFF, kTable = 0xFFFFFFFD;
  constexpr std::size_t kSector = 512;
  std::string file("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  file += std::string(16, '\0');
  append_number(file, 0x0003003E, 4);
  append_number(file, 0x0009FFFE, 4);
  file += std::string("\x06\0\0\0\0\0\0\0\0\0\0\0", 12);
  append_number(file, 1, 4);  // sectors of the table
  append_number(file, 1, 4);  // where the directory begins
  append_number(file, 0, 4);
  append_number(file, 0, 4);  // streams of any size have sectors of their own
  append_number(file, kEnd, 4);
  append_number(file, 0, 4);
  append_number(file, kEnd, 4);
  append_number(file, 0, 4);
  append_number(file, 0, 4);  // the table's sector
  while (file.size() < kSector) append_number(file, kFree, 4);
  std::string table, directory, contents;
  append_number(table, kTable, 4);
  const auto entry = [&](const std::u16string& name, char type, std::uint32_t start, std::size_t size) {
    const std::size_t begin = directory.size();
    for (const char16_t c : name) append_number(directory, c, 2);
    directory.resize(begin + 64);
    append_number(directory, static_cast<std::uint32_t>(name.size() + 1) * 2, 2);
    directory += type;
    directory.resize(begin + 116);
    append_number(directory, start, 4);
    append_number(directory, static_cast<std::uint32_t>(size), 4);
    directory.resize(begin + 128);
  };
  entry(u"Root Entry", 5, kEnd, 0);
  const std::size_t directory_sectors = (streams.size() + 1 + 3) / 4;
  for (std::size_t i = 0; i < directory_sectors; ++i)
    append_number(table, i + 1 < directory_sectors ? static_cast<std::uint32_t>(i + 2) : kEnd, 4);
  for (const auto& [name, content] : streams) {
    const auto start = static_cast<std::uint32_t>(1 + directory_sectors + contents.size() / kSector);
    entry(name, 2, start, content.size());
    contents += content;
    contents.resize((contents.size() + kSector - 1) / kSector * kSector);
    while (table.size() / 4 + 1 < 1 + directory_sectors + contents.size() / kSector)
      append_number(table, static_cast<std::uint32_t>(table.size() / 4 + 1), 4);
    append_number(table, kEnd, 4);
  }
  while (table.size() < kSector) append_number(table, kFree, 4);
  directory.resize(directory_sectors * kSector);
  return file + table + directory + contents;
}

std::string error_of(const std::string& bytes) {
  try {
    read_document(bytes, "order.doc");
    return "ok";
  } catch (const prikaz::Error& error) {
    return std::string(code_name(error.code())) + ": " + error.detail();
  }
}

}  // namespace

TEST_CASE("DOC: compound files that hold something else, or hold it locked") {
  struct Locked {
    const char* name;
    std::vector<std::pair<std::u16string, std::string>> streams;
    const char* expected;
  };
  const std::string package(600, 'x');
  std::string block(700, '\0');
  block.replace(0, 4, std::string("\xEC\xA5\xC1\0", 4));
  std::string locked = block, word95 = block, word6 = block;
  locked[11] = 1;
  word95.replace(0, 4, std::string("\xDC\xA5\x68\0", 4));
  word6.replace(0, 4, std::string("\xDC\xA5\x65\0", 4));
  const std::string older =
      "unknown-format: a file of Word 6 or 95, which is older than the format that is known";
  const std::vector<Locked> cases = {
      {"a DOCX behind a password",
       {{u"EncryptionInfo", package},
        {u"StrongEncryptionDataSpace", package},
        {u"EncryptedPackage", package}},
       "encrypted: the document is encrypted with a password"},
      {"a DOCX under rights management",
       {{u"DRMEncryptedDataSpace", package}, {u"EncryptedPackage", package}},
       "encrypted: the document is under rights management"},
      {"a DOC behind a password",
       {{u"WordDocument", locked}},
       "encrypted: the document is encrypted with a password"},
      {"a DOC under rights management",
       {{u"\x09"
         u"DRMContent",
         package},
        {u"WordDocument", block}},
       "encrypted: the document is under rights management"},
      {"Word 95", {{u"WordDocument", word95}}, older.c_str()},
      {"Word 6", {{u"WordDocument", word6}}, older.c_str()},
      {"no table stream", {{u"WordDocument", block}}, "damaged: the table stream is missing"},
      {"a workbook",
       {{u"Workbook", package}},
       "unknown-format: a workbook of Excel, which is no text document"},
      {"a mail", {{u"__properties_version1.0", package}}, "unknown-format: a compound file, but not of Word"},
  };
  for (const Locked& one : cases) {
    INFO(one.name);
    CHECK(error_of(make_compound_file(one.streams)) == one.expected);
  }
}

TEST_CASE("DOC: what a writer with tracked changes and lists of all kinds leaves") {
  CHECK(read_dump(fixture("changes.doc"), "changes.doc") ==
        "P[RunningHead] Колонтитул\n"
        "P ПРИКАЗ\n"
        "P 1. Первый\n"
        "P 1.1. вложенный\n"
        "P 1.2. ещё вложенный\n"
        "P а) буквой\n"
        "P б) буквой\n"
        "P 2. Второй\n"
        "P 2.1. вложенный\n"
        "P 7. сначала\n"
        "P 1. дальше\n"
        "P I. римский\n"
        "P I.1. легально\n"
        "P • маркер\n"
        "P Пункт 1. стилем\n"
        "P виден виден\n"
        "P[gap] до вставлено\n"
        "P[gap] после\n"
        "P сноска¹ и концевая¹\n"
        "P[->https://example.ru/plan] сайт\n"
        "P мероприятие 1‑2≥\n"
        "P а\\nб\\tв\n"
        "P таблица\n"
        "T 4 columns\n"
        "h| № | Мероприятие | Срок | Ответственный |\n"
        "| 1. Раздел >4 |\n"
        "| 1. | а\\nб | май v2 | Отдел |\n"
        "| 2. | в\\n1\\n2\\n3\\n4 | Школы |\n"
        "|  |  |  |  |\n"
        "| 3. | г >2 | Отдел |\n"
        "P конец\n"
        "P[note] ¹ текст сноски\n"
        "P[note] ¹ текст концевой\n"
        "! changes-accepted\n"
        "! hidden-text-dropped\n");
}

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
