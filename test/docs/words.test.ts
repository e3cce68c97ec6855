import { describe, expect, it } from 'vitest';

import { BUDGET, checkedTexts, isPermitted, PERMITTED, wordsIn } from './words.js';

const texts = checkedTexts();

describe('sources, documents and changelog', () => {
  it('use none of the words that readers stumble over', () => {
    const found = Array.from(texts, ([path, text]) =>
      wordsIn(path, text)
        .filter((each) => !isPermitted(each, text))
        .map(
          ({ line, text: match, word }) =>
            `${path}:${line} "${match}" ${word.reason} Write ${word.instead}; or add the place to PERMITTED with a reason.`,
        ),
    ).flat();
    expect(found, `${found.length} places`).toEqual([]);
  });

  it('have a few permitted places, each of which is still there', () => {
    expect(PERMITTED.length).toBeLessThanOrEqual(BUDGET);
    const gone = PERMITTED.filter(
      ({ path, text }) =>
        !(texts.get(path) ?? '')
          .split('\n')
          .some((line) => line.includes(text) && wordsIn(path, line).length > 0),
    );
    expect(gone).toEqual([]);
  });
});

describe('the search', () => {
  const wordsOf = (path: string, text: string) => wordsIn(path, text).map((found) => found.text);

  it.each([
    ['  /** What a plan holds. */', ['/** What']],
    ['   * Whether it is open.', ['* Whether']],
    ["  // Nobody's data is no data.", ['Nobody', 'is no']],
    ['throw new Error(`a is no list. Rule: a list. Way out: write one`);', ['is no', 'Rule:', 'Way out:']],
    ["/** A type of one's own has not any. */", ["of one's own", 'has not']],
  ])('finds %j', (line, expected) => {
    expect(wordsOf('src/a.ts', line).sort()).toEqual([...expected].sort());
  });

  it.each([
    '  readonly rule: string;',
    'function nameOf(rule: NamingRule) {}',
    'const howMany = isNotWhole; // a count, whatever it is',
    '/** Whatever the order: it is not known. */',
    '  azurerm_cdn_frontdoor_rule: {',
  ])('lets %j pass', (line) => {
    expect(wordsOf('src/a.ts', line)).toEqual([]);
  });

  it('lets headings of documents ask', () => {
    expect(wordsOf('docs/a.md', '* What is shared, and whether it may be')).toEqual([]);
    expect(wordsOf('docs/a.md', 'There are no secrets.')).toEqual(['are no']);
  });

  it.each([
    ['A room has a tombstone.', ['room', 'tombstone']],
    ['Misfits and residents are homeless strays.', ['Misfits', 'homeless', 'residents', 'strays']],
    ['A contested capacity item is the only way in.', ['capacity item', 'contested', 'way in']],
    ['`memberPlace` and `wiring`', ['memberPlace', 'wiring']],
  ])('finds words of the second edition in %j', (line, expected) => {
    expect(wordsOf('docs/a.md', line).sort()).toEqual([...expected].sort());
  });

  it.each([
    'A retained child of a resource type.',
    'a roommate, straying, wired',
    'two ways. In one of them',
  ])('lets %j of a document pass', (line) => {
    expect(wordsOf('docs/a.md', line)).toEqual([]);
  });

  it('names the line', () => {
    expect(wordsIn('docs/a.md', 'One.\n\nIt has not any.')).toMatchObject([{ path: 'docs/a.md', line: 3 }]);
  });

  it('permits a place by its path and a part of its line', () => {
    const text = 'Nobody is told.';
    const [found] = wordsIn('docs/a.md', text);
    const permitted = (path: string, part: string) =>
      found !== undefined && isPermitted(found, text, [{ path, text: part, why: 'a test' }]);
    expect(permitted('docs/a.md', 'is told')).toBe(true);
    expect(permitted('docs/b.md', 'is told')).toBe(false);
    expect(permitted('docs/a.md', 'is asked')).toBe(false);
  });
});
