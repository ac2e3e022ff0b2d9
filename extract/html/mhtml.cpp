// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/html/mhtml.h"

#include <algorithm>

#include "base/utf8.h"

namespace prikaz::extract::html {
namespace {

constexpr std::size_t kMostHeaderBytes = 64 << 10;

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

// The headers of an entity, unfolded and in lower case, and where its body begins.
struct Headers {
  std::string text;
  std::size_t body = 0;
};

std::string_view take_line(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  std::string_view line = text.substr(at, end - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  at = std::min(end + 1, text.size());
  return line;
}

Headers read_headers(std::string_view text, std::size_t at) {
  Headers headers;
  const std::size_t limit = std::min(text.size(), at + kMostHeaderBytes);
  while (at < limit) {
    const std::string_view line = take_line(text, at);
    if (line.empty()) break;
    const bool folded = line.front() == ' ' || line.front() == '\t';
    headers.text += folded ? " " : "\n";
    headers.text += lower_ascii(utf8::trim(line));
  }
  headers.text += '\n';
  headers.body = at;
  return headers;
}

// "content-type" → "text/html; charset=\"windows-1251\"".
std::string_view header(const Headers& headers, std::string_view name) {
  const std::size_t begin = headers.text.find("\n" + std::string(name) + ":");
  if (begin == std::string::npos) return {};
  const std::size_t from = begin + name.size() + 2;
  return utf8::trim(std::string_view(headers.text).substr(from, headers.text.find('\n', from) - from));
}

std::string_view parameter(std::string_view value, std::string_view name) {
  std::size_t begin = value.find(std::string(name) + "=");
  if (begin == std::string_view::npos) return {};
  value.remove_prefix(begin + name.size() + 1);
  if (value.starts_with('"')) {
    value.remove_prefix(1);
    return value.substr(0, value.find('"'));
  }
  return value.substr(0, value.find_first_of("; \t"));
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      result += text[i];
      continue;
    }
    if (i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      result += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else if (text.substr(i + 1, 2) == "\r\n") {
      i += 2;
    } else if (text.substr(i + 1, 1) == "\n") {
      i += 1;
    } else {
      result += '=';
    }
  }
  return result;
}

std::string decode_base64(std::string_view text) {
  std::string result;
  result.reserve(text.size() / 4 * 3);
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    int value = -1;
    if (c >= 'A' && c <= 'Z') value = c - 'A';
    if (c >= 'a' && c <= 'z') value = c - 'a' + 26;
    if (c >= '0' && c <= '9') value = c - '0' + 52;
    if (c == '+') value = 62;
    if (c == '/') value = 63;
    if (value < 0) continue;
    bits = bits << 6 | static_cast<unsigned>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    result += static_cast<char>(bits >> count & 0xFF);
  }
  return result;
}

ArchivedPage decode_part(const Headers& headers, std::string_view body) {
  ArchivedPage page;
  page.charset = parameter(header(headers, "content-type"), "charset");
  const std::string_view encoding = header(headers, "content-transfer-encoding");
  if (encoding.starts_with("quoted-printable"))
    page.bytes = decode_quoted_printable(body);
  else if (encoding.starts_with("base64"))
    page.bytes = decode_base64(body);
  else
    page.bytes = body;
  return page;
}

}  // namespace

bool is_archive(std::string_view bytes) {
  const Headers headers = read_headers(bytes.substr(0, 4096), 0);
  const std::string_view type = header(headers, "content-type");
  if (header(headers, "mime-version").empty()) return false;
  return type.starts_with("multipart/") || type.starts_with("text/html");
}

std::optional<ArchivedPage> find_page(std::string_view bytes) {
  const Headers top = read_headers(bytes, 0);
  if (header(top, "content-type").starts_with("text/html")) return decode_part(top, bytes.substr(top.body));
  // Every line "--boundary…" may begin a part, whatever the nesting of multiparts.
  for (std::size_t at = top.body; at < bytes.size();) {
    const std::string_view line = take_line(bytes, at);
    if (!line.starts_with("--") || line.size() < 3) continue;
    const Headers part = read_headers(bytes, at);
    if (!header(part, "content-type").starts_with("text/html")) continue;
    const std::string delimiter = "\n" + std::string(line);
    const std::size_t end = std::min(bytes.find(delimiter, part.body), bytes.size());
    return decode_part(part, bytes.substr(part.body, end - part.body));
  }
  return std::nullopt;
}

}  // namespace prikaz::extract::html
