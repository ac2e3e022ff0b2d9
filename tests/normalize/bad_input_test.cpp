// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text that nobody wrote as a plan: huge cells, a multitude of parties, no vowels, right to left, every block
// of Unicode. Each reader gives a value or nothing, and four times the text needs about four times the
// memory.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>

#include "base/utf8.h"
#include "normalize/abbreviation.h"
#include "normalize/category.h"
#include "normalize/citation.h"
#include "normalize/municipality.h"
#include "normalize/name.h"
#include "normalize/party.h"
#include "normalize/repair.h"
#include "normalize/target.h"
#include "normalize/timing.h"
#include "tests/strained.h"

using namespace prikaz;
using namespace prikaz::normalize;

namespace {

std::size_t allocations = 0, allocated = 0;  // of this program, by the operators below

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  allocated += size;
  if (void* const memory = std::malloc(size > 0 ? size : 1)) return memory;
  throw std::bad_alloc();
}
// All the forms that the library uses, or a sanitizer sees memory of one kind given back as another.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  allocated += size;
  return std::malloc(size > 0 ? size : 1);
}
void* operator new[](std::size_t size) { return operator new(size); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

struct Reader {
  const char* name;
  std::function<void(const std::string&)> read;
};

const std::vector<Reader>& readers() {
  static const std::vector<Reader> list = {
      {"timing",
       [](const std::string& text) {
         TimingContext context;
         context.order_date = parse_iso_date("2024-02-01");
         const auto timing = read_timing(text, context);
         if (timing) CHECK_FALSE(timing->items.empty());
       }},
      {"parties",
       [](const std::string& text) {
         for (const Party& party : read_parties(text)) {
           if (!utf8::is_valid(party.name)) FAIL("a name that is no UTF-8");
         }
       }},
      {"party list", [](const std::string& text) { is_party_list(text); }},
      {"municipality", [](const std::string& text) { find_municipality(text); }},
      {"regions", [](const std::string& text) { find_regions(text); }},
      {"nominative", [](const std::string& text) { to_nominative(text); }},
      {"persons", [](const std::string& text) { find_persons(text); }},
      {"repair", [](const std::string& text) { CHECK(utf8::is_valid(repair_text(text, true).text)); }},
      {"targets", [](const std::string& text) { find_targets(text); }},
      {"citations", [](const std::string& text) { find_citations(text); }},
      {"abbreviations", [](const std::string& text) { find_abbreviations(text); }},
      {"category", [](const std::string& text) { category_of(text); }},
  };
  return list;
}

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

// A letter of every sixteenth code point, in words of seven.
std::string every_block() {
  std::string text;
  int letters = 0;
  for (char32_t c = 0x20; c < 0x30000; c += 16) {
    if (c >= 0xD800 && c < 0xE000) continue;
    utf8::append(text, c + (c / 16) % 16);
    if (++letters % 7 == 0) text += ' ';
  }
  return text;
}

std::vector<std::string> pieces() {
  return {"Отдел образования, ",
          "бвгджзклмнпрст ",
          "БВГДЖЗКЛМНПРСТ-",
          "אבגד הוזח ",
          "\u202Eدائرة\u202C التعليم، ",
          "до 5 мая, ",
          "с 1 мая (а) по 2 мая, ",
          "1. ОО 2. УО ",
          "первый четверг мая, июня ",
          "района Москвы ",
          "9 месяцев 2021 года, ",
          "охраны и охраны, ",
          "(далее – ",
          every_block()};
}

struct Need {
  std::size_t times = 0, bytes = 0;
};

Need need_of(const std::function<void()>& work) {
  const std::size_t times = allocations, bytes = allocated;
  work();
  return {allocations - times, allocated - bytes};
}

}  // namespace

// Counts, not times: the time itself is measured by bench/bench_growth.
TEST_CASE("four times the text needs about four times the memory") {
  constexpr std::size_t kSmall = 4'000;
  constexpr std::size_t kFixed = 20'000;  // what a reader needs for any text
  for (const std::string& piece : pieces())
    for (const Reader& reader : readers()) {
      INFO(reader.name << ": " << piece.substr(0, 60));
      const std::string small_text = repeated(piece, kSmall), large_text = repeated(piece, 4 * kSmall);
      reader.read(large_text);  // what is made once
      const Need small = need_of([&] { reader.read(small_text); });
      const Need large = need_of([&] { reader.read(large_text); });
      CHECK(large.times < 6 * small.times + 100);
      CHECK(large.bytes < 6 * small.bytes + kFixed);
    }
}

TEST_CASE("a megabyte in one cell, without and with white space") {
  for (const char* piece : {"ы", "ъ ", "№", "МБОУ", "\u0301", "\U0001F600"}) {
    const std::string text = repeated(piece, strained(1'000'000));
    for (const Reader& reader : readers()) {
      INFO(reader.name << ": " << piece);
      CHECK_NOTHROW(reader.read(text));
    }
  }
}

// Counts, not times: what grows with the square of the number of parties would show as sixteen times as much.
TEST_CASE("four times the parties of a cell need four times the memory") {
  const auto cell = [](std::size_t parties) {
    const std::vector<std::string> pieces = {
        "Отдел образования",     "школа № ", "Иванов И.И.",        "ярмарки",
        "ЦРБ (по согласованию)", "УОиДО",    "отдел (далее – ОД)", "главы поселений"};
    std::string text;
    for (std::size_t k = 0; k < parties; ++k) {
      text += (k > 0 ? ", " : "") + pieces[k % pieces.size()];
      if (text.ends_with("№ ")) text += std::to_string(k);
    }
    return text;
  };
  const std::string small_cell = cell(2000), large_cell = cell(8000);
  std::size_t few = 0, many = read_parties(large_cell).size();  // what is made once
  const Need small = need_of([&] { few = read_parties(small_cell).size(); });
  const Need large = need_of([&] { many = read_parties(large_cell).size(); });
  CHECK(many > 3 * few);
  CHECK(large.times < 5 * small.times);
  CHECK(large.bytes < 5 * small.bytes);
}
