// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/export/tables.h"
#include "normalize/date.h"

namespace prikaz::corpus::exporting {

namespace {

/// Positions in tables().
enum TableIndex : std::size_t {
  kOrders,
  kRoadmaps,
  kActivities,
  kTimings,
  kParties,
  kTargets,
  kCitations,
  kSources,
  kDiagnostics
};

Value value(const std::string& text) { return text; }
Value value(std::string_view text) { return std::string(text); }
Value value(int number) { return static_cast<std::int64_t>(number); }
Value value(std::size_t number) { return static_cast<std::int64_t>(number); }
Value value(double number) { return number; }
Value value(bool yes) { return yes; }
Value value(const normalize::Date& date) { return normalize::iso_date(date); }
template <typename Held>
Value value(const std::optional<Held>& held) {
  return held ? value(*held) : Value{};
}
Value known(int number) { return number > 0 ? value(number) : Value{}; }

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) text.append(text.empty() ? "" : between).append(part);
  return text;
}

std::string names_of(const std::vector<normalize::Party>& parties) {
  std::vector<std::string> names;
  for (const normalize::Party& party : parties) names.push_back(party.name.empty() ? party.raw : party.name);
  return joined(names, "; ");
}

const schema::Section* section_of(const schema::Roadmap& roadmap, const schema::Activity& activity) {
  if (!activity.section || static_cast<std::size_t>(*activity.section) >= roadmap.sections.size())
    return nullptr;
  return &roadmap.sections[static_cast<std::size_t>(*activity.section)];
}

Value control_of(const schema::Order& order) {
  if (!order.control) return {};
  if (order.control->self) return std::string("self");
  std::string text = order.control->position.value_or("");
  if (order.control->name) text += (text.empty() ? "" : ", ") + *order.control->name;
  return text;
}

class RowMaker {
 public:
  RowMaker(const StoredOrder& stored, const schema::OrderDocument& document,
           const std::function<void(std::size_t, const Row&)>& emit)
      : key_(stored.key), stored_(stored), document_(document), emit_(emit) {}

  void run() {
    order();
    for (std::size_t i = 0; i < document_.roadmaps.size(); ++i) roadmap(i);
    citations();
    for (std::size_t i = 0; i < stored_.sources.size(); ++i)
      emit_(kSources, {key_, value(i + 1), value(stored_.sources[i])});
    for (std::size_t i = 0; i < document_.diagnostics.size(); ++i) diagnostic(i);
  }

 private:
  void order();
  void roadmap(std::size_t index);
  void activity(std::size_t index, const schema::Roadmap& roadmap, const schema::Activity& activity);
  void parties(std::size_t index, const schema::Activity& activity, const char* as,
               const std::vector<normalize::Party>& parties);
  void citations();
  void diagnostic(std::size_t index);

  Value key_;
  const StoredOrder& stored_;
  const schema::OrderDocument& document_;
  const std::function<void(std::size_t, const Row&)>& emit_;
};

void RowMaker::order() {
  const schema::Order& order = document_.order;
  const OrderSummary& summary = stored_.summary;
  Value issuer_role, municipality_type, oktmo, effective;
  if (order.issuer) issuer_role = order.issuer->role;
  if (order.municipality) {
    municipality_type = value(order.municipality->type);
    oktmo = value(order.municipality->oktmo);
  }
  if (order.effective) effective = value(order.effective->date);
  emit_(kOrders, {key_,
                  value(summary.id),
                  value(summary.kind),
                  value(summary.number),
                  value(summary.date),
                  value(summary.title),
                  value(summary.issuer),
                  issuer_role,
                  value(order.place),
                  value(summary.municipality),
                  municipality_type,
                  value(summary.region_iso),
                  value(summary.region),
                  oktmo,
                  effective,
                  control_of(order),
                  value(document_.roadmaps.size()),
                  value(static_cast<std::size_t>(stored_.quality.activities)),
                  value(document_.coverage.characters),
                  value(document_.coverage.placed),
                  value(document_.source.name),
                  value(document_.source.sha256),
                  value(document_.source.reader)});
}

void RowMaker::roadmap(std::size_t index) {
  const schema::Roadmap& roadmap = document_.roadmaps[index];
  Value start, end, edtf;
  if (roadmap.period) {
    start = value(roadmap.period->start);
    end = value(roadmap.period->end);
    edtf = value(roadmap.period->edtf);
  }
  emit_(kRoadmaps, {key_, value(index), value(roadmap.title), value(roadmap.kind), value(roadmap.annex),
                    start, end, edtf, value(roadmap.goal), value(roadmap.activities.size())});
  for (const schema::Activity& one : roadmap.activities) activity(index, roadmap, one);
}

void RowMaker::activity(std::size_t index, const schema::Roadmap& roadmap, const schema::Activity& activity) {
  const schema::Section* section = section_of(roadmap, activity);
  Value timing, start, end;
  if (activity.timing) {
    timing = value(activity.timing->raw);
    start = value(activity.timing->start);
    end = value(activity.timing->end);
  }
  const Value roadmap_index = value(index), id = value(activity.id);
  emit_(kActivities, {key_,
                      roadmap_index,
                      id,
                      value(activity.number),
                      section ? value(section->number) : Value{},
                      section ? value(section->title) : Value{},
                      value(activity.title),
                      value(activity.category),
                      timing,
                      start,
                      end,
                      activity.responsible.empty() ? Value{} : value(names_of(activity.responsible)),
                      value(activity.result),
                      value(activity.indicator),
                      value(activity.place),
                      value(activity.funding),
                      value(activity.document),
                      value(activity.note),
                      known(activity.at.page),
                      known(activity.at.line),
                      known(activity.at.row)});
  if (activity.timing) {
    for (std::size_t i = 0; i < activity.timing->items.size(); ++i) {
      const normalize::TimingItem& item = activity.timing->items[i];
      emit_(kTimings,
            {key_, roadmap_index, id, value(i + 1), value(normalize::kind_name(item.kind)), value(item.start),
             value(item.end), value(item.edtf), value(item.rrule), value(item.times), value(item.at_least),
             value(item.time), value(item.label), value(item.condition),
             item.inferred.empty() ? Value{} : value(joined(item.inferred, " ")), value(item.raw)});
    }
  }
  parties(index, activity, "responsible", activity.responsible);
  parties(index, activity, "participant", activity.participants);
  for (std::size_t i = 0; i < activity.targets.size(); ++i) {
    const normalize::Target& target = activity.targets[i];
    emit_(kTargets, {key_, roadmap_index, id, value(i + 1), value(target.value), value(target.max),
                     value(target.unit), value(target.comparison), value(target.of)});
  }
}

void RowMaker::parties(std::size_t index, const schema::Activity& activity, const char* as,
                       const std::vector<normalize::Party>& parties) {
  for (std::size_t i = 0; i < parties.size(); ++i) {
    const normalize::Party& party = parties[i];
    emit_(kParties,
          {key_, value(index), value(activity.id), value(std::string(as)), value(i + 1), value(party.name),
           value(party.short_name), value(normalize::kind_name(party.kind)), value(party.role),
           value(party.of), value(party.agreed), value(party.contact), value(party.key), value(party.raw)});
  }
}

void RowMaker::citations() {
  for (std::size_t i = 0; i < document_.order.citations.size(); ++i) {
    const schema::CitedAct& act = document_.order.citations[i];
    emit_(kCitations, {key_, value(i + 1), value(act.kind), value(act.issuer), value(act.date),
                       value(act.number), value(act.title), value(act.raw)});
  }
}

void RowMaker::diagnostic(std::size_t index) {
  static constexpr std::string_view kSeverities[] = {"info", "warning", "error"};
  const Diagnostic& diagnostic = document_.diagnostics[index];
  emit_(kDiagnostics, {key_, value(index + 1), value(diagnostic.code),
                       value(kSeverities[static_cast<std::size_t>(diagnostic.severity)]),
                       value(diagnostic.message), known(diagnostic.at.page), known(diagnostic.at.line)});
}

}  // namespace

void each_row(const StoredOrder& stored, const schema::OrderDocument& document,
              const std::function<void(std::size_t table, const Row& row)>& row) {
  RowMaker(stored, document, row).run();
}

void each_flat_row(const StoredOrder& stored, const schema::OrderDocument& document,
                   const std::function<void(const Row& row)>& row) {
  const OrderSummary& summary = stored.summary;
  for (std::size_t i = 0; i < document.roadmaps.size(); ++i) {
    const schema::Roadmap& roadmap = document.roadmaps[i];
    for (const schema::Activity& activity : roadmap.activities) {
      const schema::Section* section = section_of(roadmap, activity);
      Value timing, start, end;
      if (activity.timing) {
        timing = value(activity.timing->raw);
        start = value(activity.timing->start);
        end = value(activity.timing->end);
      }
      row({value(stored.key), value(summary.region), value(summary.municipality), value(summary.issuer),
           value(summary.date), value(summary.number), value(summary.title), value(i), value(roadmap.title),
           value(activity.id), value(activity.number), section ? value(section->title) : Value{},
           value(activity.title), value(activity.category), timing, start, end,
           activity.responsible.empty() ? Value{} : value(names_of(activity.responsible)),
           value(activity.result)});
    }
  }
}

}  // namespace prikaz::corpus::exporting
