// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/extract/office_package.h"

#include <zip.h>

#include <algorithm>
#include <stdexcept>

#include "base/error.h"
#include "extract/read.h"
#include "tests/extract/document_dump.h"

namespace prikaz::extract {
namespace {

constexpr std::string_view kWordNamespaces =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
    R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
    R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")"
    R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml")"
    R"( xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:x="urn:example:unknown")";

constexpr std::string_view kOdfNamespaces =
    R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
    R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
    R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
    R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")"
    R"( xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0")"
    R"( xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")"
    R"( xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink")";

std::string element(std::string_view root, std::string_view namespaces, std::string_view inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + std::string(root) + std::string(namespaces) + ">" +
         std::string(inside) + "</" + std::string(root) + ">";
}

}  // namespace

std::string make_zip(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (!archive) throw std::runtime_error("no archive");
  for (const auto& [name, text] : parts) {
    zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE);
    if (name == "mimetype")
      zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }
  zip_close(archive);
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

std::string wordprocessing_part(std::string_view root, std::string_view inside) {
  return element(root, kWordNamespaces, inside);
}

std::string relationships_part(const std::vector<std::pair<std::string, std::string>>& type_and_target) {
  std::string inside;
  int number = 0;
  for (const auto& [type, target] : type_and_target) {
    inside += "<Relationship Id=\"r" + std::to_string(++number) + "\" Target=\"" + target +
              "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "\"" +
              (type == "hyperlink" ? " TargetMode=\"External\"" : "") + "/>";
  }
  return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inside +
         "</Relationships>";
}

std::string make_docx(std::string_view body, const Parts& more) {
  Parts parts = {
      {"[Content_Types].xml",
       "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
      {"_rels/.rels", relationships_part({{"officeDocument", "word/document.xml"}})},
      {"word/document.xml", wordprocessing_part("w:document", "<w:body>" + std::string(body) + "</w:body>")}};
  for (const auto& part : more) {
    const auto same =
        std::find_if(parts.begin(), parts.end(), [&](const auto& one) { return one.first == part.first; });
    if (same != parts.end()) {
      same->second = part.second;
    } else {
      parts.push_back(part);
    }
  }
  return make_zip(parts);
}

std::string odf_part(std::string_view root, std::string_view inside) {
  return element(root, kOdfNamespaces, inside);
}

std::string make_odt(std::string_view text, std::string_view automatic_styles, std::string_view styles) {
  return make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                   {"content.xml", odf_part("office:document-content",
                                            "<office:automatic-styles>" + std::string(automatic_styles) +
                                                "</office:automatic-styles><office:body><office:text>" +
                                                std::string(text) + "</office:text></office:body>")},
                   {"styles.xml", odf_part("office:document-styles", styles)}});
}

std::string read_dump(std::string_view bytes, std::string_view name) {
  try {
    return dump(read_document(bytes, name));
  } catch (const Error& error) {
    return "error " + std::string(code_name(error.code()));
  }
}

}  // namespace prikaz::extract
