// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/odt_reader.h"

#include <algorithm>
#include <cstring>
#include <functional>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/odt/story.h"
#include "extract/office/truncation.h"
#include "extract/zip_package.h"

namespace prikaz::extract {
namespace {

using odt::Context;
using odt::Story;

constexpr std::string_view kMediaType = "application/vnd.oasis.opendocument.text";
constexpr std::string_view kFlatRoot = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

using Opened = std::function<void(Story& story)>;

void walk_part(ZipPackage& package, std::string_view part, Story& story) {
  const auto stream = package.open(part);
  office::walk_xml([&](char* buffer, std::size_t size) { return stream->read(buffer, size); }, part,
                   odt::names(), story);
}

void walk_flat(std::string_view bytes, Story& story) {
  std::size_t at = 0;
  office::walk_xml(
      [&](char* buffer, std::size_t size) {
        const std::size_t count = std::min(size, bytes.size() - at);
        std::memcpy(buffer, bytes.data() + at, count);
        at += count;
        return count;
      },
      "the document", odt::names(), story);
}

// The styles of styles.xml, then content.xml, then the headers of the pages that content.xml uses.
void read_texts(office::Flow& flow, const Opened& walk_styles, const Opened& walk_content) {
  Context context{flow, {}};
  Story styles(context, Story::Want::Styles);
  walk_styles(styles);
  Story content(context, Story::Want::Text);
  walk_content(content);
  if (!content.saw_text()) throw Error(ErrorCode::Damaged, "content.xml holds no text (office:text)");
  flow.close();
  if (!context.has_headers) return;
  Story headers(context, Story::Want::Headers);
  walk_styles(headers);
}

void refuse_encrypted(ZipPackage& package) {
  if (package.has("encrypted-package"))
    throw Error(ErrorCode::Encrypted, "the document is encrypted with a password");
  if (!package.has("META-INF/manifest.xml")) return;
  if (package.read("META-INF/manifest.xml").find("encryption-data") != std::string::npos)
    throw Error(ErrorCode::Encrypted, "the document is encrypted with a password");
}

}  // namespace

int recognize_odt(std::string_view bytes, std::string_view name) {
  const std::string lower = utf8::to_lower(name);
  if (is_zip(bytes)) {
    // The first entry is stored and holds the media type (ODF 1.2 part 3, 3.3).
    if (bytes.substr(0, 256).find(kMediaType) != std::string_view::npos) return 3;
    if (zip_mentions(bytes, "content.xml") && zip_mentions(bytes, "META-INF/manifest.xml") &&
        !zip_mentions(bytes, "application/vnd.oasis.opendocument."))
      return 3;
    return lower.ends_with(".odt") || lower.ends_with(".ott") ? 2 : 0;
  }
  const std::string_view head = bytes.substr(0, 1024);
  return head.find("<office:document") != std::string_view::npos &&
                 bytes.substr(0, 8192).find(kFlatRoot) != std::string_view::npos
             ? 3
             : 0;
}

Document read_odt(std::string_view bytes, std::string_view, const ReadOptions& options) {
  office::Flow flow("odt", options.limits);
  if (is_zip(bytes)) {
    ZipPackage package(bytes, options.limits);
    refuse_encrypted(package);
    const auto walk_styles = [&](Story& story) {
      if (!package.has("styles.xml")) return;
      try {
        walk_part(package, "styles.xml", story);
      } catch (const Error& error) {
        if (error.code() != ErrorCode::Damaged) throw;
        flow.count("part-damaged", Severity::Warning, "styles.xml is broken: " + error.detail());
      }
    };
    read_texts(flow, walk_styles, [&](Story& story) {
      office::walk_rest(flow, package, [&] { walk_part(package, "content.xml", story); });
    });
  } else {
    const auto walk = [&](Story& story) { walk_flat(bytes, story); };
    read_texts(flow, walk, walk);
  }
  Document document = flow.finish();
  document.source.media_type = kMediaType;
  document.source.reader = "odt";
  return document;
}

}  // namespace prikaz::extract
