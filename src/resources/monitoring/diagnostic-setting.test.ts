import { describe, expect, it } from 'vitest';

import { StaticSiteWithCdn } from '@atakora/component/web';

import { app, crud } from '../../../test/support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import { keyVaultSecret } from '../key-vault/secret.js';
import type { DiagnosticLogs } from './options-schema.js';

const parts = [
  crud('UserApi'),
  app('Jobs', { secrets: { KEY: keyVaultSecret('key') } }),
  StaticSiteWithCdn.define('Web', {}),
];
const logsOf = (config: BackendConfig) =>
  blocksOf(planOf(parts, { ...SHOP, ...config }), 'azurerm_monitor_diagnostic_setting').map(
    ({ arguments: config }) => ({
      target: config['target_resource_id'],
      logs: (config['enabled_log'] as { category: string }[]).map(({ category }) => category),
    }),
  );
const withLogs = (diagnosticLogs: DiagnosticLogs) => logsOf({ monitoring: { diagnosticLogs } });

describe('diagnostic settings', () => {
  it('are there with monitoring alone', () => {
    expect(logsOf({})).toEqual([]);
    expect(logsOf({ monitoring: true })).toEqual(withLogs('audit'));
    expect(withLogs('none')).toEqual([]);
  });

  it('keep changes of accounts and the use of secrets', () => {
    expect(withLogs('audit')).toEqual([
      { target: { $ref: 'azurerm_cosmosdb_account.shop_cosmos_shared.id' }, logs: ['ControlPlaneRequests'] },
      { target: { $ref: 'azurerm_key_vault.shop_keyvault.id' }, logs: ['AuditEvent'] },
    ]);
  });

  it('keep every call where that is asked for', () => {
    const blobs = ['StorageDelete', 'StorageRead', 'StorageWrite'];
    const all = withLogs('all');
    expect(all).toHaveLength(5);
    expect(all).toEqual(
      expect.arrayContaining([
        {
          target: { $ref: 'azurerm_cosmosdb_account.shop_cosmos_shared.id' },
          logs: ['ControlPlaneRequests', 'DataPlaneRequests'],
        },
        { target: { $ref: 'azurerm_key_vault.shop_keyvault.id' }, logs: ['AuditEvent'] },
        {
          target: {
            $join: [{ $ref: 'azurerm_storage_account.shop_storage_shared.id' }, '/blobServices/default'],
          },
          logs: blobs,
        },
        {
          target: { $ref: expect.stringMatching(/^azurerm_cdn_frontdoor_profile\./) as string },
          logs: ['FrontDoorAccessLog'],
        },
      ]),
    );
  });

  it('keep the calls of queues where there are some', () => {
    const waiting = app('Mail', { functions: { send: { trigger: 'queue', queueName: 'mails' } } });
    const account = { $ref: 'azurerm_storage_account.shop_storage_shared.id' };
    const targets = blocksOf(
      planOf([waiting], { ...SHOP, monitoring: { diagnosticLogs: 'all' } }),
      'azurerm_monitor_diagnostic_setting',
    ).map(({ id, arguments: config }) => [id, config['target_resource_id']]);
    expect(targets).toEqual([
      ['shop_storage_shared_logs', { $join: [account, '/blobServices/default'] }],
      ['shop_storage_shared_queue_logs', { $join: [account, '/queueServices/default'] }],
    ]);
  });

  it('go to the workspace of the backend', () => {
    const plan = planOf(parts, { ...SHOP, monitoring: true });
    for (const { arguments: config } of blocksOf(plan, 'azurerm_monitor_diagnostic_setting'))
      expect(config['log_analytics_workspace_id']).toEqual({
        $ref: 'azurerm_log_analytics_workspace.shop_monitoring_workspace.id',
      });
  });

  it('are not made for existing resources', () => {
    const logs = logsOf({
      monitoring: true,
      cosmosConfig: { useExisting: true, accountName: 'cosno-other' },
      keyVault: { name: 'kv-other', useExisting: true },
    });
    expect(logs).toEqual([]);
  });
});
