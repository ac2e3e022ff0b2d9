// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The comparison as a workbook: matrix, activities, gaps, plans, parent acts. Written row by row in constant
// memory; every text is a string cell, so nothing that begins like a formula is run. States are told by a
// shape and a colour, so that a copy in black and white says the same.

#include <array>
#include <filesystem>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "corpus/comparison_writer.h"
#include "corpus/xlsx_library.h"

namespace prikaz::corpus {
namespace {

constexpr std::size_t kMaxUnits = 32'767;      // UTF-16 units that a cell holds
constexpr std::uint32_t kMaxColumns = 16'384;  // of a sheet (ECMA-376, limits of the application)
constexpr lxw_col_t kFixed = 5;                // columns before those of the municipalities
constexpr lxw_color_t kHeadColour = 0xE8ECF1;

struct Look {
  const char* shape;
  lxw_color_t fill, ink;
};

const Look& look_of(State state) {
  static const std::array<Look, 5> looks = {{{"■", 0xCDE8D0, 0x14532D},
                                             {"▣", 0xFCE8B2, 0x7A4B00},
                                             {"□", 0xF8D0CC, 0x8A1C12},
                                             {"▨", 0xE0E0E0, 0x404040},
                                             {"·", 0xFFFFFF, 0x808080}}};
  return looks[static_cast<std::size_t>(state)];
}

std::string cut(std::string_view text) {
  std::string clean;
  std::size_t units = 0;
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = utf8::next(text, i);
    if (c < 0x20 && c != U'\n' && c != U'\t') c = U' ';  // XML has no word for them
    units += c > 0xFFFF ? 2 : 1;
    if (units > kMaxUnits - 2) return clean + " …";
    utf8::append(clean, c);
  }
  return clean;
}

class Sheet {
 public:
  Sheet(lxw_workbook* book, const char* name, lxw_format* heading,
        const std::vector<std::pair<const char*, double>>& columns)
      : sheet_(workbook_add_worksheet(book, name)), columns_(columns.size()) {
    if (!sheet_) throw Error(ErrorCode::Internal, std::string("no sheet ") + name);
    for (const auto& [title, width] : columns) {
      const lxw_col_t at = column_++;
      worksheet_set_column(sheet_, at, at, width, nullptr);
      worksheet_write_string(sheet_, 0, at, title, heading);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);  // as wide as a page, as long as it takes
    worksheet_repeat_rows(sheet_, 0, 0);
    next();
  }

  /// False where the sheet is full; its last row says that something is missing.
  bool next() {
    column_ = 0;
    if (++row_ < LXW_ROW_MAX - 1) return true;
    worksheet_write_string(sheet_, LXW_ROW_MAX - 1, 0, "… лист полон; всё остальное есть в --format csv",
                           nullptr);
    return false;
  }
  Sheet& text(std::string_view value, lxw_format* format = nullptr) {
    if (row_ < LXW_ROW_MAX && !value.empty())
      worksheet_write_string(sheet_, row_, column_, cut(value).c_str(), format);
    ++column_;
    return *this;
  }
  Sheet& number(double value, lxw_format* format = nullptr) {
    if (row_ < LXW_ROW_MAX) worksheet_write_number(sheet_, row_, column_, value, format);
    ++column_;
    return *this;
  }
  Sheet& date(const std::optional<normalize::Date>& value) {
    return text(value ? normalize::iso_date(*value) : "");
  }
  void finish() {
    if (row_ > 1 && columns_ > 0)
      worksheet_autofilter(sheet_, 0, 0, std::min<lxw_row_t>(row_ - 1, LXW_ROW_MAX - 1),
                           static_cast<lxw_col_t>(columns_ - 1));
  }
  lxw_worksheet* raw() { return sheet_; }

 private:
  lxw_worksheet* sheet_;
  std::size_t columns_;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
};

class Workbook {
 public:
  Workbook(const Comparison& comparison, const std::string& path) : comparison_(comparison), path_(path) {
    book_ = open_workbook(path);
    heading_ = workbook_add_format(book_);
    format_set_bold(heading_);
    format_set_bg_color(heading_, kHeadColour);
    format_set_text_wrap(heading_);
    format_set_align(heading_, LXW_ALIGN_VERTICAL_TOP);
    turned_ = workbook_add_format(book_);
    format_set_bold(turned_);
    format_set_bg_color(turned_, kHeadColour);
    format_set_rotation(turned_, 90);
    for (std::size_t k = 0; k < states_.size(); ++k) {
      const Look& look = look_of(static_cast<State>(k));
      states_[k] = workbook_add_format(book_);
      format_set_bg_color(states_[k], look.fill);
      format_set_font_color(states_[k], look.ink);
      format_set_align(states_[k], LXW_ALIGN_CENTER);
    }
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook() {
    if (book_) workbook_close(book_);
  }

  void run() {
    matrix();
    activities();
    gaps();
    plans();
    parents();
    rows_of_parents();
    const lxw_error fault = workbook_close(std::exchange(book_, nullptr));
    if (fault != LXW_NO_ERROR) throw Error(ErrorCode::DiskFull, path_ + ": " + lxw_strerror(fault));
  }

 private:
  const ComparedMunicipality& municipality(std::uint32_t index) const {
    return comparison_.municipalities[index];
  }

  static std::string named(const ComparedMunicipality& municipality) {
    return municipality.name + (municipality.region ? ", " + municipality.region->name : "");
  }

  lxw_col_t municipalities_shown() const {
    return static_cast<lxw_col_t>(
        std::min<std::size_t>(comparison_.municipalities.size(), kMaxColumns - kFixed));
  }

  // Behind the fixed columns one for each municipality, its name turned.
  void columns_of_municipalities(Sheet& sheet) {
    const lxw_col_t shown = municipalities_shown();
    worksheet_set_row(sheet.raw(), 0, 180, nullptr);
    for (lxw_col_t k = 0; k < shown; ++k)
      worksheet_write_string(sheet.raw(), 0, static_cast<lxw_col_t>(kFixed + k),
                             cut(named(municipality(k))).c_str(), turned_);
    if (shown > 0)
      worksheet_set_column(sheet.raw(), kFixed, static_cast<lxw_col_t>(kFixed + shown - 1), 3.5, nullptr);
  }

  void put_states(Sheet& sheet, const ComparedGroup& group) {
    const std::vector<State> states = comparison_.states(group);
    for (lxw_col_t k = 0; k < municipalities_shown(); ++k)
      sheet.text(look_of(states[k]).shape, states_[static_cast<std::size_t>(states[k])]);
  }

  // The rows of each parent act in its order, whoever plans them.
  void rows_of_parents() {
    Sheet sheet(book_, "Строки актов", heading_,
                {{"Мероприятие", 60},
                 {"Акт", 40},
                 {"Муниципалитетов", 8},
                 {"Первый срок", 11},
                 {"Последний срок", 11}});
    columns_of_municipalities(sheet);
    worksheet_freeze_panes(sheet.raw(), 1, 1);
    for (const ParentAct& parent : comparison_.parents)
      for (const std::uint32_t row : parent.rows) {
        const ComparedGroup& group = comparison_.groups[row];
        sheet.text(utf8::squeeze(group.label))
            .text(describe_act(parent))
            .number(static_cast<double>(group.reach));
        sheet.date(group.spread.earliest).date(group.spread.latest);
        put_states(sheet, group);
        if (!sheet.next()) return sheet.finish();
      }
    sheet.finish();
  }

  void matrix() {
    Sheet sheet(book_, "Матрица", heading_,
                {{"Мероприятие", 60},
                 {"Вид", 14},
                 {"Муниципалитетов", 8},
                 {"Первый срок", 11},
                 {"Последний срок", 11}});
    columns_of_municipalities(sheet);
    worksheet_freeze_panes(sheet.raw(), 1, 1);
    for (const ComparedGroup& group : comparison_.groups) {
      sheet.text(utf8::squeeze(group.label)).text(group.category).number(static_cast<double>(group.reach));
      sheet.date(group.spread.earliest).date(group.spread.latest);
      put_states(sheet, group);
      if (!sheet.next()) break;
    }
    for (const State state :
         {State::Present, State::Near, State::Absent, State::Unknown, State::NoDocument}) {
      if (!sheet.next()) break;
      sheet.text(std::string(look_of(state).shape) + " " + std::string(state_name(state)),
                 states_[static_cast<std::size_t>(state)]);
    }
  }

  void activities() {
    Sheet sheet(book_, "Мероприятия", heading_,
                {{"Группа", 18},
                 {"Мероприятие группы", 40},
                 {"Муниципалитет", 30},
                 {"Состояние", 10},
                 {"Сходство", 9},
                 {"Дословно", 9},
                 {"№", 7},
                 {"Мероприятие", 60},
                 {"Срок", 20},
                 {"Начало", 11},
                 {"Конец", 11},
                 {"Ответственные", 40},
                 {"Результат", 40},
                 {"Приказ", 50},
                 {"План", 6},
                 {"id", 6},
                 {"Место", 26}});
    for (const ComparedGroup& group : comparison_.groups)
      for (const ComparedActivity& member : group.members) {
        std::string responsible;
        for (const std::string& name : member.responsible)
          responsible += (responsible.empty() ? "" : "; ") + name;
        sheet.text(group.id).text(utf8::squeeze(group.label)).text(named(municipality(member.municipality)));
        sheet.text(state_name(member.state), states_[static_cast<std::size_t>(member.state)])
            .number(member.score);
        sheet.text(member.copied ? "да" : "").text(member.number).text(member.title).text(member.timing);
        sheet.date(member.start).date(member.end).text(responsible).text(member.result).text(member.order);
        sheet.number(member.roadmap).text(member.activity).text(describe(member.at));
        if (!sheet.next()) return sheet.finish();
      }
    sheet.finish();
  }

  void gaps() {
    Sheet sheet(book_, "Пробелы", heading_,
                {{"Группа", 18},
                 {"Мероприятие группы", 60},
                 {"Муниципалитет", 36},
                 {"Состояние", 13},
                 {"Причина", 80}});
    for (const ComparedGroup& group : comparison_.groups)
      for (const Gap& gap : comparison_.gaps(group)) {
        sheet.text(group.id).text(utf8::squeeze(group.label)).text(named(municipality(gap.municipality)));
        sheet.text(state_name(gap.state), states_[static_cast<std::size_t>(gap.state)])
            .text(write_reason(gap.reason, Language::Russian));
        if (!sheet.next()) return sheet.finish();
      }
    sheet.finish();
  }

  void plans() {
    Sheet sheet(book_, "Планы", heading_,
                {{"Приказ", 50},
                 {"План", 60},
                 {"Муниципалитет", 36},
                 {"Мероприятий", 9},
                 {"Прочитан полностью", 11},
                 {"Причина", 60}});
    for (const ComparedPlan& plan : comparison_.plans) {
      sheet.text(plan.order).text(plan.title).text(named(municipality(plan.municipality)));
      sheet.number(static_cast<double>(plan.activities)).text(plan.complete ? "да" : "нет");
      sheet.text(write_reason(plan.reason, Language::Russian));
      if (!sheet.next()) break;
    }
    sheet.finish();
    Sheet pairs(book_, "Похожие планы", heading_,
                {{"План А", 60},
                 {"Приказ А", 50},
                 {"План Б", 60},
                 {"Приказ Б", 50},
                 {"Сходство", 9},
                 {"Общих", 8},
                 {"Дословно", 9}});
    for (const PlanPair& pair : comparison_.pairs) {
      for (const std::uint32_t plan : {pair.a, pair.b})
        pairs.text(comparison_.plans[plan].title).text(comparison_.plans[plan].order);
      pairs.number(pair.similarity)
          .number(static_cast<double>(pair.shared))
          .number(static_cast<double>(pair.copied));
      if (!pairs.next()) break;
    }
    pairs.finish();
  }

  void parents() {
    Sheet sheet(book_, "Вышестоящие акты", heading_,
                {{"Акт", 60},
                 {"Издан", 40},
                 {"Муниципалитет", 36},
                 {"Строк акта", 8},
                 {"Исполняет", 9},
                 {"Дословно", 9},
                 {"Нет", 8},
                 {"Своих", 8}});
    for (const ParentAct& parent : comparison_.parents)
      for (const Follower& follower : parent.followers) {
        sheet.text(describe_act(parent))
            .text(parent.issuer.value_or(""))
            .text(named(municipality(follower.municipality)));
        sheet.number(static_cast<double>(parent.rows.size())).number(static_cast<double>(follower.followed));
        sheet.number(static_cast<double>(follower.copied))
            .number(static_cast<double>(follower.missing.size()));
        sheet.number(static_cast<double>(follower.own));
        if (!sheet.next()) return sheet.finish();
      }
    sheet.finish();
  }

  const Comparison& comparison_;
  std::string path_;
  lxw_workbook* book_ = nullptr;
  lxw_format *heading_ = nullptr, *turned_ = nullptr;
  std::array<lxw_format*, 5> states_{};
};

}  // namespace

void write_comparison_xlsx(const Comparison& comparison, const std::string& path) {
  // To a name beside it and renamed: a failure leaves nothing half-written.
  const std::string part = path + ".part";
  try {
    Workbook(comparison, part).run();
    std::filesystem::rename(part, path);
  } catch (const std::filesystem::filesystem_error& error) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw Error(ErrorCode::Unreadable, path + ": " + error.code().message());
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw;
  }
}

}  // namespace prikaz::corpus
