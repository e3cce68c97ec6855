import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { BUILT_IN_TYPES } from '../../src/resources/registry/types.js';
import { document } from '../docs/markdown.js';

/** Titles of types in docs/sharing-and-merging.md. */
const TITLES = {
  'Cosmos DB': 'cosmos',
  'Function app': 'functions',
  Storage: 'storage',
  'Service Bus': 'servicebus',
  'AI Search': 'aisearch',
  'Event Hubs': 'eventhubs',
  'Stream Analytics': 'streamanalytics',
  Website: 'website',
  'Front Door': 'cdn',
};

const STRATEGY =
  /^(\S+): .* → .*?, (union|intersection|maximum|priority|safest|immutable|agreement|unanimous)\b/gm;

/** Options with their strategies, as `<option>: <strategy>`. */
function recorded(type: string): string[] {
  const text = readFileSync(new URL(`recorded/${type}.txt`, import.meta.url), 'utf8');
  const found = Array.from(text.matchAll(STRATEGY), ([, option, strategy]) => `${option}: ${strategy}`);
  return [...new Set(found)].sort();
}

test.each(Object.entries(TITLES))(
  'docs/sharing-and-merging.md has the strategy of each option: %s',
  (title, type) => {
    const rows = document('docs/sharing-and-merging.md').matchAll(
      /^\| ([A-Z][A-Za-z ]*?) +\| ([a-z]+) +\| (.*)\|$/gm,
    );
    const listed = Array.from(rows).flatMap(([, of, strategy, options = '']) =>
      of === title
        ? Array.from(options.matchAll(/`([^`]+)`/g), ([, option]) => `${option}: ${strategy}`)
        : [],
    );
    expect(listed.sort()).toEqual(recorded(type));
  },
);

test('docs/sharing-and-merging.md has every type whose fields components merge', () => {
  const required = BUILT_IN_TYPES.filter(({ requirements }) => requirements.internal !== true);
  expect(Object.values(TITLES).sort()).toEqual(required.map(({ type }) => type).sort());
});
