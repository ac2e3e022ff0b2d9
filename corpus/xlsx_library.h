// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The functions of libxlsxwriter that the writers of workbooks call, and the opening that they share; the
// library is opened with the first workbook. Private to them.
#pragma once

#include <xlsxwriter.h>

#include <filesystem>
#include <string>

#include "base/error.h"
#include "base/library.h"

namespace prikaz::corpus {

inline constexpr SharedLibrary libxlsxwriter(PRIKAZ_LIBXLSXWRITER);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, format_set_align);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, format_set_bg_color);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, format_set_bold);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, format_set_font_color);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, format_set_rotation);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, format_set_text_wrap);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, lxw_strerror);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, workbook_add_format);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, workbook_add_worksheet);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, workbook_close);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, workbook_new_opt);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, workbook_set_properties);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, worksheet_autofilter);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, worksheet_fit_to_pages);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, worksheet_freeze_panes);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, worksheet_repeat_rows);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, worksheet_set_column);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, worksheet_set_landscape);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, worksheet_set_row);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, worksheet_write_boolean);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, worksheet_write_number);
PRIKAZ_LIBRARY_FUNCTION(libxlsxwriter, worksheet_write_string);

/// A workbook that is written in constant memory, its temporary files beside it. Throws Error(Unreadable)
/// where nothing can be written there.
inline lxw_workbook* open_workbook(const std::string& path) {
  std::string folder = std::filesystem::path(path).parent_path().string();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.empty() ? nullptr : folder.data();
  lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
  if (!book) throw Error(ErrorCode::Unreadable, path + ": cannot be written");
  // The time of making would differ from run to run.
  lxw_doc_properties properties{};
  std::string title = "prikaz";
  properties.title = title.data();
  properties.created = 946684800;  // 2000-01-01, the same for all
  workbook_set_properties(book, &properties);
  return book;
}

}  // namespace prikaz::corpus
