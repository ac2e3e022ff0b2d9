// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reports that the program itself writes, of the project's samples and of orders made for a purpose.
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const PRIKAZ = process.env.PRIKAZ;
const SAMPLES = fileURLToPath(new URL('../../../samples', import.meta.url));

/** What a hostile author would like to run, to break out of, or to load. */
export const HOSTILE = ['</script><script>window.hacked=1</script>', '<img src=x onerror=window.hacked=2>', '"><svg onload=window.hacked=3>', '<!--<script>', ']]></style><base href=//evil.example>',
  '{{constructor.constructor("window.hacked=4")()}}', 'javascript:window.hacked=5', '${window.hacked=6}'];

const order = ({town, region, number, rows, basis = '', head = 'План мероприятий («дорожная карта»)'}) => `АДМИНИСТРАЦИЯ ГОРОДА ${town.toUpperCase()} ${region}
УПРАВЛЕНИЕ КУЛЬТУРЫ

ПРИКАЗ

от 19.01.2022                                                   № ${number}
г. ${town}

Об утверждении плана мероприятий («дорожной карты») по развитию библиотек на 2022 год

${basis}ПРИКАЗЫВАЮ:

1. Утвердить прилагаемый план мероприятий («дорожную карту»).

Начальник управления                              Е.А. Суворова

Приложение
к приказу управления культуры
от 19.01.2022 № ${number}

${head}
по развитию библиотек на 2022 год

№ п/п\tМероприятие\tСрок исполнения\tОтветственные\tОжидаемый результат
${rows.map((row, k) => [`${k + 1}.`, ...row].join('\t')).join('\n')}
`;

const LETTER = `АДМИНИСТРАЦИЯ ГОРОДА ЗВЕНИГОРОДА МОСКОВСКОЙ ОБЛАСТИ

ПРИКАЗ

от 20.02.2022                                                   № 8

О назначении ответственного за пожарную безопасность

ПРИКАЗЫВАЮ:

1. Назначить Иванову А.А. ответственной за пожарную безопасность.

Начальник управления                              Е.А. Суворова
`;

const undated = [['Ремонт читального зала', 'по мере необходимости', 'Директор библиотеки', 'Зал открыт'], ['Пополнение книжного фонда', 'постоянно', 'Директор библиотеки', '']];
const BASIS = 'Во исполнение приказа Министерства культуры Смоленской области от 10.12.2021 № 901 «О развитии библиотечного дела»,\n';
const demanded = [['Обучение библиотекарей работе с электронным каталогом', 'март 2022', 'Директор библиотеки', ''], ['Ремонт читального зала', 'май 2022', 'Директор библиотеки', ''],
  ['Проведение летних чтений для школьников', 'июнь 2022', 'Отдел культуры', '']];
const hostileRows = HOSTILE.map(text => [`Проведение выставки ${text}`, 'март 2022', `Отдел ${text}`, `Итог ${text}`]);

const INPUTS = {
  hostile: [['hostile.txt', order({town: 'Вязьма', region: 'СМОЛЕНСКОЙ ОБЛАСТИ', number: '1', rows: hostileRows})],
    [`<img src=x onerror=window.hacked=7>.txt`, order({town: 'Дорогобуж', region: 'СМОЛЕНСКОЙ ОБЛАСТИ', number: '2', rows: hostileRows, head: `План мероприятий («дорожная карта») ${HOSTILE[0]}`})]],
  one: [['one.txt', order({town: 'Вязьма', region: 'СМОЛЕНСКОЙ ОБЛАСТИ', number: '1', rows: [['Ремонт читального зала', 'март 2022', 'Директор библиотеки', 'Зал открыт']]})]],
  undated: [['a.txt', order({town: 'Вязьма', region: 'СМОЛЕНСКОЙ ОБЛАСТИ', number: '1', rows: undated})], ['b.txt', order({town: 'Дорогобуж', region: 'СМОЛЕНСКОЙ ОБЛАСТИ', number: '2', rows: undated})]],
  parent: [['a.txt', order({town: 'Вязьма', region: 'СМОЛЕНСКОЙ ОБЛАСТИ', number: '1', basis: BASIS, rows: demanded})],
    ['b.txt', order({town: 'Дорогобуж', region: 'СМОЛЕНСКОЙ ОБЛАСТИ', number: '2', basis: BASIS, rows: demanded.slice(1)})]],
  planless: [['letter.txt', LETTER]],
  empty: [],
};

/** Writes all reports into a new folder; {name: path}. */
export function writeReports() {
  const folder = mkdtempSync(join(tmpdir(), 'prikaz-web-'));
  const run = (...words) => execFileSync(PRIKAZ, words, {stdio: ['ignore', 'pipe', 'pipe']});
  const report = (name, input) => {
    const corpus = join(folder, `${name}.sqlite`), path = join(folder, `${name}.html`);
    run('import', '-q', '--corpus', corpus, input);
    run('compare', '--corpus', corpus, '--format', 'html', '-o', path);
    return path;
  };
  const reports = {folder, samples: report('samples', SAMPLES)};
  for (const [name, files] of Object.entries(INPUTS)) {
    const input = join(folder, name);
    mkdirSync(input);
    for (const [file, text] of files) writeFileSync(join(input, file), text);
    reports[name] = report(name, input);
  }
  return reports;
}
