import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it, vi } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { offerFor } from '../../../test/support/offers.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import { failureText } from '../../cli/deployment/failure-text.js';
import { engineError } from './engine-error.js';
import type { Engine } from './find-engine.js';
import { engineFor } from './guest-engine.js';
import { runEngine } from './run-engine.js';

const engine: Engine = { command: 'terraform', kind: 'terraform', version: '1.11.4' };
const offer = offerFor('shop.dev');
const config = { ...SHOP, environment: 'dev' };
const guest = planOf([crud()], { ...config, host: offer });
const own = planOf([crud()], config);
const HOST = { id: 'platform', environment: 'dev', resourceGroup: 'rg-platform' };
const BY_HOST =
  /the host 'platform\.dev' gives this right.*its record changed, or was not deployed yet.*admit this guest and deploy, read its new offer/i;

describe('the engine of a guest', () => {
  it('knows its host, and azurerm neither lists nor registers resource providers', () => {
    expect(engineFor(engine, [guest])).toMatchObject({
      ...engine,
      host: HOST,
      environment: { ARM_PROVIDER_ENHANCED_VALIDATION: 'false', ARM_RESOURCE_PROVIDER_REGISTRATIONS: 'none' },
    });
    const given = planOf([crud()], { ...config, host: { offer, else: 'own' }, azurerm: 5 });
    expect(engineFor(engine, [given])).toMatchObject({ ...engine, host: HOST });
    // azurerm 5 refuses the first variable of azurerm 4.
    expect(engineFor(engine, [given]).environment).toEqual({
      ARM_PROVIDER_ENHANCED_VALIDATION_LOCATIONS: 'false',
      ARM_PROVIDER_ENHANCED_VALIDATION_RESOURCE_PROVIDERS: 'false',
    });
    expect(engineFor(engine, [guest, given]).environment).toBeUndefined();
  });

  it('is as any other where a plan is not of a guest', () => {
    expect(engineFor(engine, [own])).toBe(engine);
    expect(engineFor(engine, [guest, own])).toBe(engine);
    expect(engineFor(engine, [])).toBe(engine);
  });

  const folder = mkdtempSync(join(tmpdir(), 'guest-engine-'));
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('runs with these variables, unless the environment has them', async () => {
    const command = join(folder, 'engine');
    writeFileSync(
      command,
      '#!/bin/sh\necho "$ARM_PROVIDER_ENHANCED_VALIDATION $ARM_RESOURCE_PROVIDER_REGISTRATIONS"\n',
    );
    chmodSync(command, 0o755);
    const textWith = async (plans: (typeof guest)[]) =>
      (await runEngine(['plan'], { engine: engineFor({ ...engine, command }, plans), folder })).text;
    expect(await textWith([guest])).toBe('false none');
    expect(await textWith([own])).toBe(' ');
    vi.stubEnv('ARM_RESOURCE_PROVIDER_REGISTRATIONS', 'core');
    expect(await textWith([guest])).toBe('false core');
  });
});

describe('a 403', () => {
  const refused = (group: string) => ({
    severity: 'error' as const,
    summary: 'retrieving User Assigned Identity',
    detail: `unexpected status 403 (403 Forbidden) with error: AuthorizationFailed: no authorization over scope '/subscriptions/0/resourceGroups/${group}/providers/x'`,
    address: undefined,
  });
  const planText = (group: string, used: Engine) =>
    engineError('plan', { problems: [refused(group)] }, { engine: used, folder: '.' }).message;
  const applyText = (group: string, used: Engine) =>
    failureText({
      planned: { engine: used, folder: '.' },
      last: {
        isOk: false,
        isStopped: false,
        isKilled: false,
        done: [],
        failed: [],
        notBegun: [],
        problems: [refused(group)],
      },
      done: [],
      dropped: [],
      next: 'npx atakora deploy',
    });

  it.each([
    ['plan', planText],
    ['apply', applyText],
  ])(
    'of the %s of a guest in the group of its host is told as a right that the host gives',
    (_step, text) => {
      const used = engineFor(engine, [guest]);
      expect(text('RG-Platform', used)).toMatch(BY_HOST);
      expect(text('rg-shop', used)).not.toMatch(BY_HOST);
      expect(text('rg-platform', engine)).not.toMatch(BY_HOST);
    },
  );
});
