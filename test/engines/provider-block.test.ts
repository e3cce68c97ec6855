import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { TerraformStack, Testing } from 'cdktf';
import { describe, expect, test } from 'vitest';

import { component } from './custom-parts.js';
import { smallBackend } from './sample-backends.js';
import { groupStack, plainStack, synth, type TerraformJson, warningsOf } from './stacks.js';

const closedStorage = [{ storage: [{ data_plane_available: false }] }];

/** A component whose storage account hosts no functions, and so takes no keys. */
const keyless = (backendId: string) => {
  const archive = component('Archive', () => ({
    getRequirements: () => [{ resourceType: 'storage', requirementKey: 'blobs', config: {} }],
  }));
  return defineBackend({ archive }, { backendId });
};

const isolated = (backendId: string) => {
  const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
  return defineBackend({ userApi }, { backendId, networking: 'isolated' });
};

function providerOf(json: TerraformJson) {
  return json.provider?.['azurerm'];
}

describe('the provider block', () => {
  test('has the features that azurerm insists on, and does not wait for closed storage accounts', () => {
    const stack = groupStack();
    smallBackend('shop').apply(stack);
    expect(providerOf(synth(stack))).toEqual([{ features: closedStorage }]);
  });

  test('is pinned to the version that the plan was made for', () => {
    const stack = plainStack();
    smallBackend('shop', 'eastus').apply(stack, { resourceGroup: 'rg' });
    expect(synth(stack).terraform).toEqual({
      required_providers: { azurerm: { source: 'azurerm', version: '4.55.0' } },
    });
  });

  test('registers what the delegated subnet of an isolated backend needs', () => {
    const stack = groupStack();
    isolated('shop').apply(stack);
    expect(providerOf(synth(stack))).toEqual([
      { features: closedStorage, resource_providers_to_register: ['Microsoft.App'] },
    ]);
  });

  test('uses Entra ID for storage where an account takes no keys', () => {
    const stack = groupStack();
    keyless('archive').apply(stack);
    const json = synth(stack);
    expect(json.resource?.['azurerm_storage_account']?.['archive_storage_shared']).toMatchObject({
      shared_access_key_enabled: false,
    });
    expect(providerOf(json)).toEqual([{ features: closedStorage, storage_use_azuread: true }]);
  });

  test('joins what the backends of a stack ask for, in any order', () => {
    const all = [smallBackend('shop'), keyless('archive'), isolated('closed'), isolated('closed-too')];
    for (const backends of [all, [...all].reverse()]) {
      const stack = groupStack();
      for (const backend of backends) backend.apply(stack);
      expect(providerOf(synth(stack))).toEqual([
        {
          features: closedStorage,
          storage_use_azuread: true,
          resource_providers_to_register: ['Microsoft.App'],
        },
      ]);
      // The first writes its code with an account key, until another has Terraform use Entra ID.
      expect(warningsOf(stack)).toEqual([expect.stringContaining("storageAccess: 'entra-id'")]);
    }
  });

  test('follows each stack of its own', () => {
    const app = Testing.app();
    const [open, closed] = [groupStack(app, 'open'), groupStack(app, 'closed')];
    smallBackend('shop').apply(open);
    isolated('closed').apply(closed);
    expect(providerOf(synth(open))).toEqual([{ features: closedStorage }]);
    expect(providerOf(synth(closed))).not.toEqual(providerOf(synth(open)));
  });

  test('is in the files that app.synth writes', () => {
    const app = Testing.app();
    const stack = new TerraformStack(app, 'written');
    isolated('shop').apply(stack, { resourceGroup: 'rg', location: 'eastus' });
    app.synth();
    const file = join(app.outdir, 'stacks', 'written', 'cdk.tf.json');
    const json = JSON.parse(readFileSync(file, 'utf8')) as TerraformJson;
    expect(providerOf(json)).toEqual(providerOf(synth(stack)));
  });

  test('does not clash with a backend that has its name', () => {
    const stack = groupStack();
    expect(() => {
      smallBackend('azurerm').apply(stack);
      synth(stack);
    }).not.toThrow();
  });

  test('grows with a backend that is applied after the stack was synthesized once', () => {
    const stack = groupStack();
    smallBackend('shop').apply(stack);
    synth(stack);
    keyless('archive').apply(stack);
    expect(providerOf(synth(stack))).toEqual([{ features: closedStorage, storage_use_azuread: true }]);
  });
});
