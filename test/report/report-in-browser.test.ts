import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

import { adviseOnCost, compareCosts, estimateCost, whatSharingSaves } from '@atakora/component/cost';
import { renderHtml } from '@atakora/component/report';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { defineBackend } from '../../src/backend/define-backend.js';
import { crud } from '../support/definitions.js';
import { SHOP } from '../support/plans.js';
import { everyVerdict } from './every-verdict.js';

const executablePath = [
  process.env['CHROME_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path !== '' && existsSync(path));

/** Images stay here for people to look at. */
const FOLDER = join(import.meta.dirname, '../../reports/html');

/** A report with every section, and with names as long as names may be. */
function everySection(): string {
  const { plan, diff } = everyVerdict();
  const backend = defineBackend({ ...SHOP, networking: 'isolated' }).addComponents([
    crud(),
    crud(`Orders${'ApiOfTheShop'.repeat(4)}`),
  ]);
  const before = estimateCost(plan);
  const isolated = backend.plan();
  const estimate = estimateCost(isolated);
  const cost = {
    estimate,
    advice: adviseOnCost(isolated),
    savings: whatSharingSaves(isolated, backend.build().plansAlone()),
    comparison: compareCosts(before, estimate),
    budget: 1,
  };
  return renderHtml({ plan: isolated, diff, cost });
}

/** Returns red, green and blue of the pixel in the upper left corner: nothing is before it that a filter could add. */
function cornerOf(png: Buffer): number[] {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return [...inflateSync(Buffer.concat(parts)).subarray(1, 4)];
}

describe.skipIf(executablePath === undefined)(
  'the report in a browser (needs Chromium, see CHROME_PATH)',
  () => {
    let browser: Browser;
    const html = everySection();

    beforeAll(async () => {
      mkdirSync(FOLDER, { recursive: true });
      // Processes of a container often may not make a sandbox. The page is ours.
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    });

    afterAll(async () => {
      await browser.close();
    });

    /** Opens the report, and fails for whatever it asks of a network or complains about. */
    async function open(options: BrowserContextOptions): Promise<{ page: Page; asked: string[] }> {
      const page = await (await browser.newContext({ offline: true, ...options })).newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => asked.push(message.text()));
      page.on('pageerror', (error) => asked.push(error.message));
      await page.setContent(html);
      return { page, asked };
    }

    it.each([
      ['light', { colorScheme: 'light', viewport: { width: 1200, height: 900 } }, [255, 255, 255]],
      ['dark', { colorScheme: 'dark', viewport: { width: 1200, height: 900 } }, [13, 17, 23]],
      ['narrow', { colorScheme: 'light', viewport: { width: 360, height: 740 } }, [255, 255, 255]],
    ] as const)('is %s, asks for nothing and is no wider than its window', async (name, options, corner) => {
      const { page, asked } = await open(options);
      const png = await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true });
      expect(cornerOf(png)).toEqual(corner);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(options.viewport.width);
      expect(asked).toEqual([]);
    });

    it('fits paper, where nothing scrolls', async () => {
      // A4 between margins of a centimetre, in pixels of CSS.
      const { page } = await open({ colorScheme: 'light', viewport: { width: 718, height: 1000 } });
      await page.emulateMedia({ media: 'print' });
      await page.screenshot({ path: join(FOLDER, 'print.png'), fullPage: true });
      await page.pdf({
        path: join(FOLDER, 'print.pdf'),
        format: 'A4',
        margin: { left: '1cm', right: '1cm' },
      });
      const cut = await page.evaluate(
        `Array.from(document.querySelectorAll('.scroll')).filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.innerText.slice(0, 60))`,
      );
      expect(cut).toEqual([]);
    });
  },
);
