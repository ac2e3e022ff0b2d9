// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Elements. Text only ever becomes text: nothing here, and nothing elsewhere on the page, parses markup.

/** h('a', {href: '#', class: 'link', onclick: go}, 'text', other, …). Null and false children are left out. */
export function h(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

const SVG = 'http://www.w3.org/2000/svg';
export function svg(tag, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style') for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text);
    else if (name === 'value' || name === 'checked' || name === 'selected') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child);
  }
}

export const replace = (element, ...children) => {
  element.replaceChildren();
  append(element, children);
};

/** A <select> of [value, text] pairs; groups are [text, pairs]. */
export function choice(label, options, value, onchange, properties = {}) {
  const option = ([key, text]) => h('option', {value: key, selected: key === value}, text);
  const list = options.map(([key, text]) => (Array.isArray(text) ? h('optgroup', {label: key}, text.map(option)) : option([key, text])));
  return h('label', {class: 'field'}, h('span', {class: 'field-name'}, label),
    h('select', {...properties, onchange: event => onchange(event.target.value)}, list));
}

export function toggle(label, pressed, onclick, properties = {}) {
  return h('button', {type: 'button', class: 'button', 'aria-pressed': String(pressed), onclick, ...properties}, label);
}
