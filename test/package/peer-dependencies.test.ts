import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional: boolean }>>;
  readonly overrides: Readonly<Record<string, unknown>>;
}

const manifest = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
) as Manifest;

describe('peer dependencies', () => {
  // npm takes the peers of optional peers into account, and `overrides` of this package do nothing in the user's project.
  it('can be installed without overrides', () => {
    const peers = Object.keys(manifest.peerDependencies);
    expect(Object.keys(manifest.overrides).filter((name) => peers.includes(name))).toEqual([]);
  });

  it('are optional, so that planning installs none of them', () => {
    const optional = Object.keys(manifest.peerDependencies).map((name) => [name, { optional: true }]);
    expect(manifest.peerDependenciesMeta).toEqual(Object.fromEntries(optional));
  });
});
