import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { createIssuer } from '../../src/dev/issuer.js';
import { startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';
import { app, crud } from '../support/definitions.js';
import { functionAppIn, planOf, remarksIn, SHOP } from '../support/plans.js';
import { ENTRA, OTHER_ENTRA, TENANT } from '../support/sign-in.js';

const calls = (id: string, settings: Readonly<Record<string, string>>, more: object = {}) =>
  app(id, {
    sourceDirectory: 'test/runtime/sources/signed-in',
    functions: { forward: { trigger: 'http', methods: ['GET'] } },
    environmentVariables: settings,
    ...more,
  });
const restricted = { read: { roles: ['Reader'] } };

describe('a component that calls another one', () => {
  const issuer = createIssuer();
  const asked: string[] = [];
  // Each test says whose token the app has.
  let oid = 'identity-of-the-app';
  const tokenFor = (scope: string) => {
    asked.push(scope);
    const aud = scope.replace(/\/\.default$/, '');
    const iss = `https://login.microsoftonline.com/${TENANT}/v2.0`;
    return Promise.resolve(issuer.token({ iss, aud, tid: TENANT, oid, exp: Date.now() / 1000 + 600 }));
  };
  const plan = planOf(
    [crud('NoteApi', { permissions: restricted }), calls('Orders', { NOTES: '${NoteApi.apiEndpoint}' })],
    { ...SHOP, auth: ENTRA },
  );
  let api: Client;
  let own = '';
  beforeAll(async () => {
    const start: typeof register = (manifest, folder) => {
      register(manifest, folder, tokenFor);
    };
    api = client(await startPlannedApi(plan, start, { issuer }));
    process.env['NOTES'] = `${api.url}/api/note-api`;
    process.env['COMPONENT_CALLERS'] = JSON.stringify({ NoteApi: ['identity-of-the-app'] });
    own = await tokenFor(`api://${ENTRA.clientId}/.default`);
  });
  afterAll(async () => {
    delete process.env['COMPONENT_CALLERS'];
    await api.stop();
  });
  const forward = async (component: string, path: string) => {
    const query = new URLSearchParams({ component, path }).toString();
    const headers = { authorization: `Bearer ${own}` };
    return (await api.call('GET', `orders/forward?${query}`, undefined, headers)).status;
  };

  it('brings a token for it, and needs no role', async () => {
    oid = 'identity-of-the-app';
    expect(await forward('NoteApi', '?limit=1')).toBe(200);
    expect(asked.at(-1)).toBe(`api://${ENTRA.clientId}/.default`);
  });

  it('is refused with an identity that the plan does not let call', async () => {
    oid = 'another-identity';
    expect(await forward('NoteApi', '')).toBe(403);
  });

  it.each(['@evil.example.com/', '.evil.example.com/', 'x'])('never leaves its host: %s', async (path) => {
    const before = asked.length;
    expect(await forward('NoteApi', path)).toBe(500);
    expect(asked).toHaveLength(before);
  });

  it('calls no component that its settings do not name', async () => {
    expect(await forward('UserApi', '')).toBe(500);
  });
});

describe('the plan', () => {
  it('names the identity of the caller where the other component signs callers in', () => {
    const lists = { allowedIdentities: [TENANT], allowedApplications: [TENANT] };
    const plan = planOf([
      crud('NoteApi', { auth: { ...ENTRA, ...lists } }),
      calls('Orders', { NOTES: '${NoteApi.apiEndpoint}' }, { auth: { ...ENTRA, ...lists } }),
    ]);
    const identity = 'azurerm_user_assigned_identity.shop_functions_shared_identity';
    expect(functionAppIn(plan).arguments).toMatchObject({
      app_settings: {
        COMPONENT_CALLERS: {
          $join: ['{"NoteApi":["', { $ref: `${identity}.principal_id` }, '"]}'],
        },
      },
      auth_settings_v2: {
        active_directory_v2: {
          allowed_identities: [TENANT, { $ref: `${identity}.principal_id` }],
          allowed_applications: [TENANT, { $ref: `${identity}.client_id` }],
        },
      },
    });
    expect(plan.errors).toEqual([]);
  });

  it('names no identity for other outputs, or where nothing is called', () => {
    const plan = planOf([
      crud('NoteApi', { auth: ENTRA }),
      calls('Orders', { DB: '${NoteApi.database}' }, { auth: ENTRA }),
    ]);
    expect(functionAppIn(plan).arguments['app_settings']).not.toHaveProperty('COMPONENT_CALLERS');
  });

  it.each<[string, object, object, boolean]>([
    ['asks for a key', {}, {}, true],
    ['asks for a key, which the caller may have', {}, { secrets: { KEY: '${keyvault.key}' } }, false],
    ['is open', { authLevel: 'anonymous' }, {}, false],
    ['signs callers in', { auth: OTHER_ENTRA }, {}, false],
  ])('of a call to a component that %s', (_what, callee, caller, warned) => {
    const plan = planOf([
      crud('NoteApi', callee),
      calls('Orders', { NOTES: '${NoteApi.apiEndpoint}' }, caller),
    ]);
    expect(remarksIn(plan).some(({ code }) => code === 'CALL_UNAUTHORIZED')).toBe(warned);
  });
});
