// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/labelled_lists.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/span.h"
#include "base/utf8.h"
#include "extract/layout/loose.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kMostLabels = 6;        // columns of a plan beside number and activity
constexpr std::size_t kMostItemParts = 20;    // paragraphs of one item
constexpr std::size_t kLongestItem = 20'000;  // bytes of one paragraph
constexpr std::size_t kTitleReach = 6;        // paragraphs above the list in which the title may stand
constexpr std::size_t kFewestItems = 2;

// "Срок:" in a text: the label, its mark included, and where its value begins.
struct Label {
  Span name;              // without the mark
  std::size_t value = 0;  // byte behind the mark and the white space
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

std::size_t skip_space(std::string_view text, std::size_t i) {
  while (i < text.size() && is_space(text[i])) ++i;
  return i;
}

// Behind the mark of a label at `i`: a colon, or a dash with white space around it; 0 where there is none.
std::size_t mark_end(std::string_view text, std::size_t i) {
  const std::size_t mark = skip_space(text, i);
  if (mark < text.size() && text[mark] == ':') return mark + 1;
  if (mark == i) return 0;
  for (const std::string_view dash : {"–", "—", "-"})
    if (text.substr(mark).starts_with(dash) && mark + dash.size() < text.size() &&
        is_space(text[mark + dash.size()]))
      return mark + dash.size();
  return 0;
}

// Whether a word may begin a label at `i`: at the start, on a new line, behind a sentence's or a bracket's
// mark.
bool may_begin(std::string_view text, std::size_t i) {
  std::size_t before = i;
  while (before > 0 && is_space(text[before - 1])) {
    --before;
    if (text[before] == '\n') return true;
  }
  if (before == 0) return true;
  const char mark = text[before - 1];
  return mark == '(' || ((mark == '.' || mark == ';' || mark == ',') && before < i);
}

std::vector<Label> labels_of(std::string_view text) {
  std::vector<Label> labels;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool letter = static_cast<unsigned char>(text[i]) >= 0xC0 &&
                        (i == 0 || is_space(text[i - 1]) || text[i - 1] == '(');
    if (!letter || !may_begin(text, i)) continue;
    const std::size_t length = heading_phrase(text.substr(i, 200));
    const std::size_t behind = length == 0 ? 0 : mark_end(text, i + length);
    if (behind == 0) continue;
    labels.push_back({{i, i + length}, skip_space(text, behind)});
    i = behind - 1;
  }
  return labels;
}

// Labels that say the same have the same key: times, else the first letters.
std::string key_of(std::string_view label) {
  constexpr std::size_t kLetters = 10;  // bytes: five letters
  return heads_times(label) ? "time" : utf8::fold(label).substr(0, kLetters);
}

// A value without the marks that only part it from what follows; «2024 г.» and «И.О.» keep their full stop.
std::string_view without_marks(std::string_view value, bool bracketed) {
  value = utf8::trim(value);
  while (!value.empty()) {
    const char last = value.back();
    if (last == ';' || last == ',' || last == '(' || (bracketed && last == ')')) {
      bracketed = bracketed && last != ')';
      value = utf8::trim(value.substr(0, value.size() - 1));
      continue;
    }
    if (last != '.') break;
    const std::size_t word = last_letters(value.substr(0, value.size() - 1)).size();
    constexpr std::size_t kAbbreviation = 6;  // bytes: up to three letters
    if (word > 0 && word <= kAbbreviation) break;
    value = utf8::trim(value.substr(0, value.size() - 1));
  }
  return value;
}

struct Field {
  std::string key, label, text;
  Place at;
};

struct Item {
  std::size_t end = 0;  // behind its last block
  std::string number, title;
  Place at;
  std::vector<std::string> links;
  std::vector<Field> fields;
  bool section = false;

  const Field* field(std::string_view key) const {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.key == key; });
    return found == fields.end() ? nullptr : &*found;
  }
};

void append(std::string& text, std::string_view more) {
  if (more.empty()) return;
  if (!text.empty()) text += '\n';
  text += more;
}

class ListReader {
 public:
  explicit ListReader(Document& document)
      : document_(document), blocks_(document.blocks), known_diagnostics_(document.diagnostics.size()) {}

  void run() {
    kept_.reserve(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size();) {
      const std::size_t end = read_list(i);
      if (end == i) {
        if (auto* table = std::get_if<Table>(&blocks_[i])) renumber(*table);
        kept_.push_back(std::move(blocks_[i++]));
        continue;
      }
      std::size_t written = 0;
      for (std::size_t k = i; k < end; ++k) written += utf8::count_visible(paragraph(k)->text);
      added_.push_back(last_known_);
      Table table = tabulate();
      for (const Cell& cell : table.cells) written -= utf8::count_visible(cell.text);
      document_.markup_characters += written;
      document_.diagnostics.push_back({"columns-guessed", Severity::Warning,
                                       "a numbered list was read as a table by its labels", table.at});
      kept_.emplace_back(std::move(table));
      i = end;
    }
    blocks_ = std::move(kept_);
    for (std::size_t d = 0; d < known_diagnostics_ && !added_.empty(); ++d)
      if (int& table = document_.diagnostics[d].at.table; table > 0) table += added_before(table);
  }

 private:
  const Paragraph* paragraph(std::size_t i) const {
    return i < blocks_.size() ? std::get_if<Paragraph>(&blocks_[i]) : nullptr;
  }

  // How many new tables stand before the one that had this number.
  int added_before(int table) const {
    return static_cast<int>(
        std::count_if(added_.begin(), added_.end(), [table](int behind) { return behind < table; }));
  }

  void renumber(Table& table) {
    if (table.at.table == 0) return;
    last_known_ = table.at.table;
    if (added_.empty()) return;
    table.at.table += static_cast<int>(added_.size());
    for (Cell& cell : table.cells) cell.at.table = table.at.table;
  }

  // «План мероприятий …» stands above, and no «ПРИКАЗЫВАЮ:» between: an order's own clauses are no plan.
  bool below_title() const {
    for (std::size_t steps = 0, i = kept_.size(); i > 0 && steps < kTitleReach; ++steps) {
      const auto* above = std::get_if<Paragraph>(&kept_[--i]);
      if (above == nullptr) return false;
      const std::string_view text = utf8::trim(above->text);
      if (text.ends_with(':')) return false;
      if (begins_plan_title(text)) return true;
    }
    return false;
  }

  static std::size_t number_of(std::string_view text) {
    const std::size_t length = row_number_length(text);
    return length < text.size() ? length : 0;
  }

  // "II. Кадры", "Раздел 2", "2. Кадры" above "2.1. …": a title with a numbered item right below it.
  bool is_section(std::size_t i) const {
    const Paragraph *title = paragraph(i), *next = paragraph(i + 1);
    if (title == nullptr || next == nullptr || title->furniture != Furniture::None ||
        title->text.size() > kLongestItem)
      return false;
    const std::string_view text = utf8::trim(title->text), below = utf8::trim(next->text);
    const std::size_t number = number_of(text);
    if (number_of(below) == 0 || !labels_of(text).empty()) return false;
    if (begins_section(text)) return true;
    if (number == 0) return false;
    const bool digits = text[0] >= '0' && text[0] <= '9';
    if (!digits) return utf8::starts_with_upper(text);  // no «а)»
    std::string_view own = text.substr(0, number);
    while (own.ends_with('.') || own.ends_with(')')) own.remove_suffix(1);
    return below.starts_with(own) && below.substr(own.size()).starts_with('.') && number_of(below) > number;
  }

  // Reads the list that begins at block i into `items_`; one behind its end, or i where there is none.
  std::size_t read_list(std::size_t i) {
    const Paragraph* first = paragraph(is_section(i) ? i + 1 : i);
    if (first == nullptr || first->furniture != Furniture::None) return i;
    const std::string_view text = utf8::trim(first->text);
    if (number_of(text) == 0 || text[0] != '1' || !below_title()) return i;
    items_.clear();
    RowCounter counter;
    std::size_t end = i;
    for (Item item; read_item(end, counter, item); item = Item()) {
      end = item.end;
      items_.push_back(std::move(item));
    }
    while (!items_.empty() && items_.back().section) {
      items_.pop_back();
      end = items_.empty() ? i : items_.back().end;
    }
    return fits() ? end : i;
  }

  bool read_item(std::size_t i, RowCounter& counter, Item& item) const {
    const Paragraph* first = paragraph(i);
    if (first == nullptr || first->furniture != Furniture::None || first->text.size() > kLongestItem)
      return false;
    const std::string_view text = utf8::trim(first->text);
    item.at = first->at;
    item.section = is_section(i);
    item.end = i + 1;
    if (item.section) {
      item.title = text;
      return true;
    }
    const std::size_t number = number_of(text);
    if (number == 0 || !counter.accepts(text.substr(0, number))) return false;
    item.number = text.substr(0, number);
    take(text.substr(number), *first, item);
    for (; item.end - i < kMostItemParts && goes_on(item, item.end); ++item.end)
      take(utf8::trim(paragraph(item.end)->text), *paragraph(item.end), item);
    return true;
  }

  // A further paragraph of the item: it begins with a label, or with a small letter.
  bool goes_on(const Item& item, std::size_t i) const {
    const Paragraph* next = paragraph(i);
    if (next == nullptr || next->furniture != Furniture::None || next->text.size() > kLongestItem)
      return false;
    const std::string_view text = utf8::trim(next->text);
    if (number_of(text) > 0 || begins_signature_block(text)) return false;
    const auto labels = labels_of(text);
    if (!labels.empty() && labels.front().name.begin == 0) return true;
    return !next->gap_before && (starts_lower(text) || item.fields.empty());
  }

  static void take(std::string_view text, const Paragraph& from, Item& item) {
    const auto labels = labels_of(text);
    const std::size_t begin = labels.empty() ? text.size() : labels.front().name.begin;
    const bool bracketed = begin > 0 && text.substr(0, begin).find_last_of("()") != std::string_view::npos &&
                           text[text.substr(0, begin).find_last_of("()")] == '(';
    const std::string_view lead = without_marks(text.substr(0, begin), false);
    if (item.fields.empty())
      append(item.title, lead);
    else
      append(item.fields.back().text, lead);
    for (std::size_t k = 0; k < labels.size(); ++k) {
      const std::size_t end = k + 1 < labels.size() ? labels[k + 1].name.begin : text.size();
      const std::string_view name = labels[k].name.of(text);
      item.fields.push_back(
          {key_of(name), std::string(name),
           std::string(without_marks(text.substr(labels[k].value, end - labels[k].value), bracketed)),
           from.at});
    }
    item.links.insert(item.links.end(), from.links.begin(), from.links.end());
  }

  // Four of five items have a time and the same labels as the first that has any; none has a label twice.
  bool fits() {
    std::size_t items = 0, like = 0;
    const Item* model = nullptr;
    for (const Item& item : items_) {
      if (item.section) continue;
      ++items;
      if (item.fields.empty()) continue;
      if (model == nullptr) model = &item;
      for (std::size_t k = 0; k < item.fields.size(); ++k)
        if (item.field(item.fields[k].key) != &item.fields[k]) return false;
      const bool same = item.field("time") != nullptr && item.fields.size() == model->fields.size() &&
                        std::all_of(model->fields.begin(), model->fields.end(),
                                    [&](const Field& field) { return item.field(field.key) != nullptr; });
      like += same;
    }
    if (model == nullptr || items < kFewestItems || like * 5 < items * 4) return false;
    model_ = model->fields;
    if (model_.size() > kMostLabels) return false;
    return std::all_of(items_.begin(), items_.end(), [&](const Item& item) {
      return std::all_of(item.fields.begin(), item.fields.end(), [&](const Field& field) {
        return std::any_of(model_.begin(), model_.end(), [&](const Field& m) { return m.key == field.key; });
      });
    });
  }

  Cell cell(int row, int column, std::string text, const Place& at) const {
    Cell made;
    made.row = row;
    made.column = column;
    made.text = std::move(text);
    made.at = at;
    made.at.table = last_known_ + static_cast<int>(added_.size());
    made.at.row = row + 1;
    made.at.column = column + 1;
    return made;
  }

  Table tabulate() {
    Table table;
    table.kind = "labelled";
    table.guessed = true;
    table.at = items_.front().at;
    table.at.table = last_known_ + static_cast<int>(added_.size());
    table.columns = static_cast<int>(model_.size()) + 2;
    for (int column = 0; column < 2; ++column) table.cells.push_back(cell(0, column, {}, items_.front().at));
    for (std::size_t k = 0; k < model_.size(); ++k)
      table.cells.push_back(cell(0, static_cast<int>(k) + 2, model_[k].label, model_[k].at));
    table.rows.push_back({Furniture::None, true, false});
    for (Item& item : items_) {
      add_row(static_cast<int>(table.rows.size()), item, table);
      table.rows.push_back({});
    }
    return table;
  }

  void add_row(int row, Item& item, Table& table) const {
    if (item.section) {
      table.cells.push_back(cell(row, 0, std::move(item.title), item.at));
      table.cells.back().column_span = table.columns;
      return;
    }
    table.cells.push_back(cell(row, 0, std::move(item.number), item.at));
    table.cells.push_back(cell(row, 1, std::move(item.title), item.at));
    table.cells.back().links = std::move(item.links);
    for (std::size_t k = 0; k < model_.size(); ++k) {
      const Field* field = item.field(model_[k].key);
      table.cells.push_back(cell(row, static_cast<int>(k) + 2, field ? field->text : std::string(),
                                 field ? field->at : item.at));
    }
  }

  Document& document_;
  std::vector<extract::Block>& blocks_;
  std::vector<extract::Block> kept_;  ///< what is read so far
  const std::size_t known_diagnostics_;
  std::vector<Item> items_;
  std::vector<Field> model_;  ///< the labels of the first item that has any
  std::vector<int> added_;    ///< of each new table, the old number of the table before it
  int last_known_ = 0;        ///< old number of the last table passed
};

}  // namespace

void tabulate_labelled_lists(Document& document) { ListReader(document).run(); }

}  // namespace prikaz::extract::layout
