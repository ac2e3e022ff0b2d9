// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// src/ → dist/report_page.html: script and style bundled into one page that leaves room for the data.
// usage: node build.js [--check]     (--check writes nothing and fails where dist/ is not what would be written)
import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {build} from 'esbuild';

const folder = fileURLToPath(new URL('.', import.meta.url));
const target = folder + 'dist/report_page.html';

/** Source of a Content-Security-Policy for one inline element (W3C CSP 3, 2.3.1). */
const hashOf = text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

async function bundle(entry) {
  const result = await build({
    entryPoints: [folder + entry], absWorkingDir: folder, bundle: true, minify: true, write: false, charset: 'utf8',
    target: ['chrome100', 'firefox100', 'safari15'], format: 'iife', legalComments: 'none', logLevel: 'warning',
  });
  return result.outputFiles[0].text.trim();
}

async function buildPage() {
  const style = await bundle('src/style/main.css');
  const script = (await bundle('src/main.js')).replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; img-src data:; ` +
    `base-uri 'none'; form-action 'none'`;
  const page = readFileSync(folder + 'src/page.html', 'utf8')
    .replace('{{policy}}', () => policy).replace('{{style}}', () => style).replace('{{script}}', () => script);
  return {page, script};
}

const {page, script} = await buildPage();
const compressed = gzipSync(script, {level: 9}).length;
if (process.argv.includes('--check')) {
  let there = '';
  try {
    there = readFileSync(target, 'utf8');
  } catch {
    // absent is as wrong as old
  }
  if (there !== page) {
    console.error('web/dist/report_page.html is not what web/src makes; run scripts/web');
    process.exit(1);
  }
} else {
  mkdirSync(folder + 'dist', {recursive: true});
  writeFileSync(target, page);
}
console.log(`report page: ${page.length} characters; script ${script.length} characters, ${compressed} bytes compressed`);
