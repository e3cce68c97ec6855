import { describe, expect, it } from 'vitest';

import type { ExposedEndpoint } from '../exposure.js';
import { exposureChanges } from './exposure-changes.js';

const ENDPOINT: ExposedEndpoint = {
  resource: 'functions:shared',
  name: 'GET /api/users',
  url: 'https://shop/api/users',
  network: 'internet',
  credentials: ['function-key'],
  origins: [],
  components: ['UserApi'],
};
type Given = Partial<ExposedEndpoint>;

const exposing = (...endpoints: readonly Given[]) => ({
  exposure: endpoints.map((each) => {
    const { resource, network, url, ...rest } = { ...ENDPOINT, ...each };
    return { resource, network, url, endpoints: [rest] };
  }),
  resources: [],
});

/** Returns how an endpoint with some members became one with others. */
const changeOf = (before: Given, after: Given) =>
  exposureChanges(exposing(before), exposing(after)).map(({ change, verdict }) => `${change}, ${verdict}`);

describe('a change of an endpoint', () => {
  it.each<[what: string, before: Given, after: Given]>([
    ['from the private network to the internet', { network: 'private' }, {}],
    ['from an unknown network to the internet', { network: 'unknown' }, {}],
    [
      'to a credential that was not enough',
      { credentials: ['entra'] },
      { credentials: ['entra', 'account-key'] },
    ],
    ['to an admin key in place of a token', { credentials: ['entra'] }, { credentials: ['admin-key'] }],
    ['to no credential', {}, { credentials: ['none'] }],
    ['to another origin', { origins: ['https://a'] }, { origins: ['https://b'] }],
    ['to all origins', { origins: ['https://a'] }, { origins: ['*'] }],
    ['from some addresses to all', { ipRanges: ['203.0.113.0/24'] }, {}],
    ['to more addresses', { ipRanges: ['203.0.113.0/25'] }, { ipRanges: ['203.0.113.0/24'] }],
    ['to other addresses', { ipRanges: ['203.0.113.7'] }, { ipRanges: ['198.51.100.7'] }],
  ])('opens it: %s', (_what, before, after) => {
    expect(changeOf(before, after)).toEqual(['opened, exposure']);
  });

  it.each<[what: string, before: Given, after: Given]>([
    ['from the internet to the private network', {}, { network: 'private' }],
    ['to the private network from some addresses', { ipRanges: ['203.0.113.7'] }, { network: 'private' }],
    ['to a credential fewer', { credentials: ['entra', 'account-key'] }, { credentials: ['entra'] }],
    ['to a credential where none was needed', { credentials: ['none'] }, { credentials: ['entra'] }],
    ['to an admin key in place of a function key', {}, { credentials: ['admin-key'] }],
    ['to an unknown credential, which proves nothing', {}, { credentials: ['unknown'] }],
    ['to some origins of all', { origins: ['*'] }, { origins: ['https://a'] }],
    ['to an origin fewer', { origins: ['https://a', 'https://b'] }, { origins: ['https://b'] }],
    ['to some addresses of all', {}, { ipRanges: ['203.0.113.0/24'] }],
    ['to fewer addresses', { ipRanges: ['203.0.113.0/24'] }, { ipRanges: ['203.0.113.0/25'] }],
    ['to another URL', {}, { url: 'https://other/api/users' }],
    ['to another app', {}, { resource: 'functions:shared-2' }],
  ])('does not open it: %s', (_what, before, after) => {
    expect(changeOf(before, after)).toEqual(['changed, none']);
  });

  it('is not that of the components that share the resource', () => {
    expect(changeOf({}, { components: ['OrderApi', 'UserApi'] })).toEqual([]);
  });
});

describe('an endpoint that was not there', () => {
  const verdictOf = (given: Given) =>
    exposureChanges(exposing(), exposing(given)).map(({ change, verdict }) => `${change}, ${verdict}`);

  it('opens what was closed only where every caller of the internet is let in', () => {
    expect(verdictOf({ credentials: ['none'] })).toEqual(['opened, exposure']);
    expect(verdictOf({ credentials: ['none'], network: 'private' })).toEqual(['added, none']);
    expect(verdictOf({})).toEqual(['added, none']);
  });

  it('is judged alike in the first plan', () => {
    const first = exposing({ credentials: ['none'] });
    expect(exposureChanges(null, first)).toEqual(exposureChanges(exposing(), first));
  });
});

it('follows a route to another app of its kind, and no endpoint of another kind or component', () => {
  const moved = { resource: 'functions:shared-2' };
  const other = { resource: 'cosmos:shared' };
  const ofOther = { ...moved, components: ['OrderApi'] };
  const changesTo = (after: Given) =>
    exposureChanges(exposing({}), exposing(after)).map((each) => [
      each.change,
      each.before?.resource ?? null,
    ]);
  expect(changesTo(moved)).toEqual([['changed', 'functions:shared']]);
  for (const after of [other, ofOther])
    expect(changesTo(after).sort()).toEqual([
      ['added', null],
      ['removed', 'functions:shared'],
    ]);
});

it('does not take an endpoint that stays for one that moved', () => {
  const copy = { resource: 'functions:shared-2' };
  expect(exposureChanges(exposing({}), exposing({}, copy))).toMatchObject([
    { change: 'added', before: null, after: copy },
  ]);
});

it('is in the order of resources and names, those that are gone included', () => {
  const names = (...all: readonly string[]) => exposing(...all.map((name) => ({ name })));
  const changes = exposureChanges(names('GET /b', 'GET /d'), names('GET /c', 'GET /a'));
  expect(changes.map(({ change, before, after }) => [change, (after ?? before)?.name])).toEqual([
    ['added', 'GET /a'],
    ['removed', 'GET /b'],
    ['added', 'GET /c'],
    ['removed', 'GET /d'],
  ]);
});
