// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who lacks what, each gap with its reason; as text for a letter and as CSV.
import {formatDay} from '../data/days.js';
import {countStates, listGaps} from '../data/gaps.js';
import {ABSENT, NEAR, NO_DOCUMENT, STATE_NAMES, UNKNOWN} from '../data/states.js';
import {currentLanguage, formatNumber, t} from '../i18n/index.js';
import {writeCsv} from '../text/csv.js';
import {reasonOfCell, writeReason} from '../text/reason.js';
import {choice, h} from './dom.js';
import {emptyNotice} from './empty.js';
import {regionName} from './region_name.js';
import {pageOf, pager} from './pager.js';
import {stateMark} from './state_mark.js';

const ROWS_A_PAGE = 100, ROWS_ON_PAPER = 3000, MOST_COPIED = 5000;

export function gapsView(application, {groups, municipalities, printing}) {
  const {report, state} = application;
  const counts = countStates(report, groups, municipalities);
  const gaps = listGaps(report, groups, municipalities, state);
  const size = printing ? ROWS_ON_PAPER : ROWS_A_PAGE, page = printing ? 0 : pageOf(state, size, gaps.length);
  const kinds = [['-1', `${t('gaps.all')} (${formatNumber(counts[ABSENT] + counts[UNKNOWN] + counts[NO_DOCUMENT])})`],
    ...[ABSENT, UNKNOWN, NO_DOCUMENT, NEAR].map(kind => [String(kind), `${t(`state.${STATE_NAMES[kind]}`)} (${formatNumber(counts[kind])})`])];
  return [
    h('div', {class: 'toolbar'},
      choice(t('gaps.kind'), kinds, String(state.gap), value => application.navigate({gap: Number(value), page: 0}), {id: 'gaps-kind'}),
      choice(t('gaps.by'), [['municipality', t('gaps.by.municipality')], ['activity', t('gaps.by.activity')]], state.by,
        value => application.navigate({by: value, page: 0}), {id: 'gaps-by'}),
      h('span', {class: 'spring'}),
      h('button', {type: 'button', class: 'button', id: 'gaps-copy', disabled: gaps.length === 0, onclick: event => copy(event.target, gapsText(report, gaps))}, t('gaps.copy')),
      h('button', {type: 'button', class: 'button', id: 'gaps-csv', disabled: gaps.length === 0, onclick: () => download(gapsCsv(report, gaps))}, t('gaps.csv'))),
    gaps.length === 0 ? emptyNotice(t('empty.gaps'), t('empty.gaps.hint')) : [
      pager(application, {page, size, all: gaps.length}),
      table(application, gaps.slice(page * size, (page + 1) * size)),
      pager(application, {page, size, all: gaps.length}),
      printing && gaps.length > size && h('p', {class: 'notice'}, t('print.cut', {n: size, all: gaps.length}))],
  ];
}

function usual(report, group) {
  const spread = report.spreadOf(group), language = currentLanguage();
  if (!spread) return '—';
  return spread.days === 0 ? formatDay(spread.earliest, language) : `${formatDay(spread.earliest, language)} – ${formatDay(spread.latest, language)}`;
}

// What was read of a municipality is said once, over its gaps; beside a gap only what is true of that one.
const isOwn = (report, {group, municipality, state}) => state === UNKNOWN || (report.exceptions.get(group)?.has(municipality) ?? false);
const silence = ({otherwise, reason}) => otherwise === ABSENT && reason && h('div', {class: 'muted'}, writeReason(reason));

function table(application, gaps) {
  const {report, state} = application;
  const byMunicipality = state.by !== 'activity';
  const keyOf = gap => (byMunicipality ? gap.municipality : gap.group);
  const rows = [];
  gaps.forEach((gap, k) => {
    const {id} = report.groups, municipality = report.municipalities[gap.municipality];
    if (k === 0 || keyOf(gap) !== keyOf(gaps[k - 1]))
      rows.push(h('tr', {class: 'heading'}, h('th', {scope: 'rowgroup', colspan: 4}, byMunicipality
        ? [application.link({drawer: `m/${municipality.id}`}, municipality.name), h('span', {class: 'muted'}, `, ${regionName(report, municipality.region)}`), silence(municipality)]
        : application.link({drawer: `g/${id[gap.group]}`}, report.groups.label[gap.group]))));
    const {summary, detail} = reasonOfCell(report, gap.group, gap.municipality, gap.state);
    rows.push(h('tr', {},
      h('th', {scope: 'row'}, application.link({drawer: `c/${id[gap.group]}/${municipality.id}`}, byMunicipality ? report.groups.label[gap.group] : municipality.name)),
      h('td', {}, stateMark(gap.state), ' ', summary, detail && isOwn(report, gap) && h('div', {class: 'muted'}, detail)),
      h('td', {class: 'number'}, application.link({drawer: `g/${id[gap.group]}`}, `${report.reach[gap.group]}/${report.municipalities.length}`)),
      h('td', {class: 'dates'}, usual(report, gap.group))));
  });
  return h('div', {class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': t('view.gaps')}, h('table', {class: 'list gaps'},
    h('caption', {class: 'hidden'}, t('view.gaps')),
    h('thead', {}, h('tr', {}, [byMunicipality ? t('activity') : t('municipality'), t('gaps.reason'), t('gaps.others'), t('gaps.usual')].map((name, k) => h('th', {scope: 'col', class: k === 2 ? 'number' : null}, name)))),
    h('tbody', {}, rows)));
}

/** For a letter: a heading for each municipality, its gaps below. */
export function gapsText(report, gaps) {
  const lines = [];
  let before = -1;
  for (const gap of [...gaps].slice(0, MOST_COPIED).sort((a, b) => a.municipality - b.municipality || a.group - b.group)) {
    if (gap.municipality !== before) {
      if (before >= 0) lines.push('');
      const {name, region} = report.municipalities[gap.municipality];
      lines.push(`${name}, ${regionName(report, region)}. ${t('gaps.text.head')}`);
      before = gap.municipality;
    }
    lines.push(`– ${report.groups.label[gap.group]} (${t(`state.${STATE_NAMES[gap.state]}`)}; ${t('gaps.others').toLowerCase()}: ${report.reach[gap.group]})`);
  }
  if (gaps.length > MOST_COPIED) lines.push('', t('shown', {from: 1, to: MOST_COPIED, all: gaps.length}));
  return lines.join('\n') + '\n';
}

export const gapsCsv = (report, gaps) => writeCsv([
  [t('region'), t('municipality'), t('activity'), t('category'), t('quality.state'), t('gaps.reason'), t('gaps.others'), t('gaps.usual')],
  ...gaps.map(gap => {
    const municipality = report.municipalities[gap.municipality];
    const {summary, detail} = reasonOfCell(report, gap.group, gap.municipality, gap.state);
    return [regionName(report, municipality.region), municipality.name, report.groups.label[gap.group], t(`category.${report.groups.category[gap.group]}`),
      t(`state.${STATE_NAMES[gap.state]}`), [summary, detail].filter(Boolean).join(' '), report.reach[gap.group], usual(report, gap.group)];
  })]);

async function copy(button, text) {
  let message = t('gaps.copied');
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyBySelection(text)) message = t('gaps.copyfail');
  }
  button.textContent = message;
  setTimeout(() => (button.textContent = t('gaps.copy')), 2000);
}

// Where the clipboard is closed to pages from disk.
function copyBySelection(text) {
  const area = h('textarea', {class: 'hidden', 'aria-hidden': 'true', value: text});
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}

function download(text) {
  const address = URL.createObjectURL(new Blob([text], {type: 'text/csv;charset=utf-8'}));
  h('a', {href: address, download: t('gaps.download')}).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
