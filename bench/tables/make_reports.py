#!/usr/bin/env python3
# SPDX-FileCopyrightText: prikaz contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes report-like PDFs with known tables, and pages without any: what the public sets of table recognition look like
(two tables a page, spanning headings, few or no rules, numbers set to the right, indented stubs, notes), in English and Russian.

Written are NAME.pdf and NAME.json, {"tables": [{"page": 1, "rows": n, "columns": n, "cells": [[row, column, row_span, column_span, text]]}]}.
The same seed gives the same documents. Needs weasyprint (or chromium) and LibreOffice; see README.md.

usage: make_reports.py FOLDER [--seed N] [--count N] [--maker weasy|chrome|writer]
"""
import argparse
import html
import json
import pathlib
import random
import shutil
import subprocess
import tempfile

WORDS = {
    "en": {
        "stub": "Agriculture|Mining and quarrying|Manufacturing|Electricity, gas and water|Construction|Wholesale and retail trade|Transport|Hotels and restaurants|"
                "Public administration|Education|Health and social work|Other services|Fisheries|Forestry|Northern district|Southern district|Coastal area|"
                "Small farms|Medium-sized enterprises|Households with children|Pensioners|Urban population|Rural population|Imports|Exports|Grants received".split("|"),
        "heads": "Number of establishments|Share of total|Change on year|Budget estimate|Actual expenditure|Employees|Turnover|Average wage|Rate per 1,000|Sample size|Male|Female|Total|Low|High|Median".split("|"),
        "groups": "Reporting period|Planned|Actual|By sex|Current prices|Constant prices|First half|Second half".split("|"),
        "titles": "Employment by branch of activity|Public expenditure by function|Emissions by source category|Permits issued and fees collected|Deliveries of drinking water|Road accidents and casualties".split("|"),
        "text": "the office collected returns from all districts and checked them against registers kept by local authorities while figures for earlier years were revised "
                "because coverage had improved and several units had been counted twice so that comparisons over time should be made with care since definitions differ".split(),
        "cells": "Collect monthly returns from operators|Publish the annual review|Inspect storage sites|Train regional staff|Agree the list of indicators with the ministry|"
                 "Ministry of Finance|Statistics office|District councils|before 1 March|every quarter|in the second half of the year|continuous|not started|completed in part".split("|"),
        "table": "Table", "source": "Source: annual returns of the districts.", "note": "a Provisional figures.", "total": "Total", "item": "Branch", "unit": "thousand",
    },
    "ru": {
        "stub": "Сельское хозяйство|Добыча полезных ископаемых|Обрабатывающие производства|Строительство|Оптовая и розничная торговля|Транспорт и связь|Гостиницы|"
                "Образование|Здравоохранение|Прочие услуги|Рыболовство|Северный район|Южный район|Городское население|Сельское население|Малые предприятия|Собственные доходы|Дотации".split("|"),
        "heads": "Число организаций|Доля, процентов|К прошлому году|План|Факт|Работников|Оборот|Средняя зарплата|На 1000 жителей|Мужчины|Женщины|Всего|Отклонение".split("|"),
        "groups": "Отчетный период|Утверждено|Исполнено|В том числе|В текущих ценах|Первое полугодие|Второе полугодие".split("|"),
        "titles": "Занятость по видам деятельности|Расходы бюджета по разделам|Выбросы по источникам|Выдано разрешений|Отпуск воды потребителям".split("|"),
        "text": "сведения собраны по всем районам и сверены с реестрами которые ведут местные власти при этом показатели прошлых лет уточнены потому что охват стал полнее "
                "а отдельные единицы учтены дважды поэтому сравнивать годы следует с осторожностью так как определения различаются".split(),
        "cells": "Сбор месячной отчетности|Публикация ежегодного обзора|Проверка складов|Обучение специалистов|Согласование перечня показателей с министерством|Министерство финансов|"
                 "Отдел статистики|Главы поселений|до 1 марта|ежеквартально|второе полугодие|постоянно|не начато|выполнено частично".split("|"),
        "table": "Таблица", "source": "Источник: годовые отчеты районов.", "note": "а Предварительные данные.", "total": "Итого", "item": "Вид деятельности", "unit": "тыс.",
    },
}


class Grid:
    def __init__(self, columns):
        self.columns, self.rows, self.heading = columns, [], 0  # rows: lists of (column, row_span, column_span, text, class)

    def add(self, cells):
        self.rows.append(cells)

    def expected(self, page):
        cells = [[r, c, rs, cs, text] for r, row in enumerate(self.rows) for c, rs, cs, text, _ in row]
        return {"page": page, "rows": len(self.rows), "columns": self.columns, "cells": cells}


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.words = WORDS[self.random.choice(["en", "en", "ru"])]

    def number(self, kind):
        r = self.random
        if r.random() < 0.06:
            return r.choice(["–", "..", "-", "n.a." if self.words is WORDS["en"] else "н.д."])
        if kind == 0:
            value = f"{r.randint(1, 999)},{r.randint(0, 999):03}" if self.words is WORDS["en"] else f"{r.randint(1, 99)} {r.randint(0, 999):03}"
            return value
        if kind == 1:
            return f"{r.uniform(0, 100):.1f}" if self.words is WORDS["en"] else f"{r.uniform(0, 100):.1f}".replace(".", ",")
        if kind == 2:
            return f"{r.randint(1, 99)}%"
        if kind == 3:
            return f"({r.randint(1, 900)})" if r.random() < 0.3 else str(r.randint(1, 900))
        return str(r.randint(0, 50))

    def sentence(self, length):
        words = [self.random.choice(self.words["text"]) for _ in range(length)]
        return words[0].capitalize() + " " + " ".join(words[1:]) + "."

    def paragraph(self, sentences=4):
        return " ".join(self.sentence(self.random.randint(9, 22)) for _ in range(sentences))

    def numeric(self):
        """A stub and columns of numbers, with or without spanning headings, groups of rows, blank cells."""
        r = self.random
        columns = r.randint(2, 7)
        grid = Grid(columns + 1)
        kinds = [r.randint(0, 4) for _ in range(columns)]
        heads = r.sample(self.words["heads"], columns) if r.random() < 0.6 else [str(r.randint(1995, 2010) + 0) for _ in range(1)] * 0 + [str(2003 + k) for k in range(columns)]
        shape = r.random()
        item = self.words["item"] if r.random() < 0.7 else ""
        if shape < 0.35 and columns >= 4 and columns % 2 == 0:
            groups = r.sample(self.words["groups"], columns // 2)
            grid.add([(0, 2, 1, item, "stub")] + [(1 + 2 * g, 1, 2, name, "group") for g, name in enumerate(groups)])
            grid.add([(1 + c, 1, 1, heads[c], "head") for c in range(columns)])
            grid.heading = 2
        elif shape < 0.5:
            grid.add([(0, 2, 1, item, "stub"), (1, 1, columns, r.choice(self.words["groups"]), "group")])
            grid.add([(1 + c, 1, 1, heads[c], "head") for c in range(columns)])
            grid.heading = 2
        else:
            grid.add([(0, 1, 1, item, "stub")] + [(1 + c, 1, 1, heads[c], "head") for c in range(columns)])
            grid.heading = 1
        stubs = r.sample(self.words["stub"], r.randint(4, 14))
        indent = r.random() < 0.35
        for k, stub in enumerate(stubs):
            if indent and k % 4 == 0 and k + 1 < len(stubs):
                grid.add([(0, 1, 1, stub, "section")] + [(1 + c, 1, 1, "", "number") for c in range(columns)])
                continue
            cells = [(0, 1, 1, stub, "indent" if indent else "stub")]
            for c in range(columns):
                cells.append((1 + c, 1, 1, "" if r.random() < 0.03 else self.number(kinds[c]), "number"))
            grid.add(cells)
        if r.random() < 0.6:
            grid.add([(0, 1, 1, self.words["total"], "total")] + [(1 + c, 1, 1, self.number(kinds[c]), "number") for c in range(columns)])
        return grid

    def textual(self):
        r = self.random
        columns = r.randint(3, 5)
        grid = Grid(columns)
        numbered = r.random() < 0.4
        heads = r.sample(self.words["heads"], columns)
        grid.add([(c, 1, 1, "No." if numbered and c == 0 and self.words is WORDS["en"] else "№" if numbered and c == 0 else heads[c], "head") for c in range(columns)])
        grid.heading = 1
        for k in range(r.randint(3, 8)):
            texts = [r.choice(self.words["cells"]) for _ in range(columns)]
            if r.random() < 0.5:
                texts[1] += ", " + r.choice(self.words["cells"]).lower()
            if numbered:
                texts[0] = str(k + 1)
            grid.add([(c, 1, 1, texts[c], "text") for c in range(columns)])
        return grid


STYLES = ["grid", "lines", "booktabs", "booktabs", "booktabs", "open", "open", "shaded", "outer"]


def table_html(grid, style, random_):
    align = random_.choice(["right", "right", "center", "left"])
    rules = {
        "grid": "td{border:0.5pt solid #000}",
        "lines": "td{border-top:0.5pt solid #000;border-bottom:0.5pt solid #000}",
        "booktabs": "tr.first td{border-top:0.8pt solid #000} tr.lasthead td{border-bottom:0.5pt solid #000} tr.last td{border-bottom:0.8pt solid #000} td.group{border-bottom:0.4pt solid #000}",
        "open": "", "shaded": "tr.h td{background:#cdd6e4} tr.even td{background:#f0f0f0}",
        "outer": "tr.first td{border-top:0.8pt solid #000} tr.last td{border-bottom:0.8pt solid #000} td{border-right:0.5pt solid #000} td.end{border-right:0}",
    }[style]
    ident = f"t{random_.randint(0, 10**9)}"
    rules = "".join(f"#{ident} {rule.strip()}}}" for rule in rules.split("}") if rule.strip())
    padding = random_.choice([1, 1.5, 2.5])
    wide = random_.choice(["100%", "100%", "auto", "85%"])
    out = [f'<style>{rules} #{ident} td{{padding:{padding}pt {random_.choice([3, 5, 8])}pt}} #{ident} .number, #{ident} .head{{text-align:{align}}}</style><table id="{ident}" style="width:{wide}">']
    bold = random_.random() < 0.5
    for r, row in enumerate(grid.rows):
        classes = ["h" if r < grid.heading else "even" if r % 2 else "odd"]
        classes += ["first"] * (r == 0) + ["lasthead"] * (r == grid.heading - 1) + ["last"] * (r == len(grid.rows) - 1)
        out.append(f'<tr class="{" ".join(classes)}">')
        for c, rs, cs, text, kind in row:
            spans = (f' rowspan="{rs}"' if rs > 1 else "") + (f' colspan="{cs}"' if cs > 1 else "")
            end = " end" if c + cs == grid.columns else ""
            text = html.escape(text)
            out.append(f'<td class="{kind}{end}"{spans}>{f"<b>{text}</b>" if bold and r < grid.heading else text}</td>')
        out.append("</tr>")
    return "".join(out) + "</table>"


def positive(seed):
    maker = Maker(seed)
    r = maker.random
    size = r.choice([8, 9, 10, 11])
    family = r.choice(["Liberation Serif", "Liberation Sans", "DejaVu Sans"])
    body, tables = [], []
    count = r.choice([1, 1, 2, 2])
    body.append(f"<p>{maker.paragraph()}</p>")
    two_columns = r.random() < 0.15
    for k in range(count):
        grid = maker.numeric() if r.random() < 0.7 else maker.textual()
        if two_columns and grid.columns > 4:
            grid = maker.textual() if r.random() < 0.2 else grid
        body.append(f"<h4>{maker.words['table']} {k + 1}. {r.choice(maker.words['titles'])}</h4>")
        body.append(table_html(grid, r.choice(STYLES), r))
        tables.append(grid)
        if r.random() < 0.5:
            body.append(f"<p class=note>{maker.words['note']}</p>")
        if r.random() < 0.5:
            body.append(f"<p class=note>{maker.words['source']}</p>")
        body.append(f"<p>{maker.paragraph(r.randint(1, 4))}</p>")
    return page_html(body, size, family, two_columns=False), tables


def negative(seed):
    maker = Maker(seed)
    r = maker.random
    en = maker.words is WORDS["en"]
    body = []
    kind = seed % 6
    if kind == 0:  # a letter
        body.append("<div style='width:45%;float:left'>" + "<br>".join(["Department of Statistics" if en else "Администрация района", "12 Harbour Street" if en else "ул. Речная, 12", "Port Ellen 4021" if en else "г. Онега, 164840"]) + "</div>")
        body.append("<div style='width:40%;float:right'>" + ("To the Head<br>of the District Council<br>Mr. Carver" if en else "Главе района<br>Петрову И.И.<br>ул. Ленина, 5") + "</div><div style='clear:both'></div>")
        body += [f"<p>{maker.paragraph(3)}</p>" for _ in range(3)]
        body.append("<p>" + ("Head of office" if en else "Начальник отдела") + "&nbsp;" * 40 + ("A. Miller" if en else "А.А. Мельник") + "</p>")
    elif kind == 1:  # two columns of text
        body.append(f"<h3>{r.choice(maker.words['titles'])}</h3><div style='columns:2;column-gap:18pt;text-align:justify'>" + "".join(f"<p>{maker.paragraph(4)}</p>" for _ in range(9)) + "</div>")
    elif kind == 2:  # lists
        body.append(f"<p>{maker.paragraph(2)}</p><ul>" + "".join(f"<li>{maker.sentence(r.randint(5, 30))}</li>" for _ in range(9)) + "</ul>")
        body.append("<ol>" + "".join(f"<li>{maker.sentence(r.randint(5, 30))}</li>" for _ in range(8)) + "</ol>")
    elif kind == 3:  # contents
        body.append("<h3>Contents</h3>" + "".join(f"<div style='display:flex'><span>{k + 1}. {r.choice(maker.words['titles'])}</span><span style='flex:1;overflow:hidden;white-space:nowrap;text-align:right'>{'. ' * 60}</span><span style='padding-left:4pt'>{3 * k + 2}</span></div>" for k in range(12)))
        body.append(f"<p>{maker.paragraph(3)}</p>")
    elif kind == 4:  # justified prose with notes
        body += [f"<p style='text-align:justify'>{maker.paragraph(6)}</p>" for _ in range(5)]
        body.append("<hr style='width:30%;margin-left:0'>" + "".join(f"<p class=note>{k + 1} {maker.sentence(12)}</p>" for k in range(3)))
    else:  # justified narrow prose and headings, signature lines
        body += [f"<h4>{k + 1}. {r.choice(maker.words['titles'])}</h4><p style='text-align:justify;width:60%'>{maker.paragraph(4)}</p>" for k in range(4)]
        body += ["<p>" + ("Signed" if en else "Подпись") + " ____________________ " + "&nbsp;" * 10 + ("Date" if en else "Дата") + " ______________</p>" for _ in range(2)]
    return page_html(body, r.choice([9, 10, 12]), r.choice(["Liberation Serif", "Liberation Sans"]), two_columns=False), []


def page_html(body, size, family, two_columns):
    return (f'<!DOCTYPE html><html><head><meta charset="utf-8"><title></title><style>@page {{ size: A4; margin: 2.2cm }} '
            f'body {{ font: {size}pt/1.2 "{family}"; margin: 0 }} p {{ margin: 5pt 0 }} h4, h3 {{ margin: 8pt 0 4pt }} .note {{ font-size: 80% }} '
            f'table {{ border-collapse: collapse; margin: 4pt 0 }} td {{ vertical-align: top }} tr.h td {{ vertical-align: bottom }} '
            f'.group {{ text-align: center }} .indent {{ padding-left: 14pt !important }} .section {{ font-style: italic }} .total {{ font-weight: bold }} tr, td {{ break-inside: avoid }}'
            f'</style></head><body>{"".join(body)}</body></html>')


def make_pdf(maker, page, target, work):
    if maker == "chrome":
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={work}/profile", "--no-pdf-header-footer", "--print-to-pdf-no-header",
                        f"--print-to-pdf={target}", str(page)], check=True, capture_output=True, timeout=120)
    elif maker == "writer":
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{work}/lo", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(work), str(page)],
                       check=True, capture_output=True, timeout=120)
        shutil.move(page.with_suffix(".pdf"), target)
    else:
        subprocess.run(["weasyprint", "-q", str(page), str(target)], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--maker", default="weasy", choices=["weasy", "chrome", "writer"])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        for k in range(options.count):
            seed = options.seed * 1000 + k
            text, tables = negative(seed) if k % 4 == 3 else positive(seed)
            page = pathlib.Path(work, "page.html")
            page.write_text(text, encoding="utf-8")
            target = options.folder / f"{'none' if not tables else 'some'}-{seed}.pdf"
            make_pdf(options.maker, page, target, work)
            target.with_suffix(".json").write_text(json.dumps({"tables": [grid.expected(None) for grid in tables]}, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
