// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <random>

#include "base/error.h"
#include "base/utf8.h"
#include "text_support.h"

using namespace prikaz;
using namespace prikaz::test;
using prikaz::extract::decode_text;

namespace {

std::string convert(const std::string& text, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &status);
  REQUIRE(U_SUCCESS(status));
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  std::string bytes(static_cast<std::size_t>(wide.length()) * 4 + 4, '\0');
  const int32_t size = ucnv_fromUChars(converter, bytes.data(), static_cast<int32_t>(bytes.size()),
                                       wide.getBuffer(), wide.length(), &status);
  ucnv_close(converter);
  REQUIRE(U_SUCCESS(status));
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

bool has(const std::vector<Diagnostic>& diagnostics, std::string_view code) {
  for (const Diagnostic& diagnostic : diagnostics)
    if (diagnostic.code == code) return true;
  return false;
}

const std::vector<std::string> kTexts = {
    "Управление культуры утверждает план мероприятий на 2023 год.\nОтветственный: отдел кадров\n",
    "ПРИКАЗ\nО подготовке учреждений к отопительному сезону\n1. Провести осмотр котельных до 1 июня.",
    "АДМИНИСТРАЦИЯ ЗАРЕЧНОГО РАЙОНА",
    "в течение года",
    "директор школы",
    "Ёлкин Юрий Эдуардович, подъезд, щебень, цех, шёлк",
};

}  // namespace

TEST_CASE("the three Cyrillic encodings are told apart") {
  for (const char* charset : {"windows-1251", "KOI8-R", "IBM866"})
    for (const std::string& text : kTexts) {
      const std::string bytes = convert(text, charset);
      const auto decoded = decode_text(bytes);
      INFO(charset << ": " << text);
      CHECK(decoded.encoding == charset);
      CHECK(decoded.text() == text);
      CHECK(has(decoded.diagnostics, "encoding-guessed"));
    }
}

TEST_CASE("a whole order in any encoding gives the same blocks") {
  for (const std::string& path : files_in(PRIKAZ_SOURCE_DIR "/tests/extract/layouts", {".txt"})) {
    const std::string source = load(path);
    const std::string expected = dump_tables(read(source));
    for (const char* charset : {"windows-1251", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-8"}) {
      std::string text = source;
      if (text.find("┌") != std::string::npos && std::string_view(charset) == "windows-1251") continue;
      const std::string bytes = convert(text, charset);
      INFO(path << " as " << charset);
      CHECK(dump_tables(read(bytes)) == expected);
    }
  }
}

TEST_CASE("UTF by rule") {
  const std::string text = "Приказ № 5 «О мерах»\nвторая строка\n";
  const auto name = [](const std::string& bytes) { return decode_text(bytes).encoding; };
  CHECK(name(text) == "UTF-8");
  CHECK(name("\xEF\xBB\xBF" + text) == "UTF-8");
  CHECK(decode_text("\xEF\xBB\xBF" + text).text() == text);
  CHECK(name(convert(text, "UTF-16LE")) == "UTF-16LE");
  CHECK(name(convert(text, "UTF-16BE")) == "UTF-16BE");
  CHECK(name("\xFF\xFE" + convert(text, "UTF-16LE")) == "UTF-16LE");
  CHECK(decode_text("\xFE\xFF" + convert(text, "UTF-16BE")).text() == text);
  CHECK(name("plain ASCII, line 1\nline 2\n") == "UTF-8");
  CHECK(decode_text(text).diagnostics.empty());
}

TEST_CASE("what cannot be decoded is kept as U+FFFD and named by its line") {
  const auto lines_of = [](const extract::DecodedText& decoded) {
    std::vector<int> lines;
    for (const Diagnostic& diagnostic : decoded.diagnostics)
      if (diagnostic.code == "text-undecodable") lines.push_back(diagnostic.at.line);
    return lines;
  };
  SECTION("ill-formed UTF-8 in the middle") {
    const auto decoded = decode_text("Первая строка\nвто\xD0 рая\nтретья \xFF\n");
    CHECK(decoded.encoding == "UTF-8");
    CHECK(decoded.text() == "Первая строка\nвто\uFFFD рая\nтретья \uFFFD\n");
    CHECK(lines_of(decoded) == std::vector<int>{2, 3});
  }
  SECTION("a lone surrogate and an odd byte in UTF-16") {
    std::string bytes = convert("Один\nдва ", "UTF-16LE");
    bytes += std::string("\x00\xD8", 2) + convert(" три", "UTF-16LE") + "x";
    const auto decoded = decode_text(bytes);
    CHECK(decoded.encoding == "UTF-16LE");
    CHECK(decoded.text() == "Один\nдва \uFFFD три\uFFFD");
    CHECK(lines_of(decoded) == std::vector<int>{2});
  }
  SECTION("zero bytes, lone carriage returns counted") {
    const auto decoded =
        decode_text(std::string("Первая длинная строка текста\rвто\0рая строка\r\nтретья", 76));
    CHECK(lines_of(decoded) == std::vector<int>{2});
  }
  SECTION("thousands of bad lines give a bounded list") {
    std::string bytes = "Обычный русский текст в начале файла, довольно длинный.\n";
    for (int i = 0; i < 5000; ++i) bytes += "строка \xFF текст\n";
    const auto decoded = decode_text(bytes);
    CHECK(decoded.diagnostics.size() == 21);
  }
}

TEST_CASE("binary noise is no text") {
  std::mt19937 random(7);
  std::string noise;
  for (int i = 0; i < 4000; ++i) noise += static_cast<char>(random());
  CHECK_FALSE(extract::looks_like_text(noise));
  try {
    decode_text(noise);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::UnknownFormat);
    CHECK(error.detail() == "binary data");
  }
  CHECK_THROWS_AS(read(noise, "order.txt"), Error);
  std::string high;
  for (int i = 0; i < 4000; ++i) high += static_cast<char>(0x80 | (random() & 0x7F));
  CHECK_FALSE(extract::looks_like_text(high));
}

TEST_CASE("a declared charset is believed unless the bytes clearly say otherwise") {
  const std::string text = kTexts[1];
  CHECK(decode_text(convert(text, "windows-1251"), "cp1251").encoding == "windows-1251");
  CHECK(decode_text(convert(text, "windows-1251"), "windows-1251").diagnostics.empty());
  CHECK(decode_text(convert(text, "KOI8-R"), "windows-1251").encoding == "KOI8-R");
  CHECK(decode_text(text, "windows-1251").encoding == "UTF-8");
  CHECK(decode_text(convert(text, "windows-1251"), "no-such-charset").encoding == "windows-1251");
  CHECK(decode_text(convert(text, "ISO-8859-5"), "iso-8859-5").text() == text);
}

TEST_CASE("text comes out in NFC") {
  CHECK(decode_text("Кии\u0306 и Йод, е\u0308лка").text() == "Кий и Йод, ёлка");
}
