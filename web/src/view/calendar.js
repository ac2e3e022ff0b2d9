// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Months across, rows down: the activities of one municipality, or the municipalities of one activity. What has no
// date stands in a lane of its own.
import {formatDay, formatSpan, monthIndex, monthStart, parseIso} from '../data/days.js';
import {compareText} from '../data/order.js';
import {currentLanguage, t} from '../i18n/index.js';
import {choice, h} from './dom.js';
import {emptyNotice} from './empty.js';
import {pageOf, pager} from './pager.js';
import {regionName} from './region_name.js';
import {stateMark} from './state_mark.js';

const ROWS_A_PAGE = 200, ROWS_ON_PAPER = 2000, MOST_CHOICES = 500;  // beyond these a filter is needed to choose
const LEAST_MONTHS = 6, MOST_MONTHS = 36;  // more would be too thin to read; what lies beyond is marked at the edge

/** First and last month shown for spans [{start, end}]: at most MOST_MONTHS around the middle of the ends; null where none is dated. */
export function monthRange(spans) {
  const months = spans.flatMap(({start, end}) => [start, end]).filter(day => day !== null).map(monthIndex).sort((a, b) => a - b);
  if (months.length === 0) return null;
  let first = months[0], last = months[months.length - 1];
  if (last - first >= MOST_MONTHS) {
    const middle = months[months.length >> 1];
    first = Math.max(first, middle - Math.floor(MOST_MONTHS / 2));
    last = Math.min(last, first + MOST_MONTHS - 1);
    first = Math.max(months[0], last - MOST_MONTHS + 1);
  }
  const lacking = Math.max(0, LEAST_MONTHS - (last - first + 1));
  return {first: first - (lacking >> 1), last: last + lacking - (lacking >> 1)};
}

export function calendarView(application, {groups, municipalities, printing}) {
  const {report, state} = application;
  const subject = subjectOf(report, state, groups, municipalities);
  if (!subject) return [emptyNotice(t('empty.calendar'))];
  const members = membersOf(report, subject, groups);
  const size = printing ? ROWS_ON_PAPER : ROWS_A_PAGE, page = printing ? 0 : pageOf(state, size, members.length);
  members.sort((a, b) => firstDay(report, a) - firstDay(report, b) || a - b);
  const rows = members.slice(page * size, (page + 1) * size).map(member => ({member, ...describe(report, member, subject.kind)}));
  const dated = rows.filter(row => row.start !== null || row.end !== null), undated = rows.filter(row => row.start === null && row.end === null);
  const when = row => row.start ?? row.end;
  dated.sort((a, b) => when(a) - when(b) || (a.end ?? when(a)) - (b.end ?? when(b)) || a.member - b.member);
  const range = monthRange(dated);
  return [
    h('div', {class: 'toolbar'}, subjectChoice(application, subject, groups, municipalities)),
    h('h2', {class: 'subject'}, application.link({drawer: subject.kind === 'm' ? `m/${report.municipalities[subject.index].id}` : `g/${report.groups.id[subject.index]}`}, subject.name)),
    h('p', {class: 'muted'}, [subject.kind === 'g' && spread(report, subject.index), t('calendar.explain')].filter(Boolean).join(' ')),
    pager(application, {page, size, all: members.length}),
    rows.length === 0 && emptyNotice(t('empty.calendar')),
    rows.length > 0 && !range && h('p', {class: 'notice'}, t('empty.dates')),
    range && h('div', {class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': t('view.calendar')}, chart(application, dated, range, subject.kind)),
    undated.length > 0 && [h('h3', {}, `${t('calendar.undated')} (${undated.length})`),
      h('ul', {class: 'undated'}, undated.map(row => h('li', {}, application.link({drawer: row.drawer}, row.name),
        h('div', {class: 'muted'}, row.recurring ? `↻ ${row.raw}` : row.raw || t('calendar.nodate')))))],
  ];
}

// Undated work comes last.
const firstDay = (report, member) => report.startOf(member) ?? report.endOf(member) ?? Number.MAX_SAFE_INTEGER;

function subjectOf(report, state, groups, municipalities) {
  const kind = state.subject[0], id = state.subject.slice(2);
  if (kind === 'm' && report.municipalityOfId.has(id)) {
    const index = report.municipalityOfId.get(id);
    return {kind, index, name: report.municipalities[index].name};
  }
  if (kind === 'g' && report.groupOfId.has(id)) {
    const index = report.groupOfId.get(id);
    return {kind, index, name: report.groups.label[index]};
  }
  const fullest = municipalities.reduce((best, index) => (best < 0 || report.municipalities[index].activities > report.municipalities[best].activities ? index : best), -1);
  return fullest < 0 ? null : {kind: 'm', index: fullest, name: report.municipalities[fullest].name};
}

function membersOf(report, subject, groups) {
  const members = [];
  if (subject.kind === 'g') {
    for (let member = report.first[subject.index]; member < report.first[subject.index + 1]; ++member) members.push(member);
    return members;
  }
  for (const group of groups) {
    const [from, to] = report.cellMembers(group, subject.index);
    for (let member = from; member < to; ++member) members.push(member);
  }
  return members;
}

function describe(report, member, kind) {
  const {activity} = report.memberDetails(member);
  const municipality = report.municipalities[report.municipality[member]];
  const group = report.groupOfMember[member];
  const items = activity?.timing?.items ?? [];
  let [start, end] = [report.startOf(member), report.endOf(member)];
  // A work that goes on for ever has no hull; its dated parts still have their place.
  if (start === null && end === null) {
    const days = items.flatMap(item => [parseIso(item.start), parseIso(item.end)]).filter(day => day !== null);
    if (days.length > 0) [start, end] = [Math.min(...days), Math.max(...days)];
  }
  return {
    start, end, near: report.near[member],
    name: kind === 'm' ? `${activity?.number ? `${activity.number}. ` : ''}${activity?.title ?? report.groups.label[group]}` : municipality.name,
    raw: activity?.timing?.raw ?? '', recurring: items.some(item => item.kind === 'recurring' || item.rrule),
    drawer: `c/${report.groups.id[group]}/${municipality.id}`,
  };
}

function spread(report, group) {
  const found = report.spreadOf(group), language = currentLanguage();
  if (!found) return '';
  if (found.days === 0) return `${t('calendar.same', {day: formatDay(found.earliest, language)})}.`;
  return `${t('calendar.spread', {days: t('count.days', {n: found.days}), from: formatDay(found.earliest, language), to: formatDay(found.latest, language)})}.`;
}

function subjectChoice(application, subject, groups, municipalities) {
  const {report} = application;
  const value = `${subject.kind}/${subject.kind === 'm' ? report.municipalities[subject.index].id : report.groups.id[subject.index]}`;
  const places = [...municipalities].sort((a, b) => compareText(report.municipalities[a].name, report.municipalities[b].name))
    .map(index => [`m/${report.municipalities[index].id}`, `${report.municipalities[index].name} — ${regionName(report, report.municipalities[index].region)}`]);
  const works = groups.slice(0, MOST_CHOICES).map(index => [`g/${report.groups.id[index]}`, `${report.groups.label[index].slice(0, 110)} (${report.reach[index]})`]);
  const known = new Set([...places, ...works].map(([key]) => key));
  const own = known.has(value) ? [] : [[value, subject.name]];
  return choice(t('calendar.subject'), [...own, [t('calendar.municipalities'), places], [t('calendar.groups'), works]], value,
    chosen => application.navigate({subject: chosen, page: 0}), {id: 'calendar-subject'});
}

function chart(application, rows, {first, last}, kind) {
  const names = t('monthNames').split(' ');
  const months = Array.from({length: last - first + 1}, (_, k) => first + k);
  const years = [...new Set(months.map(month => Math.floor(month / 12)))];
  const from = monthStart(first), to = monthStart(last + 1);
  return h('table', {class: 'calendar'},
    h('caption', {class: 'hidden'}, t('view.calendar')),
    h('colgroup', {}, h('col', {class: 'names'}), months.map(() => h('col', {class: 'month'}))),
    h('thead', {},
      h('tr', {}, h('th', {scope: 'col', rowspan: 2}, t(kind === 'm' ? 'activity' : 'municipality')),
        years.map(year => h('th', {scope: 'colgroup', colspan: months.filter(month => Math.floor(month / 12) === year).length, class: 'year'}, String(year)))),
      h('tr', {}, months.map(month => h('th', {scope: 'col', class: month % 12 === 0 ? 'january' : null}, names[month % 12])))),
    h('tbody', {}, rows.map(row => h('tr', {},
      h('th', {scope: 'row'}, row.near ? [stateMark(1), ' '] : null, application.link({drawer: row.drawer, title: row.name}, row.name)),
      h('td', {colspan: months.length, class: 'track', style: {'--months': String(months.length)}}, bar(row, from, to))))));
}

// Where the dates stand: behind the bar, before it, or in it, as there is room.
function placed(left, right) {
  if (right <= 70) return {class: 'when', style: {left: `${right}%`}};
  return left > 28 ? {class: 'when', style: {right: `${100 - left}%`}} : {class: 'when inside', style: {left: `${left}%`}};
}

function bar({start, end, raw, recurring}, from, to) {
  const language = currentLanguage();
  const share = day => Math.max(0, Math.min(100, (100 * (day - from)) / (to - from)));
  const text = `${formatSpan(start, end, language)}${recurring ? `, ${t('calendar.recurring')}` : ''}`;
  const left = start ?? end, right = (end ?? to - 1) + 1;
  const beyond = left >= to ? '▸' : right <= from ? '◂' : null;
  const mark = end !== null && share(end + 0.5);
  return [
    beyond ? h('span', {class: `beyond ${beyond === '▸' ? 'right' : 'left'}`, 'aria-hidden': 'true'}, beyond) : [
      start !== null && start !== end && h('span', {class: `span${end === null ? ' endless' : ''}`, style: {left: `${share(left)}%`, width: `${Math.max(0.3, share(right) - share(left))}%`}}),
      end !== null && end < to && h('span', {class: 'dot', style: {left: `min(${mark}%, 100% - 8px)`}}),
      recurring && h('span', {class: 'recurs', 'aria-hidden': 'true', style: {left: `${share(start ?? end)}%`}}, '↻')],
    h('span', {title: raw, ...placed(share(left), share(right))}, text),
  ];
}
