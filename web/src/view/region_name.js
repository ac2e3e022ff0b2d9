// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A region by its index; null is none.
import {t} from '../i18n/index.js';

export const regionName = (report, region) => (region === null ? t('no.region') : report.regions[region].name);
