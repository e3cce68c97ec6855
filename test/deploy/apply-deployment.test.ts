import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { applyDeployment, type PlannedStack, readDrift } from '@atakora/component/deploy';
import { gate } from '@atakora/component/plan';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { crud } from '../support/definitions.js';
import { planOf } from '../support/plans.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atakora-apply-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const plan = planOf([crud()]);
const BLOB = 'azurerm_storage_blob.shop_functions_shared_package';

/** A plan that replaces a blob, with an engine that writes messages and ends with a code. */
function planned(messages: readonly object[], code: number): PlannedStack {
  const change = { actions: ['delete', 'create'], before: {}, after: {}, after_unknown: {} };
  const terraformPlan = JSON.stringify({
    format_version: '1.2',
    planned_values: {},
    resource_changes: [{ address: BLOB, mode: 'managed', type: 'azurerm_storage_blob', change }],
  });
  const lines = messages.map((each) => `echo '${JSON.stringify(each)}'`);
  const command = join(folder, 'engine.sh');
  writeFileSync(command, ['#!/bin/sh', ...lines, `exit ${code}`, ''].join('\n'));
  chmodSync(command, 0o755);
  writeFileSync(join(folder, 'tfplan'), terraformPlan);
  return {
    engine: { command, kind: 'terraform', version: '1.11.4' },
    folder,
    terraformPlan,
    planFileHash: createHash('sha256').update(terraformPlan).digest('hex'),
    hasState: true,
    gate: gate(terraformPlan, plan),
  };
}

const message = (type: string, action: string, addr = BLOB) => ({
  type,
  hook: { resource: { addr, resource_type: String(addr.split('.')[0]) }, action, elapsed_seconds: 1 },
});

it('does not count a replacement as finished whose new resource was not begun', async () => {
  const half = [message('apply_start', 'delete'), message('apply_complete', 'delete')];
  const { done, failed, notBegun } = await applyDeployment(planned(half, 1));
  expect({ done: done.length, failed, notBegun }).toEqual({ done: 1, failed: [BLOB], notBegun: [] });
  const whole = [...half, message('apply_start', 'create'), message('apply_complete', 'create')];
  expect(await applyDeployment(planned(whole, 0))).toMatchObject({ isOk: true, failed: [], notBegun: [] });
});

it('does not count a data source that is read while it applies', async () => {
  const read = ['apply_start', 'apply_complete'].map((type) =>
    message(type, 'read', 'data.azurerm_subnet.functions'),
  );
  expect(await applyDeployment(planned(read, 1))).toMatchObject({ done: [], failed: [], notBegun: [BLOB] });
});

it('takes a block of defaults that Azure adds for no drift', () => {
  const address = 'azurerm_monitor_diagnostic_setting.shop_cosmos_shared_logs';
  const drift = (retention: object) =>
    readDrift(
      JSON.stringify({
        format_version: '1.2',
        planned_values: {},
        configuration: { root_module: { resources: [{ address, expressions: { enabled_log: {} } }] } },
        resource_drift: [
          {
            address,
            mode: 'managed',
            type: 'azurerm_monitor_diagnostic_setting',
            change: {
              actions: ['update'],
              before: { enabled_log: [{ category: 'a', retention_policy: [] }] },
              after: { enabled_log: [{ category: 'a', retention_policy: [retention] }] },
            },
          },
        ],
      }),
      [plan],
    );
  expect(drift({ days: 0, enabled: false })).toEqual([]);
  expect(drift({ days: 7, enabled: true })).toMatchObject([{ address, isGone: false }]);
});
