// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a report takes to open, and the frames while its matrix is scrolled, in headless Chromium: by the clock,
// and by the processor time of the page, which other programs do not disturb.
// usage: node measure.js REPORT [HASH]
import {resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {launchBrowser} from '../browser.js';

const FRAMES = 240;

/** {open: {clock, processor}, frames: {median, longest, processor}}: milliseconds; `processor` of frames is the mean. */
export async function measure(page, report, hash = 'open=all') {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', {timeDomain: 'threadTicks'});
  const processor = async () => 1000 * (await session.send('Performance.getMetrics')).metrics.find(({name}) => name === 'TaskDuration').value;
  await page.goto(`file://${report}#${hash}`, {waitUntil: 'commit'});
  await page.waitForSelector('#matrix canvas');
  const clock = await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now())))));
  const opened = await processor();
  const times = await page.evaluate(async count => {
    const matrix = document.getElementById('matrix');
    const frame = () => new Promise(done => requestAnimationFrame(done));
    const times = [];
    let last = performance.now();
    for (let step = 0; step < count; ++step) {
      matrix.scrollBy(step % 3 === 0 ? 97 : 0, step % 40 === 39 ? 20000 : 211);
      await frame();
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    return times.sort((a, b) => a - b);
  }, FRAMES);
  return {
    open: {clock, processor: opened},
    frames: {median: times[times.length >> 1], longest: times[times.length - 1], processor: ((await processor()) - opened) / FRAMES},
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [report, hash] = process.argv.slice(2);
  if (!report) throw new Error('usage: node measure.js REPORT [HASH]');
  const browser = await launchBrowser();
  for (let run = 0; run < 3; ++run) {
    const page = await browser.newPage({viewport: {width: 1600, height: 900}});
    console.log(JSON.stringify(await measure(page, resolve(report), hash)));
    await page.close();
  }
  await browser.close();
}
