// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import {readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';
import {launchBrowser} from '../../../web/browser.js';
import {HOSTILE, writeReports} from './reports.mjs';

const axe = readFileSync(createRequire(new URL('../../../web/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');
let browser, reports;

before(async () => {
  reports = writeReports();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  if (reports) rmSync(reports.folder, {recursive: true});
});

/** A page of a report; errors on it and requests from it are collected. */
async function open(name, hash = '', options = {}) {
  const page = await browser.newPage({viewport: {width: 1440, height: 900}, ...options});
  page.setDefaultTimeout(10000);
  page.problems = [];
  page.requests = [];
  page.on('pageerror', error => page.problems.push(error.message));
  page.on('console', message => message.type() === 'error' && page.problems.push(message.text()));
  page.on('request', request => page.requests.push(request.url()));
  await page.goto(`file://${reports[name]}#${hash}`);
  await page.waitForSelector('#content > *');
  return page;
}

async function close(page) {
  assert.deepEqual(page.problems, []);
  assert.deepEqual(page.requests.filter(url => !url.startsWith('file:')), []);
  await page.close();
}

const text = (page, selector) => page.locator(selector).innerText();
const hash = page => new URLSearchParams(new URL(page.url()).hash.slice(1));

test('opens from disk: Russian, the matrix, numbers that lead to what they count', async () => {
  const page = await open('samples');
  assert.equal(await page.title(), 'Сравнение дорожных карт');
  assert.equal(await page.getAttribute('html', 'lang'), 'ru');
  assert.match(await text(page, '.filters'), /10 муниципалитетов/);
  const painted = await page.evaluate(() => {
    const canvas = document.querySelector('#matrix canvas');
    const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
  assert.ok(painted > 20, 'the canvas is painted');
  await page.click('.tile:has-text("пробел")');
  await page.waitForSelector('.page-gaps');
  assert.equal(hash(page).get('view'), 'gaps');
  await close(page);
});

test('a cell by keyboard: arrows, Enter, the source, Esc gives the focus back', async () => {
  const page = await open('samples');
  await page.focus('#matrix');
  const before = await text(page, '[aria-live]');
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await page.waitForFunction(old => document.querySelector('[aria-live]').innerText !== old, before);
  // Which row comes second is the grouping's business: down to one that the municipality plans.
  const planned = /; Вичугский муниципальный район: (есть|похожее)/;
  for (let row = 2; row < 12 && !planned.test(await text(page, '[aria-live]')); ++row) {
    const said = await text(page, '[aria-live]');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(old => document.querySelector('[aria-live]').innerText !== old, said);
  }
  assert.match(await text(page, '[aria-live]'), planned);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#drawer:not([hidden])');
  const drawer = await text(page, '#drawer');
  for (const part of ['food-vichuga.txt', 'строка файла', 'Строка плана', 'Ответственные', 'Почему здесь', '№ 23 от 02.02.2022'])
    assert.ok(drawer.includes(part), part);
  await page.keyboard.press('Escape');
  await page.waitForSelector('#drawer', {state: 'hidden'});
  assert.equal(await page.evaluate(() => document.activeElement.id), 'matrix');
  await close(page);
});

test('a cell by pointer, a gap with its reason', async () => {
  const page = await open('samples', 'table=1');
  await page.click('.matrix-table tbody tr:first-child td:nth-child(3) a');
  await page.waitForSelector('#drawer:not([hidden])');
  assert.match(await text(page, '#drawer'), /План прочитан полностью, такого мероприятия в нём нет/);
  await page.click('#drawer a[href*="drawer=d"]');
  await page.waitForFunction(() => document.querySelector('#drawer').innerText.includes('Прочитано'));
  await close(page);
});

test('regions collapse and expand; the address is the state', async () => {
  const page = await open('samples', 'open=none');
  await page.focus('#matrix');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('+');
  await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get('open') === '1' || location.hash.includes('open='));
  assert.notEqual(hash(page).get('open'), 'none');
  await page.selectOption('#filter-category', 'training');
  await page.selectOption('#rows-sort', 'name');
  await page.click('#months');
  const address = page.url();
  const second = await browser.newPage();
  await second.goto(address);
  await second.waitForSelector('#matrix');
  assert.equal(await second.inputValue('#filter-category'), 'training');
  assert.equal(await second.inputValue('#rows-sort'), 'name');
  assert.equal(await second.getAttribute('#months', 'aria-pressed'), 'true');
  await second.close();
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('#months').getAttribute('aria-pressed') === 'false');
  await close(page);
});

test('search by another form of the word; / leads there', async () => {
  const page = await open('samples');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
  await page.keyboard.type('родительским комиссиям');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.hits li');
  assert.match(await text(page, '.hits li:first-child'), /комисси/i);
  const marked = await page.locator('.hits li:first-child mark').allInnerTexts();
  assert.ok(marked.some(word => /^комисси/i.test(word)) && !marked.includes('комиссиям'), marked.join());
  await page.fill('#search', 'велосипедами');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.empty');
  await close(page);
});

test('English at the press of a button, and back', async () => {
  const page = await open('samples', 'view=quality');
  await page.click('#language');
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  assert.match(await text(page, '#application'), /Documents/);
  assert.equal(await page.title(), 'Comparison of roadmaps');
  await page.click('#language');
  await page.waitForFunction(() => document.documentElement.lang === 'ru');
  await close(page);
});

test('gaps: filter, CSV, text', async () => {
  const page = await open('samples', 'view=gaps');
  const all = await page.locator('.gaps tbody td.dates').count();
  await page.selectOption('#gaps-kind', '3');
  await page.waitForFunction(count => document.querySelectorAll('.gaps tbody td.dates').length < count, all);
  assert.match(await text(page, '.gaps'), /Документ прочитан не полностью/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#gaps-csv')]);
  const csv = readFileSync(await download.path(), 'utf8');
  assert.ok(csv.startsWith('\ufeffРегион;Муниципалитет;Мероприятие'));
  assert.equal(csv.trim().split('\r\n').length - 1, await page.locator('.gaps tbody td.dates').count());
  await close(page);
});

test('calendar of a municipality and of an activity', async () => {
  const page = await open('samples', 'view=calendar&subject=m/ru-iva/gorodskoy-okrug-kineshma');
  assert.ok(await page.locator('.calendar .dot').count() >= 5);
  assert.match(await text(page, '.undated'), /ежеквартально/);
  // An activity that two municipalities date has a spread.
  const groups = await page.evaluate(() => [...document.querySelector('#calendar-subject').options].map(option => option.value).filter(value => value.startsWith('g/')));
  let spread = false;
  for (const group of groups) {
    await page.selectOption('#calendar-subject', group);
    await page.waitForFunction(value => decodeURIComponent(location.hash).includes(value) && document.querySelector('#calendar-subject').value === value, group);
    spread = (await text(page, '.page-calendar')).includes('Разброс сроков');
    if (spread) break;
  }
  assert.ok(spread, 'some activity has a spread of deadlines');
  assert.ok(await page.locator('.calendar tbody tr').count() >= 2);
  await close(page);
});

test('two plans side by side with what differs', async () => {
  const page = await open('samples', 'view=plans');
  assert.ok(await page.locator('.side-by-side del').count() > 0 && await page.locator('.side-by-side ins').count() > 0);
  const first = await page.inputValue('#plans-a');
  await page.click('#plans-swap');
  await page.waitForFunction(old => document.querySelector('#plans-a').value !== old, first);
  assert.equal(await page.inputValue('#plans-b'), first);
  await close(page);
});

test('the act that orders carry out: who follows it, which rows are missing', async () => {
  const page = await open('parent');
  const act = await page.evaluate(() => [...document.querySelector('#filter-parent').options].find(option => option.text.includes('901')).value);
  await page.selectOption('#filter-parent', act);
  await page.click('.filter-row a');
  await page.waitForSelector('#drawer:not([hidden])');
  assert.match(await text(page, '#drawer-title'), /№ 901/);
  assert.equal(await page.locator('#drawer tbody tr').count(), 2);
  await page.click('#drawer tbody tr:first-child td a');
  await page.waitForFunction(() => /: .*№ 901/.test(document.querySelector('#drawer-title').innerText));
  await close(page);
});

test('hostile text stays text: no script runs, nothing is loaded', async () => {
  const page = await open('hostile');
  for (const view of ['matrix', 'matrix&table=1', 'calendar', 'gaps', 'plans', 'search&q=выставки', 'quality']) {
    await page.evaluate(address => (location.hash = address), `view=${view}`);
    await page.waitForTimeout(150);
  }
  await page.evaluate(() => (location.hash = 'view=matrix&table=1'));
  await page.waitForSelector('.matrix-table');
  const shown = await text(page, '.matrix-table');
  assert.ok(shown.includes('<img src=x onerror=window.hacked=2>'), 'it is shown as it stands');
  for (let row = 1; row <= Math.min(4, HOSTILE.length); ++row) {
    await page.click(`.matrix-table tbody tr:nth-child(${row}) td:nth-child(3) a`);
    await page.waitForSelector('#drawer:not([hidden])');
  }
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator('#application img, #application svg, #application script, base').count(), 0);
  const blocks = await page.evaluate(() => [...document.scripts].map(script => script.type));
  assert.deepEqual([...new Set(blocks)], ['application/octet-stream', 'application/json', '']);
  assert.equal(blocks.filter(type => type === '').length, 1);
  await close(page);
});

test('the policy of the page forbids foreign script and the network', async () => {
  const page = await open('samples');
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.foreign = 1';
    document.body.append(script);
    const reached = await fetch('https://example.invalid/').then(() => true, () => false);
    return {foreign: window.foreign, reached};
  });
  assert.deepEqual(outcome, {foreign: undefined, reached: false});
  await page.close();
});

test('nothing to show is said, with what to do', async () => {
  for (const [name, view, expected] of [['empty', 'matrix', 'нет ни одного приказа'], ['empty', 'quality', 'нет ни одного приказа'], ['planless', 'matrix', 'нет ни одного мероприятия'],
    ['planless', 'quality', 'таблица мероприятий не найдена'], ['one', 'matrix', '1 муниципалитет'], ['one', 'plans', 'хотя бы двух муниципалитетов'], ['one', 'gaps', 'Пробелов нет'],
    ['undated', 'calendar', 'Ни у одного мероприятия нет даты']]) {
    const page = await open(name, `view=${view}`);
    await page.waitForFunction(words => document.body.innerText.includes(words), expected).catch(() => assert.fail(`${name} ${view}: ${expected}`));
    await close(page);
  }
});

test('unknown addresses are no error', async () => {
  const page = await open('samples', 'view=nowhere&drawer=c/ffff/none&subject=g/zz&rows=odd&columns=odd&page=99999&gap=7&a=x&b=y');
  for (const view of ['calendar', 'gaps', 'plans', 'quality', 'search']) await page.evaluate(next => (location.hash = `view=${next}&drawer=m/none&subject=g/zz&page=99&gap=9&a=x&b=y&code=z`), view);
  await page.waitForTimeout(200);
  await close(page);
});

test('paper gets tables', async () => {
  const page = await open('samples');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({media: 'print'});
  assert.ok(await page.locator('.on-paper .matrix-table tbody tr').count() >= 40);
  assert.equal(await page.locator('.matrix-frame').isVisible(), false);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await page.locator('.on-paper').count(), 0);
  await close(page);
});

for (const scheme of ['light', 'dark'])
  test(`axe finds nothing in any view, ${scheme}`, async () => {
    const page = await open('samples', '', {colorScheme: scheme});
    await page.evaluate(axe);
    const near = await page.evaluate(() => {
      const {members, groups} = JSON.parse(document.getElementById('report').textContent);
      const member = members.near.indexOf(1);
      return {group: groups.id[groups.first.filter(first => first <= member).length - 1]};
    });
    const found = [];
    for (const address of ['', 'table=1', `drawer=g/${near.group}`, `drawer=c/${near.group}/ru-iva/vichugskiy-munitsipalnyy-rayon`, 'drawer=m/ru-iva/gorodskoy-okrug-kineshma',
      'view=calendar', 'view=gaps', 'view=gaps&by=activity', 'view=plans', 'view=search&q=питание', 'view=quality', 'view=matrix&q=велосипед', 'lang=en&view=calendar']) {
      await page.evaluate(next => (location.hash = next), address);
      await page.waitForTimeout(120);
      const {violations} = await page.evaluate(() => window.axe.run(document, {resultTypes: ['violations']}));
      for (const {id, nodes} of violations) found.push(`${address}: ${id}: ${nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`);
    }
    assert.deepEqual(found, []);
    await close(page);
  });
