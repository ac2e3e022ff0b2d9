// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/docx_reader.h"

#include <algorithm>
#include <cstring>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/docx/relationships.h"
#include "extract/docx/story.h"
#include "extract/office/truncation.h"
#include "extract/zip_package.h"

namespace prikaz::extract {
namespace {

using docx::Context;
using docx::Relationships;
using docx::Story;

void walk_part(ZipPackage& package, std::string_view part, office::XmlHandler& handler) {
  const auto stream = package.open(part);
  office::walk_xml([&](char* buffer, std::size_t size) { return stream->read(buffer, size); }, part,
                   docx::names(), handler);
}

// A part without which the main text can still be read: what is wrong with it becomes a diagnostic.
template <typename Walk>
void tolerate(office::Flow& flow, std::string_view part, Walk walk) {
  try {
    walk();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Damaged) throw;
    flow.count("part-damaged", Severity::Warning, std::string(part) + " is broken: " + error.detail());
  }
}

std::string find_main_part(ZipPackage& package) {
  const std::string told = docx::target_of_type(docx::read_relationships(package, ""), "officeDocument");
  for (const std::string& part : {told, std::string("word/document.xml")})
    if (!part.empty() && package.has(part)) return part;
  // Some writers number the part.
  for (const std::string& name : package.names())
    if (name.starts_with("word/document") && name.ends_with(".xml")) return name;
  throw Error(ErrorCode::Damaged, package.truncated()
                                      ? "the package is cut off before its main text (word/document.xml)"
                                      : "the package has no main text (word/document.xml)");
}

void read_lists_and_styles(ZipPackage& package, const Relationships& relations, Context& context) {
  const auto read = [&](std::string_view type, std::string_view usual, office::XmlHandler& handler) {
    std::string part = docx::target_of_type(relations, type);
    if (part.empty() || !package.has(part)) part = usual;
    if (package.has(part)) tolerate(context.flow, part, [&] { walk_part(package, part, handler); });
  };
  read("styles", "word/styles.xml", context.styles);
  read("numbering", "word/numbering.xml", context.numbering);
}

void read_notes(ZipPackage& package, const Relationships& relations, Context& context) {
  for (const bool endnotes : {false, true}) {
    const std::string part = docx::target_of_type(relations, endnotes ? "endnotes" : "footnotes");
    if (!context.notes.any(endnotes)) continue;
    if (part.empty() || !package.has(part)) {
      context.flow.count("part-missing", Severity::Warning, "the texts of the notes are missing");
      continue;
    }
    tolerate(context.flow, part, [&] {
      const Relationships own = docx::read_relationships(package, part);
      Story story(context, own, endnotes ? Story::Kind::Endnotes : Story::Kind::Notes);
      walk_part(package, part, story);
    });
  }
}

void read_headers(ZipPackage& package, const Relationships& relations, Context& context) {
  std::vector<std::string> seen;
  // The walk may not add to the list it goes over.
  const std::vector<docx::SideText> sides = context.side_texts;
  for (const docx::SideText& side : sides) {
    // A first page's header that no section shows is no text of the document.
    if (side.kind == "first" && !side.titled) continue;
    const auto relation = relations.find(side.relation);
    if (relation == relations.end() || relation->second.external || !package.has(relation->second.target)) {
      context.flow.count("part-missing", Severity::Warning, "% headers or footers are missing");
      continue;
    }
    const std::string& part = relation->second.target;
    if (std::find(seen.begin(), seen.end(), part) != seen.end()) continue;
    seen.push_back(part);
    tolerate(context.flow, part, [&] {
      const Relationships own = docx::read_relationships(package, part);
      Story story(context, own, Story::Kind::Header);
      context.flow.begin_header();
      walk_part(package, part, story);
      if (side.footer) {
        context.flow.end_footer();
      } else if (side.kind == "first") {
        context.flow.end_letterhead(side.section_begin);
      } else {
        context.flow.end_header();
      }
    });
  }
}

// Word 2003 XML: one file of XML, with the numbers of lists as text.
constexpr std::string_view kWord2003 = "http://schemas.microsoft.com/office/word/2003/wordml";

bool is_word_2003(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 8192);
  return head.find("wordDocument") != std::string_view::npos &&
         head.find(kWord2003) != std::string_view::npos;
}

Document read_word_2003(std::string_view bytes, const ReadOptions& options) {
  office::Flow flow("docx", options.limits);
  Context context{flow, {}, {}, {}, {}};
  const Relationships none;
  Story story(context, none, Story::Kind::Main);
  std::size_t at = 0;
  office::walk_xml(
      [&](char* buffer, std::size_t size) {
        const std::size_t count = std::min(size, bytes.size() - at);
        std::memcpy(buffer, bytes.data() + at, count);
        at += count;
        return count;
      },
      "the document", docx::names(), story);
  Document document = flow.finish();
  document.source.media_type = "application/xml";
  document.source.reader = "docx";
  return document;
}

}  // namespace

int recognize_docx(std::string_view bytes, std::string_view name) {
  if (!is_zip(bytes)) return is_word_2003(bytes) ? 3 : 0;
  const std::string lower = utf8::to_lower(name);
  const bool named = lower.ends_with(".docx") || lower.ends_with(".docm") || lower.ends_with(".dotx");
  const bool package = zip_mentions(bytes, "[Content_Types].xml") || zip_mentions(bytes, "_rels/.rels");
  if (zip_mentions(bytes, "word/document")) return 3;
  if (package && zip_mentions(bytes, "word/")) return 3;
  return named ? 2 : 0;
}

Document read_docx(std::string_view bytes, std::string_view, const ReadOptions& options) {
  if (!is_zip(bytes)) return read_word_2003(bytes, options);
  ZipPackage package(bytes, options.limits);
  const std::string main = find_main_part(package);
  const Relationships relations = docx::read_relationships(package, main);
  office::Flow flow("docx", options.limits);
  Context context{flow, {}, {}, {}, {}};
  read_lists_and_styles(package, relations, context);
  Story story(context, relations, Story::Kind::Main);
  office::walk_rest(flow, package, [&] { walk_part(package, main, story); });
  if (!story.saw_root()) throw Error(ErrorCode::Damaged, main + " is no WordprocessingML document");
  flow.close();
  read_notes(package, relations, context);
  read_headers(package, relations, context);
  Document document = flow.finish();
  document.source.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  document.source.reader = "docx";
  return document;
}

}  // namespace prikaz::extract
