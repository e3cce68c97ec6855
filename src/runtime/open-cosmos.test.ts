import { afterEach, describe, expect, it, vi } from 'vitest';

import { openContainer } from './open-cosmos.js';

const HOST = 'http://127.0.0.1:9001/';
const OWN = 'http://127.0.0.1:9002/';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Returns database and container that are opened for `user-db/user`. */
function opened(endpoint: string): string[] {
  const { database, id } = openContainer(endpoint, 'user-db', 'user');
  return [database.id, id];
}

describe('openContainer', () => {
  it('opens what a backend declares', () => {
    expect(opened(OWN)).toEqual(['user-db', 'user']);
  });

  it('opens the container of a guest in its database at the host, and as declared in an account of its own', () => {
    vi.stubEnv('ATAKORA_HOST_ENDPOINT', HOST);
    vi.stubEnv('ATAKORA_HOST_DATABASE', 'shop.prod');
    expect(opened(HOST)).toEqual(['shop.prod', 'user-db.user']);
    expect(opened(OWN)).toEqual(['user-db', 'user']);
  });
});
