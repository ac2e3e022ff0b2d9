// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {measure} from '../../../web/bench/measure.js';
import {syntheticReport, writeReport} from '../../../web/bench/synthetic_report.js';
import {launchBrowser} from '../../../web/browser.js';

// By processor time, so that a busy machine does not fail it; web/bench/measure.js has the clock too.
test('200 municipalities and 5000 activities open in 2 seconds and scroll without a frame of 100 ms', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'prikaz-web-'));
  const browser = await launchBrowser();
  try {
    const report = join(folder, 'large.html');
    writeReport(report, readFileSync(new URL('../../../web/dist/report_page.html', import.meta.url), 'utf8'), syntheticReport(200, 5000, 0.1));
    const page = await browser.newPage({viewport: {width: 1600, height: 900}});
    const {open, frames} = await measure(page, report);
    assert.ok(open.processor < 2000, `${open.processor} ms to open`);
    assert.ok(frames.processor < 100, `${frames.processor} ms a frame`);
    assert.match(await page.locator('.filters').innerText(), /200 муниципалитетов/);
  } finally {
    await browser.close();
    rmSync(folder, {recursive: true});
  }
});
