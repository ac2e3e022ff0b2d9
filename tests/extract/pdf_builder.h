// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small PDF files written by hand for tests (ISO 32000-1): one font whose codes a ToUnicode map turns into
// Russian letters, pages of texts, lines and thin rectangles. Coordinates as in PDF: points from the page's
// bottom left.
#pragma once

#include <zlib.h>

#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace prikaz::test {

class PdfBuilder {
 public:
  /// `resources`: more entries of the page's resources than its font, which is `font`, "NUMBER 0 R".
  PdfBuilder& page(std::string_view attributes = "", std::string_view resources = "",
                   std::string_view font = "3 0 R") {
    pages_.push_back({std::string(attributes), std::string(resources), std::string(font), "", ""});
    return *this;
  }
  /// The last page's content, deflated by zlib; `keep`: the share of it that the file holds.
  PdfBuilder& packed(double keep = 1) {
    const std::string& content = pages_.back().content;
    uLongf size = compressBound(content.size());
    std::string packed(size, '\0');
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(content.data()),
             content.size());
    packed.resize(static_cast<std::size_t>(static_cast<double>(size) * keep));
    pages_.back().content = std::move(packed);
    pages_.back().entries = "/Filter /FlateDecode";
    return *this;
  }
  PdfBuilder& text(double x, double y, std::string_view text, double size = 10) {
    return draw("BT /F " + number(size) + " Tf 1 0 0 1 " + number(x) + " " + number(y) + " Tm <" +
                codes(text) + "> Tj ET\n");
  }
  PdfBuilder& line(double x0, double y0, double x1, double y1) {
    return draw(number(x0) + " " + number(y0) + " m " + number(x1) + " " + number(y1) + " l S\n");
  }
  PdfBuilder& rectangle(double x, double y, double width, double height) {
    return draw(number(x) + " " + number(y) + " " + number(width) + " " + number(height) + " re f\n");
  }
  PdfBuilder& draw(std::string_view operators) {
    pages_.back().content += operators;
    return *this;
  }
  PdfBuilder& without_letters() {
    mapped_ = false;
    return *this;
  }
  /// Text by its codes: the bytes of a string as they stand.
  PdfBuilder& bytes_text(double x, double y, std::string_view bytes, double size = 10) {
    std::string codes;
    for (const char byte : bytes) codes += hex(static_cast<unsigned char>(byte), 2);
    return draw("BT /F " + number(size) + " Tf 1 0 0 1 " + number(x) + " " + number(y) + " Tm <" + codes +
                "> Tj ET\n");
  }
  /// The ToUnicode map says `shown(c)` where it should say c.
  PdfBuilder& show_letters(std::function<char32_t(char32_t)> shown) {
    shown_ = std::move(shown);
    return *this;
  }
  /// Another font than the usual one: its whole dictionary; its ToUnicode map is "4 0 R".
  PdfBuilder& font(std::string_view dictionary) {
    font_ = dictionary;
    return *this;
  }
  /// For such dictionaries: every byte 500 wide; a descriptor's entries (flags: 4 symbolic, 32 not).
  static std::string widths() {
    std::string list;
    for (int k = 0; k < 255; ++k) list += "500 ";
    return "/FirstChar 1 /LastChar 255 /Widths [" + list + "]";
  }
  static std::string descriptor(int flags) {
    return "/Type /FontDescriptor /FontName /Test /Flags " + std::to_string(flags) +
           " /Ascent 800 /Descent -200";
  }
  /// A further object; "NUMBER 0 R" refers to it. To be called after all pages were begun.
  PdfBuilder& object(std::string_view body, int& number) {
    number = static_cast<int>(5 + 2 * pages_.size() + objects_.size());
    objects_.emplace_back(body);
    return *this;
  }
  static std::string stream(std::string_view content, std::string_view entries = "") {
    return "<< " + std::string(entries) + " /Length " + std::to_string(content.size()) + " >>\nstream\n" +
           std::string(content) + "\nendstream";
  }
  /// Entries of the catalog: forms, actions, embedded files.
  PdfBuilder& catalog(std::string_view entries) {
    catalog_ = entries;
    return *this;
  }

  std::string bytes() const {
    std::string file = "%PDF-1.4\n";
    std::vector<std::size_t> offsets;
    const auto object = [&](const std::string& body) {
      offsets.push_back(file.size());
      file += std::to_string(offsets.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    std::string kids;
    for (std::size_t k = 0; k < pages_.size(); ++k) kids += std::to_string(5 + 2 * k) + " 0 R ";
    object("<< /Type /Catalog /Pages 2 0 R " + catalog_ + " >>");
    object("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) +
           " /MediaBox [0 0 595 842] >>");
    object(!font_.empty() ? font_
                          : "<< /Type /Font /Subtype /TrueType /BaseFont /Test " + widths() +
                                (mapped_ ? " /ToUnicode 4 0 R" : "") + " /FontDescriptor << " +
                                descriptor(4) + " >> >>");
    object(stream(map()));
    for (std::size_t k = 0; k < pages_.size(); ++k) {
      object("<< /Type /Page /Parent 2 0 R " + pages_[k].attributes + " /Resources << /Font << /F " +
             pages_[k].font + " >> " + pages_[k].resources + " >> /Contents " + std::to_string(6 + 2 * k) +
             " 0 R >>");
      object(stream(pages_[k].content, pages_[k].entries));
    }
    for (const std::string& body : objects_) object(body);
    const std::size_t start = file.size();
    file += "xref\n0 " + std::to_string(offsets.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets) {
      char entry[24];
      std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", offset);
      file += entry;
    }
    file += "trailer << /Size " + std::to_string(offsets.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
            std::to_string(start) + "\n%%EOF\n";
    return file;
  }

 private:
  struct PageText {
    std::string attributes, resources, font, content, entries;
  };

  static std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
  }
  static std::string hex(unsigned value, int digits) {
    char text[16];
    std::snprintf(text, sizeof text, "%0*X", digits, value);
    return text;
  }
  std::string codes(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
      const char32_t c = utf8::next(text, i);
      const auto code = codes_.try_emplace(c, static_cast<unsigned>(codes_.size() + 33)).first->second;
      result += hex(code, 2);
    }
    return result;
  }
  std::string map() const {
    std::string text =
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <00> <FF> "
        "endcodespacerange\n";
    for (const auto& [letter, code] : codes_)
      text += "1 beginbfchar <" + hex(code, 2) + "> <" +
              hex(static_cast<unsigned>(shown_ ? shown_(letter) : letter), 4) + "> endbfchar\n";
    return text + "endcmap end end\n";
  }

  std::vector<PageText> pages_;
  std::map<char32_t, unsigned> codes_;
  std::function<char32_t(char32_t)> shown_;
  std::vector<std::string> objects_;
  std::string font_, catalog_;
  bool mapped_ = true;
};

}  // namespace prikaz::test
