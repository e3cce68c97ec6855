import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { parsePriceBook } from '@atakora/component/cost';
import { fetchPrices } from '@atakora/component/cost';
import { afterEach, describe, expect, it } from 'vitest';

type Answer = (request: URL, response: ServerResponse, origin: string) => void;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** Starts a service on this machine, and returns where it is. */
async function serve(answer: Answer): Promise<string> {
  let origin = '';
  const server = createServer((request: IncomingMessage, response) => {
    answer(new URL(request.url ?? '/', origin), response, origin);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  );
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return origin;
}

function item(change: object) {
  return {
    currencyCode: 'USD',
    tierMinimumUnits: 0,
    retailPrice: 1,
    armRegionName: 'eastus',
    meterName: '',
    productName: '',
    skuName: '',
    unitOfMeasure: '1',
    type: 'Consumption',
    ...change,
  };
}

const flex = { productName: 'Flex Consumption', skuName: 'On Demand' };
const PAGES: Readonly<Record<string, readonly object[]>> = {
  'On Demand Total Executions': [
    item({
      ...flex,
      meterName: 'On Demand Total Executions',
      unitOfMeasure: '10',
      tierMinimumUnits: 25_000,
      retailPrice: 0.000004,
    }),
    item({ ...flex, meterName: 'On Demand Total Executions', unitOfMeasure: '10', retailPrice: 0 }),
  ],
  'Standard Messaging Operations': [
    item({ meterName: 'Standard Messaging Operations', unitOfMeasure: '1M', retailPrice: 0 }),
    item({
      meterName: 'Standard Messaging Operations',
      unitOfMeasure: '1M',
      tierMinimumUnits: 13,
      retailPrice: 0.8,
    }),
  ],
  'Private Zone': [
    item({ meterName: 'Private Zone', skuName: 'Private', armRegionName: '', retailPrice: 0.5 }),
  ],
  B1: [
    item({
      meterName: 'B1',
      productName: 'Azure App Service Basic Plan - Linux',
      unitOfMeasure: '1 Hour',
      retailPrice: 0.017,
    }),
    item({
      meterName: 'B1',
      productName: 'Azure App Service Basic Plan',
      unitOfMeasure: '1 Hour',
      retailPrice: 0.075,
    }),
  ],
  'Premium vCPU Duration': [
    item({
      meterName: 'Premium vCPU Duration',
      productName: 'Premium Functions',
      unitOfMeasure: '1 Hour',
      retailPrice: 0.1,
    }),
    item({
      meterName: 'Premium vCPU Duration',
      productName: 'Premium Functions',
      unitOfMeasure: '1 Hour',
      retailPrice: 0.2,
    }),
  ],
  Operations: [item({ meterName: 'Operations', skuName: 'Standard', unitOfMeasure: '10K', retailPrice: 0 })],
};

/** Answers one price to a page, as a service with small pages does. */
const paging: Answer = (url, response, origin) => {
  const filter = url.searchParams.get('$filter') ?? '';
  const name = /meterName eq '([^']+)'/.exec(filter)?.[1] ?? '';
  const at = Number(url.searchParams.get('$skip') ?? 0);
  const all = PAGES[name] ?? [];
  const next = new URL(url, origin);
  next.searchParams.set('$skip', String(at + 1));
  const NextPageLink = at + 1 < all.length ? next.href : null;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ Items: all.slice(at, at + 1), NextPageLink }));
};

const quick = { region: 'eastus', retryDelay: 1, timeout: 5000 };

describe('fetchPrices', () => {
  it('makes a valid book of all pages and tiers, and names what it lacks', async () => {
    const endpoint = await serve(paging);
    const { book, missing } = await fetchPrices({ ...quick, endpoint });
    expect(parsePriceBook(JSON.stringify(book))).toEqual(book);
    const by = new Map(book.prices.map((price) => [price.meter, price]));
    // 25,000 times ten are free of charge.
    expect(by.get('functions/flex-executions')).toMatchObject({
      unit: '10',
      grant: 250_000,
      tiers: [{ from: 0, price: 0.000004 }],
      regions: ['eastus'],
      grade: 'A',
    });
    expect(by.get('servicebus/standard-operations')?.tiers).toEqual([
      { from: 0, price: 0 },
      { from: 13_000_000, price: 0.8 },
    ]);
    expect(by.get('network/private-dns-zone')?.regions).toEqual(['*']);
    expect(by.get('functions/b1')?.tiers).toEqual([{ from: 0, price: 0.017 }]);
    const reasons = new Map(missing.map(({ meter, reason }) => [meter, reason]));
    expect(reasons.get('cosmos/serverless')).toBe('the service lists no such price');
    expect(reasons.get('functions/elastic-vcpu')).toBe('the service lists several prices of that name');
    expect(reasons.get('keyvault/operations')).toBe('the service lists a price of 0');
  });

  it('asks for one region, one currency and list prices', async () => {
    const asked: URL[] = [];
    const endpoint = await serve((url, response, origin) => {
      asked.push(url);
      paging(url, response, origin);
    });
    await fetchPrices({ ...quick, endpoint });
    const filters = asked.map((url) => url.searchParams.get('$filter'));
    expect(filters).toContain(
      "serviceName eq 'Azure DNS' and meterName eq 'Private Zone' and armRegionName eq '' and priceType eq 'Consumption'",
    );
    expect(asked[0]?.searchParams.get('currencyCode')).toBe("'USD'");
  });

  it('asks again after refusals', async () => {
    let calls = 0;
    const endpoint = await serve((url, response, origin) => {
      calls += 1;
      if (calls > 2) {
        paging(url, response, origin);
        return;
      }
      response.writeHead(calls === 1 ? 429 : 503, calls === 1 ? { 'retry-after': '0' } : {}).end();
    });
    const { book } = await fetchPrices({ ...quick, endpoint });
    expect(book.prices.length).toBeGreaterThan(0);
  });

  it.each<[string, Answer, string]>([
    ['refuses for ever', (_url, response) => response.writeHead(503).end(), 'the service answered 503'],
    ['refuses the question', (_url, response) => response.writeHead(400).end(), 'the service answered 400'],
    ['sends a page', (_url, response) => response.end('<html>'), 'there was no answer'],
    ['sends other data', (_url, response) => response.end('{"Items":[{}]}'), 'not a page of prices'],
    [
      'sends us elsewhere',
      (_url, response) => response.end('{"Items":[],"NextPageLink":"http://192.0.2.1/"}'),
      'on another server',
    ],
    [
      'has no end',
      (url, response) => response.end(JSON.stringify({ Items: [], NextPageLink: url.href })),
      'more than 50 pages',
    ],
  ])('gives up on a service that %s', async (_what, answer, message) => {
    const endpoint = await serve(answer);
    await expect(fetchPrices({ ...quick, endpoint, retries: 1 })).rejects.toMatchObject({
      code: 'PRICES_NOT_FETCHED',
      message: expect.stringContaining(message) as string,
    });
  });

  it('asks once where asking again does not help', async () => {
    let calls = 0;
    const endpoint = await serve((_url, response) => {
      calls += 1;
      response.writeHead(400).end();
    });
    await expect(fetchPrices({ ...quick, endpoint })).rejects.toThrow('400');
    expect(calls).toBe(1);
  });

  it('refuses a region that is none', async () => {
    await expect(fetchPrices({ region: "east us' or 1 eq 1" })).rejects.toMatchObject({
      code: 'INVALID_CONFIG',
    });
  });
});
