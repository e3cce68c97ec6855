import { diffPlans, renderPlanDiff } from '@atakora/component/plan';
import {
  findingsOf,
  renderHtml,
  renderMarkdown,
  type Report,
  toAnnotations,
  toSarif,
} from '@atakora/component/report';
import { describe, expect, it } from 'vitest';

import { crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { everyVerdict } from './every-verdict.js';
import { sarifProblems } from './sarif-schema.js';

const report = everyVerdict();
const located = { file: 'infra/atakora.config.ts' };

/** A plan whose texts try to leave the place that they are written to. */
function hostile(texts: readonly string[]): Report {
  const plan = planOf([crud()], SHOP);
  return {
    plan: {
      ...plan,
      warnings: texts.map((text) => ({
        code: 'PROVIDER_WARNING',
        message: text,
        components: [],
        resolution: text,
      })),
      resources: plan.resources.map((resource) => ({ ...resource, name: texts.join(' '), sharedBy: texts })),
    },
  };
}

describe('one difference with every verdict', () => {
  it.each([
    ['txt', () => renderPlanDiff(report.diff, { width: 160 })],
    ['md', () => renderMarkdown(report)],
    ['sarif', () => `${JSON.stringify(toSarif(report, located), null, 2)}\n`],
    ['annotations', () => toAnnotations(report, located)],
    ['html', () => renderHtml(report)],
  ])('reads as recorded: %s', async (extension, render) => {
    await expect(render()).toMatchFileSnapshot(`recorded/every-verdict.${extension}`);
  });
});

it('says of a refused plan that its verdict is not what it does', () => {
  const refused = { ...report, diff: { ...report.diff, refused: ['ONE: bad.'] } };
  expect(renderMarkdown(refused)).toContain(' Verdict: **refused (data-loss)**.');
  expect(renderHtml(refused)).toContain(' Verdict: refused (data-loss).</p>');
});

it('says only that a plan is refused where nothing else is known of it', () => {
  const error = { code: 'INVALID_NAME', message: 'bad', resolution: 'Mend it.', components: [] } as const;
  const plan = { ...report.plan, errors: [error] };
  const equal = { ...diffPlans(report.plan, report.plan), refused: ['INVALID_NAME: bad'] };
  for (const given of [{ plan }, { plan, diff: equal }]) {
    expect(renderMarkdown(given)).toContain('\n\n**Refused: nothing of this plan is applied.**\n\n');
    expect(renderHtml(given)).toContain(
      '<p class="totals data-loss">Refused: nothing of this plan is applied.</p>',
    );
  }
  expect(renderMarkdown({ plan: { ...plan, errors: [] } })).not.toContain('Refused');
  expect(renderHtml({ plan: { ...plan, errors: [] } })).not.toContain('Refused');
});

describe('renderMarkdown', () => {
  const text = renderMarkdown(report);
  const folded = Array.from(text.matchAll(/<details>[\s\S]*?<\/details>/g), ([part]) => part).join('');

  it('begins with what a job finds it by, and has totals before anything else', () => {
    const [marker, , , totals] = text.split('\n');
    expect(marker).toBe('<!-- atakora shop prod -->');
    expect(totals).toMatch(/^\*\*\d+ to .+\*\* Verdict: \*\*data-loss\*\*\.$/);
  });

  it('folds neither losses of data nor exposure', () => {
    for (const title of ['Data is lost', 'More callers or networks']) {
      expect(text).toContain(`### ${title}`);
      expect(folded).not.toContain(title);
    }
    expect(folded).toContain('With downtime');
  });

  it('keeps its limit, closes what it opened, and says how much was cut', () => {
    const [change] = report.diff.changes;
    if (change === undefined) throw new Error('no change');
    const changes = Array.from({ length: 5000 }, (_, index) => ({
      ...change,
      address: `azurerm_x.y_${index}`,
      verdict: index === 0 ? ('data-loss' as const) : ('in-place' as const),
    }));
    const long = renderMarkdown({ ...report, diff: { ...report.diff, changes } });
    expect(long.length).toBeLessThanOrEqual(60_000);
    expect(long.length).toBeGreaterThan(55_000);
    expect(long).toContain('azurerm_x.y_0`');
    expect(long).toMatch(
      /\n_\d+ more rows are cut: a comment has at most 60,000 characters\. 'npx atakora diff' shows all of them\._\n$/,
    );
    expect(long.split('<details>').length).toBe(long.split('</details>').length);
  });

  it.each([
    ['<img src=x onerror=alert(1)>', '<img'],
    ['</details><h1>', '</details><h1>'],
    ['@octocat', '@octocat'],
    ['#1', ' #1'],
    ['[text](https://example.com)', '[text]('],
    ['a | b', 'a | b'],
  ])('shows %s as it is written', (written, dangerous) => {
    const comment = renderMarkdown(hostile([written]));
    // Code shows everything as it is, but for the bar of a table.
    const outside = comment.replaceAll(/(`+)[^`].*?\1/g, '');
    expect(outside).not.toContain(dangerous);
    if (written.includes('|')) expect(comment).not.toContain(dangerous);
  });

  it('fences code that has backticks in it', () => {
    expect(renderMarkdown(hostile(['a`b``c']))).toContain('```a`b``c```');
  });
});

describe('renderHtml', () => {
  it('escapes everything', () => {
    const page = renderHtml(
      hostile(['<script>alert(1)</script>', '"><svg onload=alert(1)>', "' onclick='x", '&lt;b&gt;']),
    );
    expect(page).not.toMatch(/<script|<svg onload|' onclick='|"><svg on/);
    expect(page).toContain('&amp;lt;b&amp;gt;');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('shows neither control characters nor marks of direction', () => {
    const page = renderHtml(hostile(['\u001b[31m', '\u009b2J', '\u202egnp.exe']));
    for (const character of '\u001b\u009b\u202e') expect(page).not.toContain(character);
    expect(page).toContain('\uFFFD[31m');
  });

  it('loads nothing and runs nothing', () => {
    const page = renderHtml(report);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|@import|url\(/);
  });

  it('closes every element that it opens', () => {
    const page = renderHtml(report).replace(/<style>[\s\S]*<\/style>/, '');
    const open: string[] = [];
    for (const [, end, name = '', own] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:[^<>]*?)(\/?)>/g)) {
      if (own === '/' || name === 'meta') continue;
      if (end === '/') expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });
});

describe('toSarif', () => {
  const log = toSarif(report, located);
  const [run] = log.runs;
  if (run === undefined) throw new Error('no run');

  it('keeps the schema of the standard', () => {
    expect(sarifProblems(log)).toEqual([]);
    expect(sarifProblems(toSarif(hostile(['\u0000 "<>', 'ä ö 🙂']), { file: 'a b/ü%[x].ts' }))).toEqual([]);
    const [first] = run.results;
    const withResult = (result: object) => ({
      ...log,
      runs: [{ ...run, results: [{ ...first, ...result }] }],
    });
    expect(sarifProblems(withResult({ level: 'fatal' }))).toEqual([
      '/runs/0/results/0/level must be equal to one of the allowed values',
    ]);
    expect(sarifProblems(withResult({ where: 'here' }))).toEqual([
      '/runs/0/results/0 must NOT have additional properties',
    ]);
  });

  it('is a log of version 2.1.0 whose results name their rules', () => {
    expect(log.version).toBe('2.1.0');
    expect(run.tool.driver.name).toBe('atakora');
    expect(new Set(run.tool.driver.rules.map(({ id }) => id)).size).toBe(run.tool.driver.rules.length);
    for (const { ruleId, ruleIndex, level, message } of run.results) {
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(['error', 'warning']).toContain(level);
      expect(message.text.length).toBeGreaterThan(0);
    }
  });

  it('has a rule for each grave verdict', () => {
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['DATA_LOSS', 'DOWNTIME', 'ENDPOINT_CHANGE', 'EXPOSURE']),
    );
  });

  it('gives findings fingerprints of their own, which do not depend on sentences', () => {
    const { plan } = hostile(['one']);
    const fingerprints = (each: Report) =>
      toSarif(each, located).runs[0]?.results.map(
        ({ partialFingerprints }) => partialFingerprints['atakora/v1'],
      );
    const reworded = {
      plan: { ...plan, warnings: plan.warnings.map((each) => ({ ...each, message: 'two' })) },
    };
    expect(fingerprints(reworded)).toEqual(fingerprints({ plan }));
    const own = fingerprints(everyVerdict()) ?? [];
    expect(new Set(own).size).toBe(
      new Set(findingsOf(report).map(({ rule, place }) => JSON.stringify([rule, place]))).size,
    );
  });

  it('is located where its component is defined, where that is known', () => {
    const definitions = { UserApi: { file: 'infra/users.ts', line: 7 } };
    const places = (options: object) =>
      toSarif(report, { ...located, ...options }).runs[0]?.results.map(({ ruleId, locations }) => [
        ruleId,
        locations[0]?.physicalLocation.artifactLocation.uri,
        locations[0]?.physicalLocation.region.startLine,
      ]);
    expect(places({ definitions })).toContainEqual(['DATA_LOSS', 'infra/users.ts', 7]);
    expect(places({ definitions })).toContainEqual(['DOWNTIME', located.file, 1]);
    expect(places({})?.every(([, file, line]) => file === located.file && line === 1)).toBe(true);
  });

  it('writes paths as URIs', () => {
    const [result] = toSarif(report, { file: 'my infra\\atakora.config.ts' }).runs[0]?.results ?? [];
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('my%20infra/atakora.config.ts');
  });
});

describe('toAnnotations', () => {
  it('keeps each finding on one line', () => {
    const text = toAnnotations(hostile(['one\n::error::two']), { file: 'a,b:c.ts' });
    expect(text.split('\n').filter((line) => line !== '')).toHaveLength(1);
    expect(text).toMatch(/^::warning file=a%2Cb%3Ac\.ts,line=1,title=PROVIDER_WARNING::one%0A::error/);
  });
});
