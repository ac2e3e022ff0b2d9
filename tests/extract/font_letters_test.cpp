// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/font_letters.h"

#include <catch2/catch.hpp>
#include <functional>
#include <map>

#include "base/utf8.h"
#include "extract/encoding/cyrillic.h"
#include "extract/encoding/glyph_codes.h"

using namespace prikaz;
using namespace prikaz::extract;
using namespace prikaz::extract::pdf;

namespace {

using Letters = std::function<char32_t(char32_t)>;

std::u32string wide(std::string_view text) {
  std::u32string result;
  for (std::size_t i = 0; i < text.size();) result += utf8::next(text, i);
  return result;
}

std::string narrow(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) utf8::append(result, c);
  return result;
}

// A font that shows `text` damaged by `shown` (or nothing at all), with codes by `code`.
FontText font_of(std::string_view text, const Letters& shown, const Letters& code) {
  FontText font;
  for (const char32_t c : wide(text)) font.glyphs.push_back({code(c), shown(c)});
  return font;
}

char32_t itself(char32_t c) { return c; }
char32_t nothing(char32_t) { return kNoLetter; }

Letters shown_as(const char* meant, const char* shown) {
  const ByteTable to = *byte_table(meant), from = *byte_table(shown);
  return [to, from](char32_t c) {
    if (c < 0x80) return c;
    for (std::size_t byte = 0x80; byte < 256; ++byte)
      if (to[byte] == c) return from[byte];
    return c;
  };
}

// Glyph numbers of a font in the order of Times New Roman: ASCII from 3, Ё, 13 letters of others, А…я, ё.
char32_t glyph_number(char32_t c) {
  if (c == 0x401) return 556;
  if (c == 0x451) return 634;
  if (c >= 0x410 && c <= 0x44F) return 570 + (c - 0x410);
  return c - 29;
}

std::string repaired(const FontText& font, const LetterRepair& repair) {
  std::u32string text;
  for (const ShownGlyph& glyph : font.glyphs) text += repair.letter(glyph.code, glyph.letter);
  return narrow(text);
}

constexpr const char* kRussian =
    "Утвердить план мероприятий по благоустройству дворов на 2023 год; контроль за исполнением приказа "
    "возложить на заместителя главы. Её отчёт представить до 15 мая.";

}  // namespace

TEST_CASE("letters read in another charset are read back") {
  struct Case {
    const char *meant, *shown;
  };
  for (const auto& [meant, shown] : {Case{"windows-1251", "windows-1252"}, Case{"windows-1251", "macintosh"},
                                     Case{"x-mac-cyrillic", "macintosh"}, Case{"KOI8-R", "windows-1251"},
                                     Case{"KOI8-R", "windows-1252"}, Case{"IBM866", "windows-1251"},
                                     Case{"windows-1251", "KOI8-R"}, Case{"windows-1251", "windows-1250"}}) {
    INFO(meant << " shown as " << shown);
    const FontText font = font_of(kRussian, shown_as(meant, shown), itself);
    const auto repair = find_repairs({font})[0];
    REQUIRE(repair);
    CHECK(repaired(font, *repair) == kRussian);
    CHECK(repair->what() == std::string(meant) + " shown as " + shown);
  }
}

TEST_CASE("bytes without letters and private-use characters are read as windows-1251") {
  const Letters byte = [](char32_t c) {
    const char32_t shown = shown_as("windows-1251", "ISO-8859-1")(c);
    return shown > 0xFF ? char32_t{'?'} : shown;
  };
  const std::string text = "Назначить ответственных за подготовку учреждений к зиме";
  const FontText bare = font_of(text, nothing, byte);
  const auto by_code = find_repairs({bare})[0];
  REQUIRE(by_code);
  CHECK(repaired(bare, *by_code) == text);
  const FontText moved = font_of(
      text, [&](char32_t c) { return c == ' ' ? c : 0xF000 + byte(c); }, itself);
  const auto by_letter = find_repairs({moved})[0];
  REQUIRE(by_letter);
  CHECK(repaired(moved, *by_letter) == text);
}

TEST_CASE("a moved alphabet is moved back") {
  // The low bytes of glyph numbers, taken for letters: «IJBD:A» is «ПРИКАЗ».
  const Letters low = [](char32_t c) { return glyph_number(c) & 0xFF; };
  CHECK(narrow(std::u32string{low(U'П'), low(U'Р'), low(U'И'), low(U'К'), low(U'А'), low(U'З')}) == "IJBD:A");
  const std::string text =
      "Утвердить план мероприятий по благоустройству на 2023 год. Приказы опубликовать. "
      "Сообщить, в чём её доля; да домов (1-5)";
  const FontText font = font_of(text, low, low);
  const auto repair = find_repairs({font})[0];
  REQUIRE(repair);
  CHECK(repaired(font, *repair).substr(0, 200) == text.substr(0, 200));
  // Only the letters are moved.
  const FontText mixed = font_of(
      text, [&](char32_t c) { return c < 0x400 ? c : low(c); }, itself);
  REQUIRE(find_repairs({mixed})[0]);
  CHECK(repaired(mixed, *find_repairs({mixed})[0]).substr(0, 100) == text.substr(0, 100));
  // Glyph numbers alone, with the ASCII of their order.
  FontText bare = font_of(kRussian, nothing, glyph_number);
  bare.single_byte = false;
  const auto by_number = find_repairs({bare})[0];
  REQUIRE(by_number);
  CHECK(repaired(bare, *by_number) == kRussian);
}

TEST_CASE("text that makes sense is left alone, whatever its language") {
  for (const char* text :
       {"Утвердить план мероприятий по благоустройству дворов на 2023 год",
        "МБУ ДО «ДШИ № 4», МКУ «ЦБС», МАОУ СОШ № 17, ГИБДД, ЖКХ",
        "The council approves the programme of works for the years 2023 to 2025 and asks for a report",
        "PLAN OF WORKS; ANNEX No. 2 TO THE DECISION OF THE TOWN COUNCIL, 14 MAY 2023",
        "Le conseil municipal a décidé d'élargir l'école élémentaire près de la forêt où l'été dernier",
        "Die Straßenbeleuchtung wird über längere Zeiträume geprüft; Änderungen folgen später für Köln",
        "Belediye başkanlığı çalışmalarını sürdürüyor, öğrencilere yönelik eğitim çalışması görüşüldü",
        "Příliš žluťoučký kůň úpěl ďábelské ódy, městská část vyhlašuje veřejné výběrové řízení",
        "Το δημοτικό συμβούλιο εγκρίνει το πρόγραμμα των έργων για το έτος και ζητεί έκθεση",
        "Міська рада затверджує план заходів щодо підготовки закладів освіти до зими і звітує",
        "Қала әкімдігі бекіткен іс-шаралар жоспары бойынша есеп беру мерзімі желтоқсан айы",
        "Шәһәр хакимияте раслаган чаралар планы буенча хисап бирү вакыты декабрь ае", "ÅÄÖ ÉÈÊ ÀÂÇ Ü",
        "∑(x[i]-a)^2 = {n+1}/2 + [k*m] > 0; f(x)=@[y]<z>|w|^2~0 #1 [a;b] {c}",
        "1 250,5 | 37% | 12.05.2023 | 8 (800) 100-20-30 | 1.1. | 2.3.4. | > 95 | = 100 | [1] | [2]",
        "A1:B7=SUM(C3;D4)*{E5} <tag attr=\"v\"> [index] ^caret~ if (a[i] >= b) { c[j] = @d; } // e_f",
        "info@gorod-admin.example http://gorod-admin.example/docs?id=12&part=3#annex_2"}) {
    INFO(text);
    FontText font = font_of(text, itself, itself);
    CHECK_FALSE(find_repairs({font})[0]);
    // Nor where another font of the document was mended.
    const FontText damaged = font_of(kRussian, shown_as("windows-1251", "windows-1252"), itself);
    CHECK_FALSE(find_repairs({damaged, font})[1]);
  }
}

TEST_CASE("glyph numbers of other languages are not guessed") {
  for (const char* text :
       {"The council approves the programme of works for the years and asks for a report",
        "Le conseil municipal a decide de reporter la seance au mois de septembre prochain",
        "Der Gemeinderat beschliesst die Erneuerung der Wasserleitungen in der Altstadt"}) {
    INFO(text);
    FontText font = font_of(text, nothing, [](char32_t c) { return c - 29; });
    font.single_byte = false;
    CHECK_FALSE(find_repairs({font})[0]);
    font.single_byte = true;
    CHECK_FALSE(find_repairs({font})[0]);
  }
}

TEST_CASE("codes in the order of their first use are not guessed") {
  std::map<char32_t, char32_t> codes;
  FontText font = font_of(kRussian, nothing, [&](char32_t c) {
    return codes.try_emplace(c, static_cast<char32_t>(codes.size() + 1)).first->second;
  });
  CHECK_FALSE(find_repairs({font})[0]);
  font.single_byte = false;
  CHECK_FALSE(find_repairs({font})[0]);
}

TEST_CASE("a font with little text goes the way of another one") {
  const Letters damage = shown_as("windows-1251", "windows-1252");
  const FontText heading = font_of("ПРИКАЗ", damage, itself), body = font_of(kRussian, damage, itself);
  CHECK_FALSE(find_repairs({heading})[0]);
  const auto repairs = find_repairs({heading, body});
  REQUIRE(repairs[0]);
  CHECK(repaired(heading, *repairs[0]) == "ПРИКАЗ");
}

namespace {

char32_t code_in(const ByteTable& table, char32_t c) {
  for (std::size_t byte = 0; byte < table.size(); ++byte)
    if (table[byte] == c) return static_cast<char32_t>(byte);
  return '?';
}

constexpr const char* kWithSigns =
    "«План № 5» утверждён 12.03.2024 – на 2024–2025 годы; отдел культуры — исполнитель. Ёлка, съезд, объект.";

FontText tex_font(std::string_view text, const Letters& shown) {
  FontText font = font_of(text, shown, [](char32_t c) { return code_in(tex_table(), c); });
  font.tex = true;
  return font;
}

}  // namespace

TEST_CASE("the codes of TeX's Cyrillic fonts are read as T2A") {
  // pdfTeX's names say the code, and Latin-1 is what is made of it.
  const Letters latin = [](char32_t c) { return code_in(tex_table(), c); };
  for (const bool named : {true, false}) {
    FontText font = tex_font(kWithSigns, latin);
    font.tex = named;
    const auto repair = find_repairs({font})[0];
    REQUIRE(repair);
    CHECK(repaired(font, *repair) == kWithSigns);
  }
  // The same letters have the same codes in windows-1251: its signs tell that it is that one.
  const ByteTable windows = *byte_table("windows-1251");
  const Letters byte = [&](char32_t c) { return code_in(windows, c); };
  FontText font = font_of(kWithSigns, byte, byte);
  const auto repair = find_repairs({font})[0];
  REQUIRE(repair);
  CHECK(repaired(font, *repair) == kWithSigns);
  // Ukrainian «ї» in windows-1251 is no «»» of T2A.
  const char* street =
      "Ремонт улиц: Київська, Їжакевича, Ялтинська; отдел благоустройства представит отчет к маю";
  font = font_of(street, byte, byte);
  if (const auto found = find_repairs({font})[0]) CHECK(repaired(font, *found) == street);
}

TEST_CASE("a TeX font of signs alone goes with the Russian ones of its document") {
  // Ghostscript takes the names a48…a57 for dingbats.
  const Letters dingbat = [](char32_t c) {
    return c >= '0' && c <= '9' ? 0x2730 + c : code_in(tex_table(), c);
  };
  const FontText body = tex_font(kWithSigns, dingbat), number = tex_font("№ 17", dingbat);
  CHECK_FALSE(find_repairs({number})[0]);
  const auto repairs = find_repairs({body, number});
  REQUIRE(repairs[0]);
  CHECK(repaired(body, *repairs[0]) == kWithSigns);
  REQUIRE(repairs[1]);
  CHECK(repaired(number, *repairs[1]) == "№ 17");
  // A font of another encoding of TeX's has codes that T2A needs for other letters.
  FontText symbols;
  symbols.tex = true;
  symbols.glyphs = {{0xB0, 0xB0}};
  CHECK_FALSE(find_repairs({body, symbols})[1]);
}

TEST_CASE("letters of which one byte is left are told by their codes") {
  const std::string text = std::string(kWithSigns) + " Год (XXI век): 100%, 3–7 мая, приложение 4.";
  struct Case {
    const char* name;
    Letters shown;
  };
  const Letters ored = [](char32_t c) { return c < 0x80 ? c : c >> 8 | (c & 0xFF); };
  const Letters counted = [](char32_t c) {
    return c < 0x80 ? c : c >= 0x410 && c < 0x450 ? c - 0x410 + 0x14 : c >> 8 | (c & 0xFF);
  };
  const Letters low = [](char32_t c) { return c & 0xFF; };
  const auto number = [](char32_t c) {
    return c == 0x2013   ? char32_t{178}
           : c == 0x2014 ? char32_t{179}
           : c == 0x2116 ? char32_t{636}
           : c == 0xAB   ? char32_t{169}
           : c == 0xBB   ? char32_t{170}
                         : glyph_number(c);
  };
  for (const auto& [name, shown] :
       {Case{"both in one", ored}, Case{"a range", counted}, Case{"the lower", low}}) {
    INFO(name);
    FontText font = font_of(text, shown, number);
    font.single_byte = false;
    const auto repair = find_repairs({font})[0];
    REQUIRE(repair);
    CHECK(repaired(font, *repair) == text);
    // Codes of windows-1251, whose ASCII is its own.
    const ByteTable windows = *byte_table("windows-1251");
    font = font_of(text, shown, [&](char32_t c) { return code_in(windows, c); });
    const auto bytes = find_repairs({font})[0];
    REQUIRE(bytes);
    CHECK(repaired(font, *bytes) == text);
  }
}

TEST_CASE("numbers of glyphs tell the signs of the Macintosh's order, and nothing else") {
  FontText font = font_of(std::string(kRussian) + " № «Двор»", nothing, [](char32_t c) {
    return c == 0xAB ? 169 : c == 0xBB ? 170 : c == 0x2116 ? 700 : glyph_number(c);
  });
  font.single_byte = false;
  const auto repair = find_repairs({font})[0];
  REQUIRE(repair);
  CHECK(repaired(font, *repair) == std::string(kRussian) + " \uFFFD «Двор»");
  // What has no meaning is not shown as the character of its number.
  CHECK(repair->letter(700, 700) == kNoLetter);
}
