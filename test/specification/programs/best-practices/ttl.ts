import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

export const backend = defineBackend({
  sessionApi: CrudApi.define('SessionApi', {
    entityName: 'Session',
    schema: { id: 'string', userId: 'string' },
    partitionKey: '/userId',
    ttl: 86400 // Auto-delete after 24 hours
  }),

  auditLogApi: CrudApi.define('AuditLogApi', {
    entityName: 'AuditLog',
    schema: { id: 'string', userId: 'string' },
    partitionKey: '/userId',
    ttl: 7776000 // Keep audit logs for 90 days
  })
});
