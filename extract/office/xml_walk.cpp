// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/office/xml_walk.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <exception>
#include <memory>
#include <mutex>

#include "base/error.h"

namespace prikaz::extract::office {
namespace {

// libxml2's own bound on depth (xmlParserMaxDepth) ends the parse with a general error; ours is a little
// lower.
constexpr int kMaxElements = 250;

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view{};
}

// What the callbacks share. C code lies between them and the caller: an exception is parked and thrown again
// outside.
struct Walk {
  Walk(const XmlSource& from, const XmlNames& known_names, XmlHandler& to)
      : source(from), names(known_names), handler(to) {}

  const XmlSource& source;
  const XmlNames& names;
  XmlHandler& handler;
  xmlParserCtxtPtr parser = nullptr;
  std::exception_ptr failure;
  std::vector<int> open;

  // Names are interned by the parser: a pair of pointers stands for a name as long as the parse lasts.
  struct Known {
    const xmlChar* local = nullptr;
    const xmlChar* uri = nullptr;
    int id = 0;
  };
  std::array<Known, 1024> known{};

  int id(const xmlChar* local, const xmlChar* uri) {
    const auto mix = reinterpret_cast<std::uintptr_t>(local) ^ (reinterpret_cast<std::uintptr_t>(uri) << 3);
    Known& entry = known[(mix ^ mix >> 10) & (known.size() - 1)];
    if (entry.local != local || entry.uri != uri) entry = {local, uri, names.id(view(uri), view(local))};
    return entry.id;
  }

  template <typename Call>
  void guarded(Call call) {
    if (failure) return;
    try {
      call();
    } catch (...) {
      failure = std::current_exception();
      // xmlStopParser would free the input under the parser's feet when it is just reading: instead events
      // stop here and the source has no more bytes.
      if (parser) parser->disableSAX = 1;
    }
  }
};

Walk& walk_of(void* context) { return *static_cast<Walk*>(context); }

void on_start(void* context, const xmlChar* local, const xmlChar*, const xmlChar* uri, int, const xmlChar**,
              int attribute_count, int, const xmlChar** attributes) {
  Walk& walk = walk_of(context);
  walk.guarded([&] {
    if (walk.open.size() >= kMaxElements)
      throw Error(ErrorCode::LimitExceeded, "elements are nested too deep");
    const int id = walk.id(local, uri);
    walk.open.push_back(id);
    walk.handler.start(id, XmlAttributes(attributes, attribute_count));
  });
}

void on_end(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  Walk& walk = walk_of(context);
  walk.guarded([&] {
    if (walk.open.empty()) return;
    const int id = walk.open.back();
    walk.open.pop_back();
    walk.handler.end(id);
  });
}

void on_text(void* context, const xmlChar* text, int length) {
  Walk& walk = walk_of(context);
  walk.guarded([&] {
    walk.handler.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  });
}

void on_entity(void* context, const xmlChar*, int, const xmlChar*, const xmlChar*, xmlChar*) {
  walk_of(context).guarded([] { throw Error(ErrorCode::Damaged, "entities are declared"); });
}

xmlEntityPtr predefined_entity(void*, const xmlChar* name) { return xmlGetPredefinedEntity(name); }

int on_read(void* context, char* buffer, int length) {
  Walk& walk = walk_of(context);
  int count = 0;
  walk.guarded([&] { count = static_cast<int>(walk.source(buffer, static_cast<std::size_t>(length))); });
  return count;
}

int on_close(void*) { return 0; }

xmlSAXHandler make_callbacks() {
  xmlSAXHandler callbacks;
  std::memset(&callbacks, 0, sizeof callbacks);
  callbacks.initialized = XML_SAX2_MAGIC;
  callbacks.startElementNs = on_start;
  callbacks.endElementNs = on_end;
  callbacks.characters = on_text;
  callbacks.ignorableWhitespace = on_text;
  callbacks.cdataBlock = on_text;
  callbacks.entityDecl = on_entity;
  callbacks.getEntity = predefined_entity;
  return callbacks;
}

struct FreeParser {
  void operator()(xmlParserCtxtPtr parser) const {
    if (parser->myDoc) xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
  }
};

std::string trimmed_message(const char* message) {
  std::string result = message ? message : "not well formed";
  while (!result.empty() && result.back() == '\n') result.pop_back();
  return result;
}

}  // namespace

XmlNames::XmlNames(std::span<const XmlNamespace> namespaces, std::span<const XmlName> names) {
  for (const XmlNamespace& space : namespaces) prefixes_.emplace(space.uri, space.prefix);
  for (const XmlName& name : names) names_.emplace(name.name, name.id);
}

int XmlNames::id(std::string_view uri, std::string_view local) const {
  const auto prefix = prefixes_.find(uri);
  if (prefix == prefixes_.end()) return 0;
  std::string name(prefix->second);
  name += ':';
  name += local;
  const auto found = names_.find(name);
  return found == names_.end() ? 0 : found->second;
}

std::optional<std::string_view> XmlAttributes::find(std::string_view local) const {
  for (int i = 0; i < count_; ++i) {
    const unsigned char** attribute = raw_ + i * 5;
    const char* name = reinterpret_cast<const char*>(attribute[0]);
    if (std::strncmp(name, local.data(), local.size()) == 0 && name[local.size()] == '\0')
      return std::string_view(reinterpret_cast<const char*>(attribute[3]),
                              static_cast<std::size_t>(attribute[4] - attribute[3]));
  }
  return std::nullopt;
}

int XmlAttributes::number(std::string_view local, int fallback) const {
  const auto value = find(local);
  return value ? parse_int(*value).value_or(fallback) : fallback;
}

std::optional<int> parse_int(std::string_view text) {
  constexpr long long kBound = 1'000'000'000;
  while (!text.empty() && (text.front() == ' ' || text.front() == '+')) text.remove_prefix(1);
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range)
    return static_cast<int>(!text.empty() && text.front() == '-' ? -kBound : kBound);
  if (error != std::errc{}) return std::nullopt;
  return static_cast<int>(std::clamp(value, -kBound, kBound));
}

void walk_xml(const XmlSource& source, std::string_view part, const XmlNames& names, XmlHandler& handler) {
  static std::once_flag initialized;
  std::call_once(initialized, [] { xmlInitParser(); });
  const auto walk = std::make_unique<Walk>(source, names, handler);
  xmlSAXHandler callbacks = make_callbacks();
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(
      xmlCreateIOParserCtxt(&callbacks, walk.get(), on_read, on_close, walk.get(), XML_CHAR_ENCODING_NONE));
  if (!parser) {
    if (walk->failure) std::rethrow_exception(walk->failure);
    throw Error(ErrorCode::Damaged, std::string(part) + ": no XML");
  }
  walk->parser = parser.get();
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOERROR |
                                      XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  xmlParseDocument(parser.get());
  if (walk->failure) {
    try {
      std::rethrow_exception(walk->failure);
    } catch (const Error& error) {
      if (error.detail().find(part) != std::string::npos) throw;
      throw Error(error.code(), std::string(part) + ": " + error.detail(), error.at());
    }
  }
  if (!parser->wellFormed) {
    const xmlErrorPtr error = xmlCtxtGetLastError(parser.get());
    throw Error(ErrorCode::Damaged, std::string(part) + ": line " + std::to_string(error ? error->line : 0) +
                                        ": " + trimmed_message(error ? error->message : nullptr));
  }
}

}  // namespace prikaz::extract::office
