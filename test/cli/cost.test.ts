import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { type CostEstimate, defaultPrices, parsePriceBook } from '@atakora/component/cost';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { expectError } from './expect-error.js';
import { createProject, type Project } from './project.js';
import { BY_CALL } from './shop.js';

let project: Project;

beforeAll(async () => {
  project = createProject();
  project.write('atakora.config.mjs', BY_CALL);
  await project.call(['plan', '--format', 'json', '--output', 'before.json']);
});

afterAll(() => {
  project.remove();
});

/** A book without the price of serverless request units. */
const LACKING = {
  currency: 'EUR',
  prices: defaultPrices.prices.filter(({ meter }) => meter !== 'cosmos/serverless'),
};

describe('atakora cost', () => {
  it('shows the total, what sharing saves, other ways and the assumed use', async () => {
    const { code, stdout } = await project.call(['cost']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Cost a month in USD \(prices of eastus\): \d+\.\d\d to \d+\.\d\d\n/);
    for (const part of ['What sharing saves: 0 %', 'Other ways', 'Assumed use', 'requests 1,000,000'])
      expect(stdout).toContain(part);
  });

  it('takes the use of a file, and what sharing saves is true of it', async () => {
    project.write('usage.json', JSON.stringify({ components: { UserApi: { dataGb: 101 } } }));
    const read = async (...args: string[]) => {
      const { stdout } = await project.call(['cost', '--format', 'json', ...args], {
        env: { ISOLATED: '1' },
      });
      return JSON.parse(stdout) as { estimate: CostEstimate; savings: { saved: { fixed: object } } };
    };
    const [plain, used] = [await read(), await read('--usage', 'usage.json')];
    // 100 GB for 0.25 in the database, and nothing else.
    expect(used.estimate.total.all.low - plain.estimate.total.all.low).toBeCloseTo(25, 6);
    expect(plain.savings.saved.fixed).toEqual({ low: 39, high: 39 });
  });

  it('says what has no price and why, and that the total lacks it', async () => {
    project.write('euro.json', JSON.stringify(LACKING));
    const { code, stdout } = await project.call(['cost', '--prices', 'euro.json', '--format', 'markdown']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^## Cost a month in EUR \(prices of eastus\): at least /);
    expect(stdout).toContain("the price book has no price of 'cosmos/serverless' in 'eastus'");
  });

  it('takes a saved plan, which nothing is planned alone of', async () => {
    const { stdout } = await project.call(['cost', '--plan', 'before.json']);
    expect(stdout).toContain('By resource');
    expect(stdout).not.toContain('What sharing saves');
  });

  it.each([
    ['{', 'usage.json: it must be JSON, received '],
    ['[]', 'usage.json: it must be an object with every or components, received something else.'],
    ['{"components":{"Nobody":{}}}', "received 'Nobody'"],
    ['{"every":{"requests":-1}}', 'usage.json: usage: every.requests must be at least 0, received -1.'],
  ])('refuses the usage %s', async (text, sentence) => {
    project.write('usage.json', text);
    expectError(await project.call(['cost', '--usage', 'usage.json']), sentence);
  });

  it('refuses a book that is none', async () => {
    project.write('book.json', '{"currency":"USD","prices":[{}]}');
    expectError(await project.call(['cost', '--prices', 'book.json']), 'book.json: price book: at prices.0');
    expectError(await project.call(['cost', '--prices', 'no.json']), 'no.json: a price book must be');
  });
});

describe('the cost of a plan and of a difference', () => {
  it('is in text, markdown and HTML of the plan', async () => {
    expect((await project.call(['plan', '--cost'])).stdout).toContain('\nCost a month in USD');
    expect((await project.call(['plan', '--cost', '--format', 'markdown'])).stdout).toMatch(
      /^A month costs [\d.]+ to [\d.]+ USD by an estimate\.$/m,
    );
    expect((await project.call(['plan', '--cost', '--format', 'html'])).stdout).toContain('<h2>Cost</h2>');
    expectError(await project.call(['plan', '--cost', '--format', 'json']), "Run 'npx atakora cost");
  });

  it('is the change by resource, and of what use adds', async () => {
    const diff = async (format: string) =>
      (
        await project.call(['diff', '--against', 'before.json', '--cost', '--format', format], {
          env: { ISOLATED: '1' },
        })
      ).stdout;
    expect(await diff('text')).toMatch(/\nnetwork:shared +0\.00 +39\.\d\d +\+39\.\d\d\ntotal /);
    expect(await diff('markdown')).toMatch(/^A month costs .+ \(change: \+39\.\d\d\) by an estimate\.$/m);
    expect(JSON.parse(await diff('json'))).toHaveProperty('cost.comparison.total.change.low');
    expect(await diff('html')).toContain('Change a month in USD');
  });

  it('is all of it for a first deployment', async () => {
    const { code, stdout } = await project.call(['diff', '--against', 'none', '--cost']);
    expect(code).toBe(2);
    expect(stdout).toMatch(/\ntotal +0\.00 +\d/);
  });

  it('takes the use of components that only one of the plans has', async () => {
    const named = 'one.json';
    project.write(named, JSON.stringify({ components: { UserApi: { requests: 5 } } }));
    project.write(
      'less/atakora.config.mjs',
      BY_CALL.replace(/users: CrudApi\.define[\s\S]*?\n {6}\}\),\n/, ''),
    );
    const args = ['diff', '--against', '../before.json', '--usage', `../${named}`];
    const { code, stdout } = await project.call(args, { folder: 'less' });
    expect(code).toBe(3);
    expect(stdout).toMatch(/\nUserApi +\d.+ 0\.00 +-/);
  });

  it('is no part of the difference of placement', async () => {
    await project.call(['lock', 'own.json']);
    expectError(await project.call(['diff', '--lock', 'own.json', '--cost']), 'a lock has no cost');
  });
});

describe('atakora check --max-monthly-cost', () => {
  const check = (amount: string, ...further: string[]) =>
    project.call(['check', '--max-monthly-cost', amount, ...further]);

  it('refuses what costs more even at its low end', async () => {
    const { code, stdout } = await check('1');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^error +OVER_BUDGET: A month costs .+ The budget is 1\.00\.$/m);
  });

  it('warns where the budget is between the ends, or something has no price', async () => {
    const between = await check('50');
    expect(between.code).toBe(0);
    expect(between.stdout).toMatch(/^warning PERHAPS_OVER_BUDGET: /m);
    project.write('euro.json', JSON.stringify(LACKING));
    expect((await check('10000', '--prices', 'euro.json')).stdout).toMatch(
      /PERHAPS_OVER_BUDGET: A month costs at least .+ EUR by the estimate, and \d+ things? without a price: .+cosmos:shared/,
    );
    project.write('bare.json', JSON.stringify({ ...LACKING, prices: LACKING.prices.slice(0, 1) }));
    expect((await check('10000', '--prices', 'bare.json')).stdout).toMatch(
      /\d+ things without a price: [^,]+, [^,]+, [^,]+ and \d+ more\. The budget/,
    );
  });

  it('says nothing of a budget that is kept', async () => {
    const { code, stdout } = await check('10000');
    expect(code).toBe(0);
    expect(stdout).not.toContain('BUDGET');
  });

  it('refuses what is no amount, and a use for nothing', async () => {
    expectError(await check('-1'), "Option '--max-monthly-cost' argument is ambiguous");
    expectError(await check('much'), "--max-monthly-cost must be an amount from 0 upwards, received 'much'.");
    expectError(await project.call(['check', '--usage', 'one.json']), 'a budget must be given');
  });
});

describe('atakora prices', () => {
  /** Answers every question with one price of 2 in two pages, the first time with a refusal. */
  async function serve(items: (name: string) => object[]) {
    let asked = 0;
    const server = createServer((request, response) => {
      asked += 1;
      if (asked === 1) {
        response.writeHead(429, { 'retry-after': '0' }).end();
        return;
      }
      const url = new URL(request.url ?? '/', origin());
      const name = /meterName eq '([^']+)'/.exec(url.searchParams.get('$filter') ?? '')?.[1] ?? '';
      const page = Number(url.searchParams.get('page') ?? 0);
      const all = items(name);
      const next = new URL(url);
      next.searchParams.set('page', String(page + 1));
      response.end(
        JSON.stringify({
          Items: all.slice(page, page + 1),
          NextPageLink: page + 1 < all.length ? next.href : null,
        }),
      );
    });
    const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { url: origin(), stop: () => server.close() };
  }

  const tier = (meterName: string, from: number, price: number) => ({
    currencyCode: 'USD',
    tierMinimumUnits: from,
    retailPrice: price,
    armRegionName: 'westeurope',
    meterName,
    productName: 'Flex Consumption',
    skuName: 'On Demand',
    unitOfMeasure: '10',
    type: 'Consumption',
  });

  it('fetches a book of all pages and tiers that cost reads, and names what it lacks on stderr', async () => {
    const { url, stop } = await serve((name) =>
      name === 'On Demand Total Executions' ? [tier(name, 25_000, 0.000004), tier(name, 0, 0)] : [],
    );
    const args = ['prices', 'fetch', '--region', 'westeurope', '--endpoint', url, '--output', 'book.json'];
    const { code, stderr } = await project.call(args);
    stop();
    expect(code).toBe(0);
    expect(stderr).toContain('No price of cosmos/serverless: the service lists no such price.\n');
    const book = parsePriceBook(readFileSync(join(project.folder, 'book.json'), 'utf8'));
    expect(book.prices).toMatchObject([{ meter: 'functions/flex-executions', grant: 250_000 }]);
    const { stdout } = await project.call(['cost', '--prices', 'book.json'], {
      env: { REGION: 'westeurope' },
    });
    expect(stdout).toContain('Azure Retail Prices API, Functions, westeurope');
  });

  it('refuses a region without prices, and what it cannot read', async () => {
    const { url, stop } = await serve(() => []);
    expectError(
      await project.call(['prices', 'fetch', '--region', 'nowhere', '--endpoint', url]),
      "region 'nowhere': the service must list prices, received none.",
    );
    stop();
    expectError(await project.call(['prices', 'fetch']), 'a region must be given');
    expectError(await project.call(['prices', 'get', '--region', 'eastus']), "received 'get'");
    expectError(
      await project.call(['prices', 'fetch', '--region', 'eastus', '--endpoint', 'here']),
      "--endpoint must be a URL, received 'here'.",
    );
  });
});
