// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The HTML inside a web archive (MHTML, RFC 2557: a MIME message, RFC 2045–2046, of type multipart/related).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace prikaz::extract::html {

struct ArchivedPage {
  std::string bytes;    ///< decoded from base64 or quoted-printable
  std::string charset;  ///< as declared; may be empty
};

/// Whether the bytes begin with the headers of a MIME message.
bool is_archive(std::string_view bytes);

/// The first part of type text/html; std::nullopt where there is none.
std::optional<ArchivedPage> find_page(std::string_view bytes);

}  // namespace prikaz::extract::html
