import { describe, expect, it } from 'vitest';

import type { HttpMethod } from '../requirement.js';
import { clashingRoutes, isReservedRoute } from './routes.js';

const routed = (name: string, route: string, ...methods: HttpMethod[]) => ({ name, route, methods });
const clash = (one: string, other: string) =>
  clashingRoutes([routed('a', one, 'GET'), routed('b', other, 'GET')]).length;

describe('two routes', () => {
  it.each([
    ['orders', 'orders'],
    ['orders', 'Orders'],
    ['orders/{id}', 'orders/{key}'],
    ['orders/{id?}', 'orders'],
    ['orders/{id?}', 'orders/{key?}'],
    ['orders/{id?}', 'orders/{id}'],
  ])('%s and %s are one', (one, other) => {
    expect([clash(one, other), clash(other, one)]).toEqual([1, 1]);
  });

  it.each([
    ['orders', 'order'],
    ['orders/{id}', 'orders/all'],
    ['orders/{id}', 'orders'],
    ['orders/{id}/lines', 'orders/{id}'],
  ])('%s and %s are two', (one, other) => {
    expect([clash(one, other), clash(other, one)]).toEqual([0, 0]);
  });

  it('of two methods do not clash, and a clash names the methods of both', () => {
    expect(clashingRoutes([routed('a', 'x', 'GET'), routed('b', 'x', 'POST')])).toEqual([]);
    expect(
      clashingRoutes([routed('a', 'x', 'GET', 'PUT', 'POST'), routed('b', 'X', 'POST', 'GET', 'GET')]),
    ).toMatchObject([{ first: { name: 'a' }, second: { name: 'b' }, methods: ['POST', 'GET'] }]);
  });

  it('that both clash with a third are two clashes', () => {
    const names = clashingRoutes(['a', 'b', 'c'].map((name) => routed(name, 'x', 'GET')));
    expect(names.map(({ first, second }) => first.name + second.name)).toEqual(['ab', 'ac']);
  });
});

describe('a route of the Functions host', () => {
  it.each(['admin', 'admin-api/x', 'Administration', 'runtime', 'runtimes/{id}'])('is %s', (route) => {
    expect(isReservedRoute(route)).toBe(true);
  });

  it.each(['my-admin', 'orders/admin', 'run'])('is not %s', (route) => {
    expect(isReservedRoute(route)).toBe(false);
  });
});
