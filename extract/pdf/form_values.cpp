// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/form_values.h"

#include <Annot.h>
#include <Catalog.h>
#include <Form.h>
#include <UTF.h>
#include <goo/gmem.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace prikaz::extract::pdf {
namespace {

constexpr double kUsualSize = 11;     // points, where the field leaves the size open
constexpr double kSmallest = 3;       // points
constexpr double kHeightShare = 0.8;  // of the field that one line's letters take at the most
constexpr double kLetterWidth = 0.5;  // of the font size
constexpr double kLeading = 1.2;      // of the font size
constexpr double kInset = 2;          // points between the field's edge and its text
constexpr float kAscent = 0.75f, kDescent = 0.2f;

// A text string (ISO 32000-1, 7.9.2.2): UTF-16 with a mark, UTF-8 with a mark (PDF 2.0), else PDFDocEncoding.
std::u32string text_of(const GooString* string) {
  std::u32string text;
  if (!string) return text;
  Unicode* letters = nullptr;
  const int count = TextStringToUCS4(string->toStr(), &letters);
  text.assign(letters, letters + std::max(count, 0));
  gfree(letters);
  return text;
}

std::u32string value_of(FormWidget& widget) {
  if (widget.getType() == formText) return text_of(static_cast<FormWidgetText&>(widget).getContent());
  if (widget.getType() != formChoice) return {};
  const auto& choice = static_cast<FormWidgetChoice&>(widget);
  std::u32string text;
  for (int k = 0; k < choice.getNumChoices(); ++k)
    if (choice.isSelected(k)) text += (text.empty() ? U"" : U"\n") + text_of(choice.getChoice(k));
  return text.empty() ? text_of(choice.getEditChoice()) : text;
}

// "/F 12 Tf 0 g": the number before Tf; 0 leaves the size open.
double size_of(const GooString* appearance) {
  if (!appearance) return 0;
  const std::string_view text(appearance->c_str(), static_cast<std::size_t>(appearance->getLength()));
  std::size_t end = text.find("Tf");
  if (end == std::string_view::npos) return 0;
  while (end > 0 && text[end - 1] == ' ') --end;
  const std::size_t begin = text.find_last_of(" \n\r\t", end == 0 ? 0 : end - 1);
  double size = 0;
  if (begin != std::string_view::npos) std::from_chars(text.data() + begin + 1, text.data() + end, size);
  return size;
}

// Lines of at most `most` letters, broken at spaces and where the value has line ends.
std::vector<std::u32string> wrap(const std::u32string& text, std::size_t most) {
  std::vector<std::u32string> lines(1);
  std::size_t space = 0;  // in the open line: where it can be broken
  for (std::size_t k = 0; k < text.size(); ++k) {
    const char32_t c = text[k];
    if (c == '\n' || c == '\r') {
      if (c == '\r' && k + 1 < text.size() && text[k + 1] == '\n') ++k;
      lines.emplace_back();
      space = 0;
      continue;
    }
    if (c == ' ') space = lines.back().size();
    lines.back() += c;
    if (lines.back().size() <= most || space == 0) continue;
    std::u32string rest = lines.back().substr(space + 1);
    lines.back().resize(space);
    lines.push_back(std::move(rest));
    space = 0;
  }
  return lines;
}

}  // namespace

FormValues FormValues::of(PDFDoc& document, ::Page& page) {
  Catalog* catalog = document.getCatalog();
  if (!catalog || catalog->getFormType() == Catalog::NoForm) return {};
  const Form* form = catalog->getForm();
  return form ? FormValues(page, form->getNeedAppearances()) : FormValues();
}

FormValues::FormValues(::Page& source, bool stale) {
  const std::unique_ptr<FormPageWidgets> widgets = source.getFormWidgets();
  if (!widgets || widgets->getNumWidgets() == 0) return;
  double matrix[6];
  source.getDefaultCTM(matrix, 72, 72, 0, false, true);
  for (int k = 0; k < widgets->getNumWidgets(); ++k) {
    FormWidget* widget = widgets->getWidget(k);
    const Object* dictionary = widget ? widget->getObj() : nullptr;
    if (!dictionary || !dictionary->isDict()) continue;
    if (!stale && dictionary->dictLookup("AP").isDict()) continue;
    Value value;
    value.text = value_of(*widget);
    if (value.text.empty()) continue;
    double x[2], y[2];
    widget->getRect(&x[0], &y[0], &x[1], &y[1]);
    for (int i = 0; i < 2; ++i) {
      const double px = matrix[0] * x[i] + matrix[2] * y[i] + matrix[4];
      y[i] = matrix[1] * x[i] + matrix[3] * y[i] + matrix[5];
      x[i] = px;
    }
    std::tie(value.x0, value.x1) = std::minmax(x[0], x[1]);
    std::tie(value.y0, value.y1) = std::minmax(y[0], y[1]);
    if (!(value.x1 - value.x0 > kSmallest && value.y1 - value.y0 > kSmallest)) continue;
    const FormField* field = widget->getField();
    value.size = size_of(field ? field->getDefaultAppearance() : nullptr);
    values_[widget->getRef()] = std::move(value);
  }
}

void FormValues::add_glyphs(placed::Page& page, std::size_t most) const {
  for (const auto& [annotation, value] : values_) {
    const double width = value.x1 - value.x0 - 2 * kInset, height = value.y1 - value.y0;
    double size = std::clamp(value.size > 0 ? value.size : kUsualSize, kSmallest,
                             std::max(kHeightShare * height, kSmallest));
    const bool several =
        height > 2 * kLeading * size || value.text.find_first_of(U"\r\n") != std::u32string::npos;
    const auto per_line = static_cast<std::size_t>(std::max(width / (kLetterWidth * size), 1.0));
    const std::vector<std::u32string> lines = wrap(value.text, several ? per_line : value.text.size());
    size = std::max(std::min(size, height / (kLeading * static_cast<double>(lines.size()))), 1.0);
    double baseline = several ? value.y0 + size : (value.y0 + value.y1) / 2 + 0.3 * size;
    for (const std::u32string& line : lines) {
      const double step =
          std::min(kLetterWidth * size, width / static_cast<double>(std::max<std::size_t>(line.size(), 1)));
      double x = value.x0 + kInset;
      for (const char32_t c : line) {
        if (page.glyphs.size() >= most) {
          page.truncated = true;
          return;
        }
        placed::Glyph glyph;
        glyph.code = c;
        glyph.size = static_cast<float>(size);
        glyph.baseline = static_cast<float>(baseline);
        glyph.x0 = static_cast<float>(x);
        glyph.x1 = static_cast<float>(x + step);
        glyph.y0 = glyph.baseline - kAscent * glyph.size;
        glyph.y1 = glyph.baseline + kDescent * glyph.size;
        page.glyphs.push_back(glyph);
        x += step;
      }
      baseline += kLeading * size;
    }
  }
}

}  // namespace prikaz::extract::pdf
