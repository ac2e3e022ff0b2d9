// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a report takes to open, and the frames while its matrix is scrolled, in headless Chromium.
// usage: node measure.js REPORT [HASH]
import {launchBrowser} from '../browser.js';

const [report, hash = 'open=all'] = process.argv.slice(2);

/** {open, first, frames: {count, median, longest}}: milliseconds. */
export async function measure(page, address) {
  await page.goto(address, {waitUntil: 'commit'});
  await page.waitForSelector('#matrix canvas');
  const open = await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now())))));
  const frames = await page.evaluate(async () => {
    const matrix = document.getElementById('matrix');
    const times = [];
    let last = performance.now();
    const frame = () => new Promise(done => requestAnimationFrame(done));
    for (let step = 0; step < 240; ++step) {
      matrix.scrollBy(step % 3 === 0 ? 97 : 0, step % 40 === 39 ? 20000 : 211);
      if (step === 120) matrix.scrollTo(0, 0);
      await frame();
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    times.sort((a, b) => a - b);
    return {count: times.length, median: times[times.length >> 1], longest: times[times.length - 1]};
  });
  return {open, frames};
}

if (report) {
  const browser = await launchBrowser();
  const page = await browser.newPage({viewport: {width: 1600, height: 900}});
  for (let run = 0; run < 3; ++run) console.log(JSON.stringify(await measure(page, `file://${report}${run % 2 ? '?again' : ''}#${hash}`)));
  await browser.close();
}
