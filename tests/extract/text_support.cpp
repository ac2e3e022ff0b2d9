// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_support.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "base/utf8.h"
#include "extract/read.h"

namespace prikaz::test {
namespace {

using extract::Furniture;
using extract::Paragraph;
using extract::Table;

std::string escape(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n')
      result += "\\n";
    else
      result += c;
  }
  return result;
}

char flag_of(const extract::RowMark& mark) {
  switch (mark.furniture) {
    case Furniture::PageNumber:
      return 'p';
    case Furniture::ColumnNumbers:
      return 'n';
    case Furniture::RepeatedHeading:
      return 'r';
    case Furniture::Empty:
      return 'e';
    default:
      return mark.continues ? 'c' : mark.heading ? 'h' : '-';
  }
}

// Letters and digits only: marks, hyphens and spaces may have become structure.
std::string skeleton(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (utf8::is_letter(c) || utf8::is_digit(c)) utf8::append(result, c);
  }
  return result;
}

// The first word that holds a letter or digit.
std::string first_word(std::string_view text) {
  std::string word;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    const bool letter = utf8::is_letter(c) || utf8::is_digit(c);
    if (!letter && !word.empty()) break;
    if (letter) utf8::append(word, c);
  }
  return word;
}

class Lines {
 public:
  explicit Lines(std::string_view source) {
    std::string line;
    for (std::size_t i = 0; i < source.size(); ++i) {
      if (source[i] == '\r' && i + 1 < source.size() && source[i + 1] == '\n') continue;
      if (source[i] == '\n' || source[i] == '\r') {
        lines_.push_back(skeleton(std::exchange(line, {})));
        continue;
      }
      line += source[i];
    }
    lines_.push_back(skeleton(line));
  }

  bool holds(int line, std::string_view text) const {
    const std::string word = first_word(text.substr(0, text.find('\n')));
    if (line < 1 || line > static_cast<int>(lines_.size())) return false;
    const std::string& at = lines_[static_cast<std::size_t>(line - 1)];
    // A hyphenated word continues on the next line: its first letters must be here.
    return at.find(word) != std::string::npos ||
           at.find(std::string_view(word).substr(0, 4)) != std::string::npos;
  }

 private:
  std::vector<std::string> lines_;
};

}  // namespace

std::string load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> files_in(const std::string& folder, const std::vector<std::string>& extensions) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string path = entry.path().string();
    if (std::any_of(extensions.begin(), extensions.end(),
                    [&](const std::string& e) { return path.ends_with(e); }))
      files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

extract::Document read(std::string_view bytes, std::string_view name) {
  return extract::read_document(bytes, name);
}

std::string dump_tables(const extract::Document& document) {
  std::string result;
  for (const extract::Block& block : document.blocks) {
    const Table* table = std::get_if<Table>(&block);
    if (!table) continue;
    result +=
        "T " + table->kind + " " + std::to_string(table->columns) + (table->guessed ? " guessed\n" : "\n");
    int row = -1;
    for (const extract::Cell& cell : table->cells) {
      if (cell.row != row) {
        if (row >= 0) result += '\n';
        row = cell.row;
        result += std::string("R ") + flag_of(table->rows[static_cast<std::size_t>(row)]) + "\t";
      } else {
        result += " ¦ ";
      }
      result += escape(cell.text);
    }
    result += '\n';
  }
  return result;
}

std::vector<std::vector<std::string>> rows_of(const Table& table) {
  std::vector<std::vector<std::string>> rows(table.rows.size());
  for (const extract::Cell& cell : table.cells)
    if (table.rows[static_cast<std::size_t>(cell.row)].furniture == Furniture::None)
      rows[static_cast<std::size_t>(cell.row)].push_back(utf8::squeeze(cell.text));
  std::erase_if(rows, [](const auto& row) { return row.empty(); });
  return rows;
}

const Table* first_table(const extract::Document& document) {
  for (const extract::Block& block : document.blocks)
    if (const Table* table = std::get_if<Table>(&block)) return table;
  return nullptr;
}

std::vector<std::string> paragraphs_of(const extract::Document& document) {
  std::vector<std::string> texts;
  for (const extract::Block& block : document.blocks)
    if (const Paragraph* paragraph = std::get_if<Paragraph>(&block)) texts.push_back(paragraph->text);
  return texts;
}

std::size_t visible_in(const extract::Document& document) {
  std::size_t count = 0;
  for (const extract::Block& block : document.blocks) {
    if (const Paragraph* paragraph = std::get_if<Paragraph>(&block)) {
      count += utf8::count_visible(paragraph->text);
    } else {
      for (const extract::Cell& cell : std::get<Table>(block).cells) count += utf8::count_visible(cell.text);
    }
  }
  return count;
}

std::string broken_grid(const Table& table) {
  const auto columns = static_cast<std::size_t>(table.columns), rows = table.rows.size();
  std::vector<int> covered(rows * columns, 0);
  std::pair<int, int> last{-1, -1};
  for (const extract::Cell& cell : table.cells) {
    const std::string where = "cell " + std::to_string(cell.row) + "," + std::to_string(cell.column);
    if (cell.row < 0 || cell.column < 0 || cell.row_span < 1 || cell.column_span < 1 ||
        static_cast<std::size_t>(cell.row + cell.row_span) > rows ||
        cell.column + cell.column_span > table.columns)
      return where + " is outside of the grid";
    if (std::pair(cell.row, cell.column) <= last) return where + " is out of order";
    last = {cell.row, cell.column};
    if (!utf8::is_valid(cell.text)) return where + " is not UTF-8";
    if (utf8::trim(cell.text) != cell.text) return where + " is not trimmed";
    for (int r = cell.row; r < cell.row + cell.row_span; ++r)
      for (int c = cell.column; c < cell.column + cell.column_span; ++c)
        ++covered[static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c)];
  }
  for (std::size_t k = 0; k < covered.size(); ++k)
    if (covered[k] != 1)
      return "position " + std::to_string(k / columns) + "," + std::to_string(k % columns) + " is covered " +
             std::to_string(covered[k]) + " times";
  return {};
}

std::string broken_promise(const extract::Document& document, std::string_view source) {
  if (source.starts_with("\xEF\xBB\xBF")) source.remove_prefix(3);
  const std::string text = utf8::nfc(source);
  const std::size_t all = utf8::count_visible(text), shown = visible_in(document);
  if (shown + document.markup_characters != all)
    return "visible: " + std::to_string(all) + " in the source, " + std::to_string(shown) + " in blocks, " +
           std::to_string(document.markup_characters) + " markup";
  const Lines lines(text);
  int tables = 0;
  for (const extract::Block& block : document.blocks) {
    if (const Paragraph* paragraph = std::get_if<Paragraph>(&block)) {
      if (!utf8::is_valid(paragraph->text)) return "a paragraph is not UTF-8";
      if (!lines.holds(paragraph->at.line, paragraph->text))
        return "line " + std::to_string(paragraph->at.line) +
               " does not hold the paragraph: " + paragraph->text;
      continue;
    }
    const Table& table = std::get<Table>(block);
    if (std::string broken = broken_grid(table); !broken.empty()) return table.kind + ": " + broken;
    if (table.at.table != ++tables) return "tables are not numbered in order";
    for (const extract::Cell& cell : table.cells) {
      if (cell.at.table != tables || cell.at.row != cell.row + 1 || cell.at.column != cell.column + 1)
        return table.kind + ": a cell's place is not its position";
      if (!lines.holds(cell.at.line, cell.text))
        return table.kind + ": line " + std::to_string(cell.at.line) +
               " does not hold the cell: " + cell.text;
    }
  }
  return {};
}

}  // namespace prikaz::test
