// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/html_reader.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/encoding.h"
#include "extract/html/flow.h"
#include "extract/html/mhtml.h"

namespace prikaz::extract {
namespace {

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

// The first bytes in lower case, UTF-16 made readable by leaving its zero bytes out.
std::string beginning(std::string_view bytes, std::size_t size) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string text;
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  for (const char c : bytes.substr(wide ? 2 : 0, wide ? 2 * size : size))
    if (!wide || c != '\0') text += c;
  return lower_ascii(utf8::trim(text));
}

bool begins_with_tag(std::string_view text) {
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<title",
                                     "<center", "<div", "<font", "<style"})
    if (text.starts_with(tag)) return true;
  return false;
}

// <meta charset=…> or <meta http-equiv … content="text/html; charset=…"> (HTML Living Standard, "prescan a
// byte stream").
std::string declared_charset(std::string_view bytes) {
  const std::string head = beginning(bytes, 8192);
  for (std::size_t meta = head.find("<meta"); meta != std::string::npos;
       meta = head.find("<meta", meta + 5)) {
    const std::string_view tag = std::string_view(head).substr(meta, head.find('>', meta) - meta);
    std::size_t at = tag.find("charset");
    if (at == std::string_view::npos) continue;
    at = tag.find('=', at);
    if (at == std::string_view::npos) continue;
    const std::size_t begin = tag.find_first_not_of("= \"'", at);
    if (begin == std::string_view::npos) continue;
    return std::string(tag.substr(begin, tag.find_first_of(" \"';/", begin) - begin));
  }
  return {};
}

// Carries events from C; an exception stops the parser and is thrown again outside of it.
struct Bridge {
  html::Flow& flow;
  htmlParserCtxtPtr parser = nullptr;
  std::exception_ptr error;

  int line() const { return parser->input ? parser->input->line : 0; }

  template <typename Call>
  void guard(Call call) noexcept {
    if (error) return;
    try {
      call();
    } catch (...) {
      error = std::current_exception();
      xmlStopParser(parser);
    }
  }
};

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

void on_begin(void* user, const xmlChar* name, const xmlChar** attributes) {
  Bridge& bridge = *static_cast<Bridge*>(user);
  bridge.guard([&] { bridge.flow.begin(view(name), html::Attributes(attributes), bridge.line()); });
}

void on_end(void* user, const xmlChar* name) {
  Bridge& bridge = *static_cast<Bridge*>(user);
  bridge.guard([&] { bridge.flow.end(view(name), bridge.line()); });
}

void on_text(void* user, const xmlChar* text, int length) {
  Bridge& bridge = *static_cast<Bridge*>(user);
  bridge.guard([&] {
    bridge.flow.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)}, bridge.line());
  });
}

void on_error(void*, const char*, ...) {}
void on_structured_error(void*, xmlErrorPtr) {}

struct FreeParser {
  void operator()(htmlParserCtxtPtr parser) const {
    if (parser->myDoc) xmlFreeDoc(parser->myDoc);
    htmlFreeParserCtxt(parser);
  }
};

void parse(std::string_view text, html::Flow& flow) {
  const std::unique_ptr<htmlParserCtxt, FreeParser> parser(htmlNewParserCtxt());
  if (!parser) throw Error(ErrorCode::Internal, "no memory for the HTML parser");
  htmlSAXHandler handler{};
  handler.startElement = on_begin;
  handler.endElement = on_end;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  handler.cdataBlock = on_text;
  handler.warning = on_error;
  handler.error = on_error;
  handler.fatalError = on_error;
  handler.serror = on_structured_error;
  *parser->sax = handler;
  Bridge bridge{flow, parser.get(), nullptr};
  parser->userData = &bridge;
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                      HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD;
  xmlDocPtr tree =
      htmlCtxtReadMemory(parser.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", options);
  if (tree) xmlFreeDoc(tree);
  if (bridge.error) std::rethrow_exception(bridge.error);
  flow.finish();
}

// Word's conditional marks outside of comments, "<![if !supportLists]>", become spaces: the parser would show
// them.
std::string without_conditions(std::string_view text) {
  constexpr std::size_t kLongestMark = 200;
  std::string result(text);
  for (std::size_t at = result.find("<!["); at != std::string::npos; at = result.find("<![", at + 3)) {
    const bool mark = result.compare(at + 3, 2, "if") == 0 || result.compare(at + 3, 5, "endif") == 0;
    const std::size_t end =
        mark ? std::string_view(result).substr(at, kLongestMark).find('>') : std::string::npos;
    if (end == std::string::npos) continue;
    std::replace_if(
        result.begin() + static_cast<std::ptrdiff_t>(at),
        result.begin() + static_cast<std::ptrdiff_t>(at + end + 1), [](char c) { return c != '\n'; }, ' ');
  }
  return result;
}

Document read_page(std::string_view bytes, std::string_view charset, const ReadOptions& options) {
  const std::string declared = charset.empty() ? declared_charset(bytes) : std::string(charset);
  DecodedText decoded = decode_text(bytes, declared);
  Document document;
  document.source.reader = "html";
  document.source.media_type = "text/html";
  document.source.encoding = decoded.encoding;
  document.diagnostics = std::move(decoded.diagnostics);
  html::Flow flow(options.limits, document);
  if (decoded.text().find("<![") == std::string_view::npos)
    parse(decoded.text(), flow);
  else
    parse(without_conditions(decoded.text()), flow);
  return document;
}

}  // namespace

int recognize_html(std::string_view bytes, std::string_view name) {
  const std::string head = beginning(bytes, 4096);
  if (html::is_archive(bytes)) return 3;
  if (begins_with_tag(head)) return 3;
  if (head.starts_with("<?xml") && head.find("<html") != std::string::npos) return 3;
  if (head.starts_with("<!--") &&
      (head.find("<html") != std::string::npos || head.find("<body") != std::string::npos))
    return 3;
  const std::string lower = lower_ascii(name);
  const bool named = lower.ends_with(".html") || lower.ends_with(".htm") || lower.ends_with(".xhtml");
  return named && head.find('<') != std::string::npos && looks_like_text(bytes) ? 2 : 0;
}

Document read_html(std::string_view bytes, std::string_view, const ReadOptions& options) {
  if (!html::is_archive(bytes)) return read_page(bytes, {}, options);
  const auto page = html::find_page(bytes);
  if (!page) throw Error(ErrorCode::Damaged, "a web archive without an HTML page inside");
  Document document = read_page(page->bytes, page->charset, options);
  document.source.media_type = "multipart/related";
  return document;
}

}  // namespace prikaz::extract
