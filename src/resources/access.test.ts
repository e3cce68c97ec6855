import { describe, expect, it } from 'vitest';

import { connected, sampleResource, sampleType } from '../../test/support/resource-types.js';
import {
  appSettings,
  type DataAccess,
  declareAccess,
  forPrincipals,
  grant,
  grantRoles,
  roleAssignment,
} from './access.js';
import { ref } from '../plan/expression/expression.js';
import { connection } from './connection.js';

const code = sampleType('code', {
  connections: {
    identity: ({ variant }) => {
      const identity = { type: 'azurerm_user_assigned_identity', id: variant };
      return { principalId: ref(identity, 'principal_id'), clientId: ref(identity, 'client_id') };
    },
  },
});
const context = connected([
  [code, sampleResource('code:shared', 'A', 'B'), sampleResource('code:other', 'C')],
  [sampleType('idle'), sampleResource('idle:shared', 'D')],
]);
const data = sampleResource('data:shared', 'A', 'B', 'C', 'D');
const sender = { role: 'Sender', scope: ref({ type: 'azurerm_bus', id: 'a' }, 'id'), id: ['bus', 'sender'] };

describe('forPrincipals', () => {
  it('connects each code of the components once, and components without code not at all', () => {
    const connections = forPrincipals(data, context, ({ resource, components }) => [
      connection(appSettings, resource, data.key, { USERS: components.join() }),
    ]);
    expect(connections).toEqual([
      { kind: appSettings, from: 'code:shared', to: 'data:shared', data: { USERS: 'A,B' } },
      { kind: appSettings, from: 'code:other', to: 'data:shared', data: { USERS: 'C' } },
    ]);
  });

  it('leaves out code of other components', () => {
    const own = sampleResource('data:own', 'C');
    expect(
      forPrincipals(own, context, ({ resource }) => [connection(grant, resource, own.key, { blocks: [] })]),
    ).toMatchObject([{ from: 'code:other' }]);
  });
});

describe('grantRoles', () => {
  const [principal] = context.graph.principals.get('C') ?? [];

  it('is one connection with an assignment for each role', () => {
    const listener = { ...sender, role: 'Listener', id: ['bus', 'listener'] };
    const connections = grantRoles(principal!, data, [sender, listener], context);
    expect(connections).toMatchObject([{ kind: grant, from: 'code:other', to: 'data:shared' }]);
    expect(connections[0]?.data).toMatchObject({
      blocks: [
        { id: 'shop_functions_other_bus_sender_sender', arguments: { role_definition_name: 'Sender' } },
        { id: 'shop_functions_other_bus_listener_listener', arguments: { role_definition_name: 'Listener' } },
      ],
    });
  });

  it('is nothing without roles', () => {
    expect(grantRoles(principal!, data, [], context)).toEqual([]);
  });
});

describe('a role assignment', () => {
  it('is for the identity of the code, which Entra ID may not know yet', () => {
    const principalId = ref({ type: 'azurerm_user_assigned_identity', id: 'me' }, 'principal_id');
    expect(roleAssignment({ principalId, variant: 'shared' }, sender, context)).toEqual({
      type: 'azurerm_role_assignment',
      id: 'shop_functions_shared_bus_sender_sender',
      meta: { moved_from: ['shop_functions_shared_bus_sender'] },
      arguments: {
        scope: { $ref: 'azurerm_bus.a.id' },
        role_definition_name: 'Sender',
        principal_id: { $ref: 'azurerm_user_assigned_identity.me.principal_id' },
        principal_type: 'ServicePrincipal',
        skip_service_principal_aad_check: true,
      },
    });
  });
});

describe('declareAccess', () => {
  it('says the most that a component may do, whatever comes first', () => {
    const { requirements } = sampleResource('data:shared', 'A', 'B', 'C');
    const { data: access } = declareAccess(
      { key: data.key, requirements },
      {
        blobs: { levelOf: () => 'read', option: 'containers' },
        queues: {
          levelOf: (config) => (config === requirements[0]?.config ? 'write' : undefined),
          option: 'queues',
        },
      },
    ) as { data: DataAccess };
    expect(['A', 'B', 'D'].map((id) => access.levelOf(id))).toEqual(['write', 'read', undefined]);
    expect(['A', 'B'].map((id) => access.missingGrant(id, 'queues'))).toEqual([undefined, 'queues']);
    expect(access.missingGrant('D', 'toString')).toBeUndefined();
  });
});
