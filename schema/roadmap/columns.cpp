// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/columns.h"

#include <algorithm>

#include "base/utf8.h"
#include "schema/roadmap/cell_text.h"

namespace prikaz::schema {
namespace {

constexpr int kHeadingSearchRows = 6;   // a heading stands at most this deep below a table's own title rows
constexpr int kContentSampleRows = 60;  // rows looked at to tell a column by its cells
constexpr std::size_t kLongestHeading = 250;

struct HeadingCandidate {
  int row = -1;
  int roles = 0;
  bool activity = false, timing = false, responsible = false;
};

HeadingCandidate judge_row(const Grid& grid, int row) {
  HeadingCandidate candidate{row, 0, false, false, false};
  std::vector<ColumnRole> seen;
  const extract::Cell* last = nullptr;
  for (int column = 0; column < grid.columns(); ++column) {
    const extract::Cell* cell = grid.at(row, column);
    if (!cell || cell == last || cell->text.size() > 2 * kLongestHeading) continue;
    last = cell;
    const auto role = role_of_heading(utf8::trim(cell->text));
    if (!role) continue;
    if (std::find(seen.begin(), seen.end(), role->role) == seen.end()) seen.push_back(role->role);
    candidate.activity |= role->role == ColumnRole::Activity;
    candidate.timing |= role->role == ColumnRole::Timing;
    candidate.responsible |= role->role == ColumnRole::Responsible;
  }
  candidate.roles = static_cast<int>(seen.size());
  return candidate;
}

// Rows of a heading hold words, not sentences with dates: every text is short and most texts name a role.
bool looks_like_heading(const Grid& grid, const HeadingCandidate& candidate) {
  int filled = 0;
  for (const int c : grid.own_cells(candidate.row)) {
    const std::string_view text = utf8::trim(grid.table().cells[static_cast<std::size_t>(c)].text);
    if (text.empty()) continue;
    ++filled;
    if (text.size() > kLongestHeading) return false;
  }
  const bool plans = candidate.activity && (candidate.timing || candidate.responsible);
  return candidate.roles >= 2 &&
         (candidate.roles * 2 >= filled || (plans && !is_row_number(grid.text(candidate.row, 0))));
}

std::optional<int> find_heading_row(const Grid& grid) {
  HeadingCandidate best;
  for (int row = 0; row < std::min(grid.rows(), kHeadingSearchRows); ++row) {
    const HeadingCandidate candidate = judge_row(grid, row);
    if (candidate.roles > best.roles && looks_like_heading(grid, candidate)) best = candidate;
  }
  if (best.row < 0) return std::nullopt;
  return best.row;
}

// A second level stands under spanned or empty places of the row above and has no number of its own.
bool is_subheading(const Grid& grid, int row, int heading_row) {
  if (row >= grid.rows()) return false;
  if (grid.mark(row).heading) return true;
  const bool torn =
      grid.mark(row).continues;  // «п/п | мероприятий», which a page break parted from its «№ | …»
  int texts = 0;
  for (int column = 0; column < grid.columns(); ++column) {
    const extract::Cell* cell = grid.at(row, column);
    if (!cell || cell->row < row) continue;
    const std::string_view text = utf8::trim(cell->text);
    if (text.empty()) continue;
    const extract::Cell* above = grid.at(heading_row, column);
    const bool under_span = above && above->column_span > 1;
    const bool under_empty = !above || utf8::trim(above->text).empty();
    const bool beside_empty = column + 1 < grid.columns() && grid.text(heading_row, column + 1).empty();
    const bool reads_on = torn && !under_empty && starts_lower(text);
    if (!under_span && !under_empty && !beside_empty && !reads_on) return false;
    if (text.size() > 120 || cell->column_span == grid.columns()) return false;
    ++texts;
  }
  return texts >= 2 && !is_row_number(grid.text(row, 0));
}

// The column whose upper heading also stands over this one: «Срок | » above «начало | окончание» where the
// source has no merged cells.
int heading_owner(const Grid& grid, int column, int first, int last) {
  if (last == first || column == 0 || !grid.text(first, column).empty() || grid.text(last, column).empty())
    return column;
  int owner = column;
  while (owner > 0 && grid.text(first, owner).empty() && !grid.text(last, owner).empty()) --owner;
  const extract::Cell* above = grid.at(first, owner);
  return above && above->row_span == 1 && !grid.text(last, owner).empty() ? owner : column;
}

std::string heading_text(const Grid& grid, int column, int first, int last) {
  std::string text;
  if (const int owner = heading_owner(grid, column, first, last); owner != column)
    text = utf8::squeeze(grid.text(first, owner));
  const extract::Cell* seen = nullptr;
  for (int row = first; row <= last; ++row) {
    const extract::Cell* cell = grid.at(row, column);
    if (!cell || cell == seen) continue;
    seen = cell;
    std::string part = cell->text;
    for (std::size_t at; (at = part.find("-\n")) != std::string::npos;) part.erase(at, 2);
    part = utf8::squeeze(part);
    if (part.empty()) continue;
    if (!text.empty()) text += grid.mark(row).continues ? " " : " / ";
    text += part;
  }
  return text;
}

// What the cells of a column hold. To tell times and parties costs most of it: that is asked only where the
// headings leave something open.
class ColumnContent {
 public:
  ColumnContent(const Grid& grid, int column, int first_row) {
    for (int row = first_row; row < std::min(grid.rows(), first_row + kContentSampleRows); ++row) {
      const extract::Cell* cell = grid.at(row, column);
      if (!cell || cell->row != row || cell->column != column || cell->column_span == grid.columns())
        continue;
      const std::string_view text = utf8::trim(cell->text);
      if (text.empty()) continue;
      ++filled_;
      bytes_ += text.size();
      if (is_row_number(text))
        ++numbers_;
      else
        texts_.push_back(text);
    }
  }

  int filled() const { return filled_; }
  double length() const { return share(bytes_); }  // mean, in bytes
  // Shares of the filled cells; what is one is not looked at as the next.
  double numbers() const { return share(numbers_); }
  double timings() const {
    return share(static_cast<std::size_t>(std::count_if(texts_.begin(), texts_.end(), is_timing)));
  }
  double parties() const {
    return share(static_cast<std::size_t>(std::count_if(texts_.begin(), texts_.end(), is_party_list)));
  }
  bool any_timing() const { return std::any_of(texts_.begin(), texts_.end(), is_timing); }

 private:
  static bool is_timing(std::string_view text) { return text.size() < 200 && normalize::is_timing(text); }
  static bool is_party_list(std::string_view text) {
    return text.size() < 600 && !is_timing(text) && normalize::is_party_list(text);
  }
  double share(std::size_t count) const {
    return filled_ == 0 ? 0 : static_cast<double>(count) / static_cast<double>(filled_);
  }

  int filled_ = 0;
  std::size_t numbers_ = 0, bytes_ = 0;
  std::vector<std::string_view> texts_;  // neither blank nor a row's number
};

class RoleFinder {
 public:
  RoleFinder(const Grid& grid, ColumnPlan& plan, bool titled) : grid_(grid), plan_(plan), titled_(titled) {}

  void by_heading() {
    std::vector<std::optional<HeadingRole>> found;
    for (const Column& column : plan_.columns) {
      found.push_back(role_of_heading(column.heading));
      named_.push_back(found.back().has_value());
    }
    for (std::size_t c = 0; c < found.size(); ++c)
      if (found[c] && found[c]->strong) set(static_cast<int>(c), found[c]->role);
    for (std::size_t c = 0; c < found.size(); ++c)
      if (found[c] && !found[c]->strong && plan_.first(found[c]->role) < 0)
        set(static_cast<int>(c), found[c]->role);
    // One activity column: a second («содержание») keeps its text under its own heading.
    const auto activities = plan_.all(ColumnRole::Activity);
    for (std::size_t k = 1; k < activities.size(); ++k)
      plan_.columns[static_cast<std::size_t>(activities[k])].role = ColumnRole::Other;
  }

  void by_content() {
    for (int column = 0; column < grid_.columns(); ++column)
      content_.emplace_back(grid_, column, plan_.first_data_row);
    const bool headed = plan_.has_heading;
    plan_.guessed |= headed && contradicts_heading();
    guess(
        ColumnRole::Number, [](const ColumnContent& c) { return c.numbers(); }, 0.6, false);
    guess(
        ColumnRole::Timing, [](const ColumnContent& c) { return c.timings(); }, 0.6, true);
    guess(
        ColumnRole::Responsible, [](const ColumnContent& c) { return c.parties(); }, 0.6, true);
    if (plan_.first(ColumnRole::Activity) >= 0) return;
    // Without a word for it the activity is the longest free column, and only where the rest leaves no doubt.
    const bool sure = plan_.first(ColumnRole::Timing) >= 0 &&
                      (plan_.first(ColumnRole::Responsible) >= 0 || plan_.first(ColumnRole::Number) >= 0);
    if (!sure || (headed && !titled_ && plan_.first(ColumnRole::Responsible) < 0)) return;
    int best = -1;
    for (int column = 0; column < grid_.columns(); ++column) {
      const ColumnContent& content = content_[static_cast<std::size_t>(column)];
      if (content.length() < 30 || !free(column)) continue;
      if (best < 0 || content.length() > content_[static_cast<std::size_t>(best)].length()) best = column;
    }
    if (best < 0) return;
    set(best, ColumnRole::Activity);
    plan_.guessed = true;
  }

 private:
  // Texts under «№ п/п», and under «Срок» no time while another column holds nothing else: the cells have
  // shifted.
  bool contradicts_heading() const {
    constexpr double kLongNumber = 24;  // bytes
    const int number = plan_.first(ColumnRole::Number), timing = plan_.first(ColumnRole::Timing);
    const auto content = [&](int column) -> const ColumnContent& {
      return content_[static_cast<std::size_t>(column)];
    };
    if (number >= 0 && content(number).filled() >= 2 && content(number).numbers() < 0.3 &&
        content(number).length() > kLongNumber)
      return true;
    if (timing < 0 || content(timing).filled() < 3 || content(timing).any_timing()) return false;
    for (int column = 0; column < grid_.columns(); ++column)
      if (column != number && content(column).filled() >= 3 && content(column).timings() > 0.8) return true;
    return false;
  }

  bool free(int column) const {
    const auto c = static_cast<std::size_t>(column);
    return plan_.columns[c].role == ColumnRole::Other &&
           (!plan_.has_heading || plan_.columns[c].heading.empty() || !named_[c]);
  }

  void set(int column, ColumnRole role) {
    plan_.columns[static_cast<std::size_t>(column)].role = role;
    set_.resize(plan_.columns.size());
    set_[static_cast<std::size_t>(column)] = true;
  }

  template <typename Share>
  void guess(ColumnRole role, Share share, double least, bool counts_as_guess) {
    if (plan_.first(role) >= 0) return;
    int best = -1;
    double most = 0;
    for (int column = 0; column < grid_.columns(); ++column) {
      const ColumnContent& content = content_[static_cast<std::size_t>(column)];
      if (content.filled() < 2 || !free(column)) continue;
      const double found = share(content);
      if (found < least || (best >= 0 && found <= most)) continue;
      best = column;
      most = found;
    }
    if (best < 0) return;
    set(best, role);
    // Dates under «25 %», «50 %», «75 %»: neighbours that hold the same are the same.
    if (role == ColumnRole::Timing)
      for (const int step : {-1, 1})
        for (int column = best + step; column >= 0 && column < grid_.columns(); column += step) {
          const ColumnContent& content = content_[static_cast<std::size_t>(column)];
          if (content.filled() < 2 || !free(column) || share(content) < least) break;
          set(column, role);
        }
    plan_.guessed |= counts_as_guess;
  }

  const Grid& grid_;
  ColumnPlan& plan_;
  const bool titled_;  // the lines above call it a plan
  std::vector<ColumnContent> content_;
  std::vector<bool> set_;
  std::vector<bool> named_;  // columns whose heading names a role
};

}  // namespace

int ColumnPlan::first(ColumnRole role) const {
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (columns[c].role == role) return static_cast<int>(c);
  return -1;
}

std::vector<int> ColumnPlan::all(ColumnRole role) const {
  std::vector<int> found;
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (columns[c].role == role) found.push_back(static_cast<int>(c));
  return found;
}

bool is_row_number(std::string_view text) {
  text = utf8::trim(text);
  while (!text.empty() && (text.back() == '.' || text.back() == ')' || text.back() == '*'))
    text.remove_suffix(1);
  if (text.empty() || text.size() > 16) return false;
  std::size_t letters = 0, digits = 0;
  bool roman = true;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (utf8::is_digit(c)) {
      ++digits;
      roman = false;
    } else if (utf8::is_letter(c)) {
      ++letters;
      roman &= c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == U'І' || c == U'Х';
    } else if (c != '.' && c != '-' && c != ' ') {
      return false;
    } else {
      roman = false;
    }
  }
  if (letters == 0) return digits > 0 && digits <= 6;
  if (roman) return true;
  return letters == 1 && digits <= 4;
}

ColumnPlan find_columns(const Grid& grid, bool titled) {
  ColumnPlan plan;
  plan.columns.resize(static_cast<std::size_t>(grid.columns()));
  if (grid.columns() < 2 || grid.rows() < 1) return plan;
  if (const auto row = find_heading_row(grid)) {
    plan.has_heading = true;
    plan.heading_row = *row;
    int last = *row;
    while (is_subheading(grid, last + 1, *row)) ++last;
    plan.first_data_row = last + 1;
    for (int column = 0; column < grid.columns(); ++column)
      plan.columns[static_cast<std::size_t>(column)].heading = heading_text(grid, column, *row, last);
  }
  RoleFinder finder(grid, plan, titled);
  if (plan.has_heading) finder.by_heading();
  finder.by_content();
  const bool activity = plan.first(ColumnRole::Activity) >= 0;
  const bool who_or_when = plan.first(ColumnRole::Timing) >= 0 || plan.first(ColumnRole::Responsible) >= 0;
  plan.roadmap = activity && who_or_when && plan.first_data_row < grid.rows();
  return plan;
}

}  // namespace prikaz::schema
