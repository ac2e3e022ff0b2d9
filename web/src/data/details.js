// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Details of documents: JSON, compressed (RFC 1950), base64, one block of the page each; unpacked when first looked at.
import {strFromU8, unzlibSync} from 'fflate';

const EMPTY = {activities: [], roadmaps: [], citations: [], diagnostics: [], unplaced: []};

export function unpack(text) {
  const bytes = Uint8Array.from(atob(text), character => character.charCodeAt(0));
  return JSON.parse(strFromU8(unzlibSync(bytes)));
}

/** A function document → details that unpacks each once. `blockOf(document)`: its text. */
export function detailsReader(blockOf) {
  const known = new Map();
  return document => {
    if (!known.has(document)) {
      const text = blockOf(document);
      known.set(document, text ? unpack(text) : EMPTY);
    }
    return known.get(document);
  };
}
