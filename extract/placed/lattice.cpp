// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/lattice.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>

namespace prikaz::extract::placed {
namespace {

constexpr float kSamePosition = 2.2f;   // doubles of a double line lie so near
constexpr float kJoinGap = 4.0f;        // gaps at joints and between dashes
constexpr float kTouch = 3.5f;          // lines that nearly meet do meet
constexpr float kWallShare = 0.6f;      // of an edge that must be drawn to be a wall
constexpr float kShortest = 6.0f;       // a joined line shorter than this is an ornament
constexpr float kShortestOpen = 15.0f;  // a line that nothing crosses and that may underline a heading
constexpr float kSmallestCell = 4.0f;
constexpr float kFrameShare = 0.8f;        // of the page, from which an outline is a frame
constexpr std::size_t kMostAdopters = 50;  // grids of one page among which the home of a lone line is sought
constexpr std::size_t kMostEdges = 400;
constexpr std::size_t kLeastUprights = 3;
constexpr float kWithinRow = 0.5f;  // of the page's height
constexpr float kLowestGap = 6.0f;  // that holds a text

class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t k) {
    while (parent_[k] != k) k = parent_[k] = parent_[parent_[k]];
    return k;
  }
  void join(std::size_t a, std::size_t b) {
    parent_[std::max(find(a), find(b))] = std::min(find(a), find(b));
  }

 private:
  std::vector<std::size_t> parent_;
};

bool touch(const Ruling& h, const Ruling& v) {
  return v.position >= h.begin - kTouch && v.position <= h.end + kTouch && h.position >= v.begin - kTouch &&
         h.position <= v.end + kTouch;
}

// Positions nearer than a cell can be wide become one.
std::vector<float> edges_of(std::vector<float> positions) {
  std::sort(positions.begin(), positions.end());
  std::vector<float> edges;
  for (const float position : positions)
    if (edges.empty() || position - edges.back() > kSmallestCell) edges.push_back(position);
  return edges;
}

// A component of crossing lines to cells.
class LatticeMaker {
 public:
  explicit LatticeMaker(const std::vector<Ruling>& lines) {
    for (const Ruling& line : lines) (line.horizontal ? horizontal_ : vertical_).push_back(line);
  }

  Lattice make() {
    std::vector<float> xs, ys;
    float left = 1e9f, right = -1e9f, top = 1e9f, bottom = -1e9f;
    add_edges_of_gaps();
    for (const Ruling& line : vertical_) {
      xs.push_back(line.position);
      top = std::min(top, line.begin);
      bottom = std::max(bottom, line.end);
    }
    for (const Ruling& line : horizontal_) {
      ys.push_back(line.position);
      left = std::min(left, line.begin);
      right = std::max(right, line.end);
    }
    // Sides without a border of their own end where the crossing lines end.
    add_side(xs, left, right, 2 * kTouch);
    add_side(ys, top, bottom, 2 * kTouch);
    lattice_.xs = edges_of(std::move(xs));
    lattice_.ys = edges_of(std::move(ys));
    if (lattice_.xs.size() < 2 || lattice_.ys.size() < 2 || lattice_.xs.size() > kMostEdges ||
        lattice_.ys.size() > 20 * kMostEdges)
      return {};
    mark_walls();
    make_cells();
    lattice_.box = {lattice_.xs.front(), lattice_.ys.front(), lattice_.xs.back(), lattice_.ys.back()};
    return std::move(lattice_);
  }

 private:
  // Where all columns' lines leave out a row, a text goes over them; its row has edges there, drawn or not.
  void add_edges_of_gaps() {
    std::sort(vertical_.begin(), vertical_.end(), [](const Ruling& a, const Ruling& b) {
      return a.position != b.position ? a.position < b.position : a.begin < b.begin;
    });
    std::vector<std::vector<std::pair<float, float>>> gaps;  // of the lines at each position
    for (std::size_t k = 0; k < vertical_.size(); ++k) {
      const bool same = k > 0 && vertical_[k].position - vertical_[k - 1].position <= kSamePosition;
      if (!same) gaps.emplace_back();
      if (same && vertical_[k].begin - vertical_[k - 1].end > kLowestGap)
        gaps.back().emplace_back(vertical_[k - 1].end, vertical_[k].begin);
    }
    if (gaps.size() < 3 || gaps[1].empty()) return;
    std::vector<float> drawn;
    for (const Ruling& line : horizontal_) drawn.push_back(line.position);
    std::sort(drawn.begin(), drawn.end());
    for (const auto& [from, to] : gaps[1]) {
      const bool all =
          std::all_of(gaps.begin() + 2, gaps.end() - 1, [from = from, to = to](const auto& other) {
            auto gap = std::lower_bound(other.begin(), other.end(), std::pair(from - kTouch, 0.0f));
            while (gap != other.end() && gap->first <= from + kTouch && std::fabs(gap->second - to) > kTouch)
              ++gap;
            return gap != other.end() && gap->first <= from + kTouch;
          });
      if (!all) continue;
      for (const float y : {from, to}) {
        const auto line = std::lower_bound(drawn.begin(), drawn.end(), y - kTouch);
        if (line == drawn.end() || *line > y + kTouch)
          horizontal_.push_back({true, y, vertical_.front().position, vertical_.back().position});
      }
    }
  }

  static void add_side(std::vector<float>& positions, float low, float high, float slack) {
    if (positions.empty()) return;
    const auto [least, most] = std::minmax_element(positions.begin(), positions.end());
    const float first = *least, last = *most;
    if (low < first - slack) positions.push_back(low);
    if (high > last + slack) positions.push_back(high);
  }

  std::size_t rows() const { return lattice_.ys.size() - 1; }
  std::size_t columns() const { return lattice_.xs.size() - 1; }
  std::size_t slot(std::size_t row, std::size_t column) const { return row * columns() + column; }

  static std::size_t nearest(const std::vector<float>& edges, float position) {
    const auto above = std::lower_bound(edges.begin(), edges.end(), position);
    if (above == edges.end()) return edges.size() - 1;
    const auto k = static_cast<std::size_t>(above - edges.begin());
    return k > 0 && position - edges[k - 1] < edges[k] - position ? k - 1 : k;
  }

  // drawn[edge line][piece]: how much of the piece between two crossing edges is drawn.
  void mark_walls() {
    wall_right_.assign(rows() * columns(), 0);
    wall_below_.assign(rows() * columns(), 0);
    for (const Ruling& line : vertical_) {
      const std::size_t edge = nearest(lattice_.xs, line.position);
      if (edge == 0 || edge > columns()) continue;
      for (std::size_t row = 0; row < rows(); ++row)
        wall_right_[slot(row, edge - 1)] += common(line, lattice_.ys[row], lattice_.ys[row + 1]);
    }
    for (const Ruling& line : horizontal_) {
      const std::size_t edge = nearest(lattice_.ys, line.position);
      if (edge == 0 || edge > rows()) continue;
      for (std::size_t column = 0; column < columns(); ++column)
        wall_below_[slot(edge - 1, column)] += common(line, lattice_.xs[column], lattice_.xs[column + 1]);
    }
  }

  static float common(const Ruling& line, float low, float high) {
    const float length = std::min(line.end, high) - std::max(line.begin, low);
    return length > 0 ? length / (high - low) : 0;
  }

  void make_cells() {
    Groups groups(rows() * columns());
    for (std::size_t row = 0; row < rows(); ++row)
      for (std::size_t column = 0; column < columns(); ++column) {
        if (column + 1 < columns() && wall_right_[slot(row, column)] < kWallShare)
          groups.join(slot(row, column), slot(row, column + 1));
        if (row + 1 < rows() && wall_below_[slot(row, column)] < kWallShare)
          groups.join(slot(row, column), slot(row + 1, column));
      }
    struct Reach {
      std::size_t row0, column0, row1, column1, slots;
    };
    std::map<std::size_t, Reach> reaches;
    for (std::size_t row = 0; row < rows(); ++row)
      for (std::size_t column = 0; column < columns(); ++column) {
        const auto [at, fresh] =
            reaches.try_emplace(groups.find(slot(row, column)), Reach{row, column, row, column, 0});
        Reach& reach = at->second;
        reach.row1 = std::max(reach.row1, row);
        reach.column0 = std::min(reach.column0, column);
        reach.column1 = std::max(reach.column1, column);
        ++reach.slots;
      }
    for (const auto& [root, reach] : reaches) {
      const std::size_t area = (reach.row1 - reach.row0 + 1) * (reach.column1 - reach.column0 + 1);
      if (area == reach.slots) {
        add_cell(reach.row0, reach.column0, reach.row1, reach.column1);
        continue;
      }
      // What is no rectangle lost a wall: its rows are told apart again.
      add_rows(groups, root, reach.row0, reach.row1);
    }
    std::sort(lattice_.cells.begin(), lattice_.cells.end(), [](const LatticeCell& a, const LatticeCell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
  }

  void add_rows(Groups& groups, std::size_t root, std::size_t first_row, std::size_t last_row) {
    for (std::size_t row = first_row; row <= last_row; ++row)
      for (std::size_t column = 0; column < columns();) {
        if (groups.find(slot(row, column)) != root) {
          ++column;
          continue;
        }
        std::size_t end = column;
        while (end + 1 < columns() && groups.find(slot(row, end + 1)) == root &&
               wall_right_[slot(row, end)] < kWallShare)
          ++end;
        add_cell(row, column, row, end);
        column = end + 1;
      }
  }

  void add_cell(std::size_t row0, std::size_t column0, std::size_t row1, std::size_t column1) {
    LatticeCell cell;
    cell.row = static_cast<int>(row0);
    cell.column = static_cast<int>(column0);
    cell.row_span = static_cast<int>(row1 - row0 + 1);
    cell.column_span = static_cast<int>(column1 - column0 + 1);
    cell.box = {lattice_.xs[column0], lattice_.ys[row0], lattice_.xs[column1 + 1], lattice_.ys[row1 + 1]};
    lattice_.cells.push_back(cell);
  }

  std::vector<Ruling> horizontal_, vertical_;
  Lattice lattice_;
  std::vector<float> wall_right_, wall_below_;
};

}  // namespace

std::vector<Ruling> merge_rulings(std::vector<Ruling> rulings) {
  std::sort(rulings.begin(), rulings.end(), [](const Ruling& a, const Ruling& b) {
    if (a.horizontal != b.horizontal) return a.horizontal;
    return a.position != b.position ? a.position < b.position : a.begin < b.begin;
  });
  std::vector<Ruling> merged;
  for (std::size_t k = 0; k < rulings.size();) {
    // All lines at one position, within the breadth of a double line.
    std::size_t end = k + 1;
    while (end < rulings.size() && rulings[end].horizontal == rulings[k].horizontal &&
           rulings[end].position - rulings[k].position <= kSamePosition)
      ++end;
    std::vector<Ruling> band(rulings.begin() + static_cast<std::ptrdiff_t>(k),
                             rulings.begin() + static_cast<std::ptrdiff_t>(end));
    std::sort(band.begin(), band.end(), [](const Ruling& a, const Ruling& b) { return a.begin < b.begin; });
    for (const Ruling& ruling : band) {
      Ruling* last = merged.empty() ? nullptr : &merged.back();
      if (last && last->horizontal == ruling.horizontal &&
          std::fabs(last->position - ruling.position) <= kSamePosition &&
          ruling.begin <= last->end + kJoinGap && ruling.begin >= last->begin) {
        last->end = std::max(last->end, ruling.end);
      } else {
        merged.push_back(ruling);
      }
    }
    k = end;
  }
  std::erase_if(merged, [](const Ruling& ruling) { return ruling.end - ruling.begin < kShortest; });
  return merged;
}

namespace {

// Which lines cross, by a sweep over the sorted positions of the verticals.
Groups group_lines(const std::vector<Ruling>& lines) {
  Groups groups(lines.size());
  std::vector<std::size_t> verticals;
  for (std::size_t k = 0; k < lines.size(); ++k)
    if (!lines[k].horizontal) verticals.push_back(k);
  const auto position = [&](std::size_t k) { return lines[k].position; };
  for (std::size_t h = 0; h < lines.size() && lines[h].horizontal; ++h) {
    const float low = lines[h].begin - kTouch, high = lines[h].end + kTouch;
    auto v = std::lower_bound(verticals.begin(), verticals.end(), low,
                              [&](std::size_t k, float at) { return position(k) < at; });
    for (; v != verticals.end() && position(*v) <= high; ++v)
      if (touch(lines[h], lines[*v])) groups.join(h, *v);
  }
  return groups;
}

Box box_of(const std::vector<Ruling>& lines) {
  Box box{1e6, 1e6, -1e6, -1e6};
  for (const Ruling& line : lines)
    box = line.horizontal ? hull(box, {line.begin, line.position, line.end, line.position})
                          : hull(box, {line.position, line.begin, line.position, line.end});
  return box;
}

struct Grid {
  Box box;
  std::vector<Ruling>* lines;
  std::vector<float> uprights;  // where its vertical lines stand

  explicit Grid(std::vector<Ruling>& component) : box(box_of(component)), lines(&component) {
    for (const Ruling& line : component)
      if (!line.horizontal) uprights.push_back(line.position);
  }
  bool has_upright_at(float position) const {
    const auto at = std::lower_bound(uprights.begin(), uprights.end(), position - kSamePosition);
    return at != uprights.end() && *at <= position + kSamePosition;
  }
};

// Column lines that end short of the outer ones, or that a row over all columns parts, cross nothing and yet
// stand inside a grid.
void adopt_verticals(std::map<std::size_t, std::vector<Ruling>>& components) {
  std::vector<Grid> grids;
  for (auto& [root, component] : components)
    if (component.front().horizontal && !component.back().horizontal) grids.emplace_back(component);
  if (grids.empty() || grids.size() > kMostAdopters) return;
  for (auto at = components.begin(); at != components.end();) {
    const std::vector<Ruling>& lines = at->second;
    const bool lone = lines.size() == 1 && !lines[0].horizontal;
    const auto home = !lone ? grids.end() : std::find_if(grids.begin(), grids.end(), [&](const auto& grid) {
      return lines[0].position > grid.box.x0 + 4 && lines[0].position < grid.box.x1 - 4 &&
             lines[0].begin > grid.box.y0 - 4 && lines[0].end < grid.box.y1 + 4 &&
             (2 * (lines[0].end - lines[0].begin) > grid.box.y1 - grid.box.y0 ||
              grid.has_upright_at(lines[0].position));
    });
    if (home == grids.end()) {
      ++at;
      continue;
    }
    home->lines->push_back(lines[0]);
    at = components.erase(at);
  }
}

// Column lines alone from the page's top to its foot: the page holds the middle of one row.
bool is_within_row(const std::vector<Ruling>& uprights, float height) {
  if (uprights.size() < kLeastUprights) return false;
  return std::all_of(uprights.begin(), uprights.end(), [&](const Ruling& line) {
    return line.end - line.begin > kWithinRow * height &&
           std::fabs(line.begin - uprights.front().begin) < kTouch &&
           std::fabs(line.end - uprights.front().end) < kTouch;
  });
}

Lattice row_between(std::vector<Ruling> uprights) {
  const auto [left, right] =
      std::minmax_element(uprights.begin(), uprights.end(),
                          [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  const float from = left->position, to = right->position;
  const Ruling any = uprights.front();
  uprights.push_back({true, any.begin, from, to});
  uprights.push_back({true, any.end, from, to});
  return LatticeMaker(uprights).make();
}

}  // namespace

Rulings find_lattices(std::vector<Ruling> rulings, float width, float height) {
  const std::vector<Ruling> lines = merge_rulings(std::move(rulings));
  Groups groups = group_lines(lines);
  std::map<std::size_t, std::vector<Ruling>> components;
  for (std::size_t k = 0; k < lines.size(); ++k) components[groups.find(k)].push_back(lines[k]);
  adopt_verticals(components);
  Rulings result;
  std::vector<Ruling> uprights;
  for (const auto& [root, component] : components) {
    const auto horizontals =
        std::count_if(component.begin(), component.end(), [](const Ruling& r) { return r.horizontal; });
    if (horizontals == static_cast<std::ptrdiff_t>(component.size())) {
      if (component.front().end - component.front().begin > kShortestOpen)
        result.open.push_back(component.front());
      continue;
    }
    if (horizontals == 0) {
      if (component.size() == 1) uprights.push_back(component.front());
      continue;
    }
    Lattice lattice = LatticeMaker(component).make();
    if (lattice.cells.size() < 2) continue;
    // A frame and rulings across it part no columns: what stands in it tells them.
    if (lattice.columns() == 1) {
      std::copy_if(component.begin(), component.end(), std::back_inserter(result.open),
                   [](const Ruling& ruling) { return ruling.horizontal; });
      continue;
    }
    const bool frame = lattice.cells.size() <= 3 &&
                       lattice.box.x1 - lattice.box.x0 > static_cast<double>(kFrameShare * width) &&
                       lattice.box.y1 - lattice.box.y0 > static_cast<double>(kFrameShare * height);
    if (!frame) result.lattices.push_back(std::move(lattice));
  }
  if (is_within_row(uprights, height) && result.lattices.empty() && result.open.empty())
    result.lattices.push_back(row_between(std::move(uprights)));
  std::sort(result.open.begin(), result.open.end(),
            [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  std::sort(result.lattices.begin(), result.lattices.end(),
            [](const Lattice& a, const Lattice& b) { return a.box.y0 < b.box.y0; });
  return result;
}

}  // namespace prikaz::extract::placed
