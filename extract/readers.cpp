// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/readers.h"

#include <array>

#include "extract/doc_reader.h"
#include "extract/docx_reader.h"
#include "extract/html_reader.h"
#include "extract/markdown_reader.h"
#include "extract/odt_reader.h"
#include "extract/pdf_reader.h"
#include "extract/rtf_reader.h"
#include "extract/text_reader.h"

namespace prikaz::extract {
namespace {

constexpr std::array kReaders = {
    Reader{"pdf", "pdf", "PDF with a text layer", recognize_pdf, read_pdf},
    Reader{"docx", "docx docm dotx", "Word since 2007 (OOXML)", recognize_docx, read_docx},
    Reader{"odt", "odt ott fodt", "OpenDocument text", recognize_odt, read_odt},
    Reader{"rtf", "rtf", "Rich Text Format", recognize_rtf, read_rtf},
    Reader{"doc", "doc dot", "Word 97-2003", recognize_doc, read_doc},
    Reader{"html", "html htm xhtml mht mhtml", "web pages and web archives", recognize_html, read_html},
    Reader{"markdown", "md markdown", "Markdown with tables in pipes", recognize_markdown, read_markdown},
    Reader{"text", "txt text", "plain text; tables in tabs, pipes, boxes and looser layouts", recognize_text,
           read_text},
};

}  // namespace

std::span<const Reader> readers() { return kReaders; }

}  // namespace prikaz::extract
