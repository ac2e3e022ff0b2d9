// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs the pages of a PDF through an output device as Poppler's Page::display does, with two savings: content
// streams (ISO 32000-1, 7.8.2) are inflated by libdeflate as a whole, not by Poppler's decoder byte by byte;
// and fonts are made once for neighbouring pages that share them, where Poppler makes them anew for each
// page.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <Gfx.h>
#include <Object.h>
#include <PDFDoc.h>
#include <Page.h>

struct libdeflate_decompressor;

namespace prikaz::extract::pdf {

class PageInterpreter {
 public:
  using Stop = bool (*)(void* data);                 ///< asked now and then: true ends the page
  using Draws = bool (*)(Annot* annot, void* data);  ///< whether an annotation is drawn

  /// All of them must outlive the object.
  PageInterpreter(PDFDoc& document, OutputDev& device, Stop stop, void* stop_data);
  ~PageInterpreter();
  PageInterpreter(const PageInterpreter&) = delete;
  PageInterpreter& operator=(const PageInterpreter&) = delete;

  /// In points, turned as the page says, clipped to its crop box.
  void run(Page& page, Draws draws, void* draws_data);
  /// What a page that was stopped left behind must not touch the next one.
  void forget() { run_ = {}; }

 private:
  using Fonts = std::map<std::string, Ref>;
  /// What neighbouring pages must have in common to be drawn by one interpreter.
  struct Frame {
    PDFRectangle box, crop_box;
    bool crop = false;
    int rotation = 0;
    bool operator==(const Frame& other) const;
  };
  struct Run {
    std::unique_ptr<Gfx> gfx;
    Object resources;  ///< its fonts alone
    Frame frame;
    std::optional<Fonts> fonts;  ///< none: some have no number, and nobody can tell them apart
  };

  Frame frame_of(Page& page) const;
  void prepare(Page& page);
  /// The page's content as one stream in `content_`; null where Poppler must read it.
  Object inflated(const Object& contents);
  bool add_stream(Stream& stream);
  bool inflate_packed(std::size_t size);
  void make_room(std::size_t more);

  PDFDoc& document_;
  OutputDev& device_;
  Stop stop_;
  void* stop_data_;
  bool layers_ = false;  ///< optional content (8.11): a page can leave it switched off
  Run run_;
  std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> inflater_;
  std::size_t content_size_ = 0;
  std::vector<char>
      content_;  ///< holds more than content_size_: what is made room for once is not cleared again
  std::vector<unsigned char> packed_;
};

}  // namespace prikaz::extract::pdf
