import { diffPlans, exposedEndpoints } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { argumentsOf, behind, isolated, two, web } from '../../../test/support/entry-backends.js';
import { blocksOf, keysOf, planOf } from '../../../test/support/plans.js';
import type { FrontDoorEntry } from './options.js';

describe('a Front Door before APIs', () => {
  it('sends each path to one app, and the rest to the site', () => {
    const plan = planOf(two, behind({ site: 'Web' }));
    expect(argumentsOf(plan, 'endpoint')).toHaveLength(1);
    expect(argumentsOf(plan, 'route').map(({ patterns_to_match }) => patterns_to_match)).toEqual([
      ['/api/jobs', '/api/jobs/*'],
      ['/api', '/api/*'],
      ['/*'],
    ]);
    expect(argumentsOf(plan, 'route').every(({ cache }) => cache === undefined)).toBe(true);
    expect(plan.errors).toEqual([]);
  });

  it('keeps the rest with its app while components come and go, by the lock', () => {
    const patterns = (plan: ReturnType<typeof planOf>) =>
      Object.fromEntries(
        argumentsOf(plan, 'route').map(({ name, patterns_to_match: paths }) => [name, paths]),
      );
    const jobs = app('Jobs', { sku: 'EP1' });
    const first = planOf([jobs], behind());
    expect(first.lock.resources['entry:entry']?.facts['rest of /api']).toBe('functions:elastic');
    const both = planOf([jobs, crud('UserApi')], behind({}, { lock: first.lock }));
    expect(patterns(both)).toEqual({
      elastic: ['/api', '/api/*'],
      shared: ['/api/user-api', '/api/user-api/*'],
    });
    expect(both.warnings.map(({ code }) => code)).not.toContain('ENDPOINT_CHANGES');
    // Without the lock an app with an API has the rest.
    expect(patterns(planOf([jobs, crud('UserApi')], behind()))['shared']).toEqual(['/api', '/api/*']);
    const alone = planOf([crud('UserApi')], behind({}, { lock: both.lock }));
    expect(alone.errors).toEqual([]);
    expect(patterns(alone)).toEqual({ shared: ['/api', '/api/*'] });
    const again = planOf([jobs, crud('UserApi')], behind({}, { lock: alone.lock }));
    expect(patterns(again)['shared']).toEqual(['/api', '/api/*']);
  });

  it('probes what answers without a key', () => {
    const probes = argumentsOf(planOf(two, behind()), 'origin_group').map(({ health_probe }) => health_probe);
    expect(probes).toEqual([
      undefined,
      expect.objectContaining({ path: '/api/health', request_type: 'GET' }),
    ]);
  });

  it('is the only entry through which callers reach the apps', () => {
    const plan = planOf(two, behind());
    const apps = ['azurerm_function_app_flex_consumption', 'azurerm_linux_function_app'].flatMap((type) =>
      blocksOf(plan, type),
    );
    expect(apps).toHaveLength(2);
    for (const { arguments: config } of apps) {
      expect(config['site_config']).toMatchObject({
        ip_restriction_default_action: 'Deny',
        ip_restriction: [
          {
            action: 'Allow',
            service_tag: 'AzureFrontDoor.Backend',
            headers: [{ x_azure_fdid: [{ $ref: 'azurerm_cdn_frontdoor_profile.shop_entry.resource_guid' }] }],
          },
        ],
      });
    }
  });

  it('is where callers find the APIs', () => {
    const outputs = (frontDoor: FrontDoorEntry) =>
      planOf([crud('UserApi')], behind(frontDoor)).components[0]?.outputs['apiEndpoint'];
    expect(outputs({ customDomain: 'api.example.com' })).toBe('https://api.example.com/api/user-api');
    expect(outputs({})).toEqual({
      $join: ['https://', { $ref: 'azurerm_cdn_frontdoor_endpoint.shop_entry.host_name' }, '/api/user-api'],
    });
  });

  it('says in the plan what callers show', () => {
    const exposure = exposedEndpoints(planOf(two, behind({ site: 'Web', customDomain: 'shop.example.com' })));
    const ways = exposure.filter(({ resource }) => resource.startsWith('entry:'));
    const direct = exposure.filter(({ name }) => name === 'GET /api/user-api');
    expect(direct.map(({ url }) => url)).toEqual(['https://shop.example.com/api/user-api']);
    expect(ways.map(({ name, url, credentials }) => [name, url, credentials.join()])).toEqual([
      ['entry /api /api/*', 'https://shop.example.com/api', 'function-key,none'],
      ['entry /api/jobs /api/jobs/*', 'https://shop.example.com/api', 'function-key'],
      ['entry site', 'https://shop.example.com', 'none'],
    ]);
  });

  it('says it for each beginning of a path, so that another component opens only its own', () => {
    const { exposure } = diffPlans(
      planOf(two, behind()),
      planOf([...two, app('Mail', { sku: 'EP1' })], behind()),
    );
    expect(
      exposure
        .map(({ change, after: now }) => [change, now?.resource ?? '', now?.name])
        .filter(([, resource = '']) => resource.startsWith('entry:')),
    ).toEqual([['added', 'entry:entry', 'entry /api/mail /api/mail/*']]);
  });

  it('says of each beginning of a path whose it is, and what its callers show', () => {
    const open = { functions: { news: { trigger: 'http', authLevel: 'anonymous' } } } as const;
    const plan = planOf(
      [...two, app('Mail', { sku: 'EP1' }), app('Post', { sku: 'EP1', ...open })],
      behind(),
    );
    const said = exposedEndpoints(plan).filter(
      ({ name }) => /mail|post/.test(name) && name.startsWith('entry '),
    );
    expect(said.map(({ name, components, credentials }) => [name, components, credentials])).toEqual([
      ['entry /api/mail /api/mail/*', ['Mail'], ['function-key']],
      ['entry /api/post /api/post/*', ['Post'], ['none']],
    ]);
  });

  it('leads a domain to every route', () => {
    const plan = planOf(two, behind({ customDomain: 'shop.example.com' }));
    const [association] = argumentsOf(plan, 'custom_domain_association');
    expect(association?.['cdn_frontdoor_route_ids']).toHaveLength(2);
    expect(plan.warnings.map(({ code }) => code)).toContain('DNS_SETUP_NEEDED');
  });
});

describe('in an isolated backend', () => {
  it('it is Premium, and reaches apps by private links', () => {
    const plan = planOf([crud('UserApi')], behind({}, isolated));
    expect(argumentsOf(plan, 'profile')[0]?.['sku_name']).toBe('Premium_AzureFrontDoor');
    expect(argumentsOf(plan, 'origin')[0]?.['private_link']).toMatchObject({
      location: 'eastus',
      target_type: 'sites',
      private_link_target_id: { $ref: 'azurerm_function_app_flex_consumption.shop_functions_shared.id' },
    });
    expect(
      blocksOf(plan, 'azurerm_function_app_flex_consumption')[0]?.arguments['site_config'],
    ).not.toHaveProperty('ip_restriction');
    expect(plan.components[0]?.outputs['apiEndpoint']).toContain('.azurewebsites.net/');
  });

  it('it names the commands that list and approve its own private links', () => {
    const plan = planOf([crud('UserApi'), app('Mail', { sku: 'EP1' })], behind({}, isolated));
    const [front, ...apps] = ['entry', 'functions'].flatMap((type) =>
      plan.resources.filter((resource) => resource.type === type).map(({ name }) => name),
    );
    const resolution = plan.warnings.find(({ code }) => code === 'APPROVAL_NEEDED')?.resolution ?? '';
    expect(apps).toHaveLength(2);
    for (const name of apps)
      expect(resolution).toContain(
        `az network private-endpoint-connection list --id "$(az functionapp list --query "[?name=='${name}'].id" --output tsv)" --query "[?`,
      );
    const messages = argumentsOf(plan, 'origin').map(({ private_link: link }) => link);
    expect(messages).toEqual([
      expect.objectContaining({ request_message: `Front Door ${front ?? ''}` }),
      expect.objectContaining({ request_message: `Front Door ${front ?? ''}` }),
    ]);
    expect(resolution).toContain(
      `described as 'Front Door ${front ?? ''}', with the id beside it as <id>: az network private-endpoint-connection approve --id <id>.`,
    );
  });

  it('it cannot be Standard', () => {
    const { errors } = planOf([crud()], behind({ sku: 'Standard' }, isolated));
    expect(errors.map(({ path }) => path)).toEqual(['entry.frontDoor.sku']);
  });
});

describe('a firewall', () => {
  it.each(['Prevention', 'Detection'] as const)('stands before endpoint and domain: %s', (firewall) => {
    const plan = planOf(two, behind({ firewall, customDomain: 'shop.example.com' }));
    const [policy] = argumentsOf(plan, 'firewall_policy');
    expect(policy).toMatchObject({ mode: firewall, sku_name: 'Premium_AzureFrontDoor' });
    const [security] = argumentsOf(plan, 'security_policy') as unknown as {
      security_policies: { firewall: { association: { domain: unknown[] } } };
    }[];
    expect(security?.security_policies.firewall.association.domain).toHaveLength(2);
  });

  it('is refused on Standard', () => {
    expect(() => planOf(two, behind({ sku: 'Standard', firewall: 'Detection' }))).toThrow(/firewall/);
  });
});

it('refuses an id that is not of a static site, and lists the sites of the backend', () => {
  const { errors } = planOf([crud()], behind({ site: 'Web' }));
  expect(errors).toMatchObject([
    { path: 'entry.frontDoor.site', resolution: 'Add a StaticSite with this id, or omit site.' },
  ]);
  expect(planOf([crud(), web], behind({ site: 'web' })).errors).toMatchObject([
    { resolution: "Write the id of a static site of the backend, one of 'Web', or omit site." },
  ]);
});

it('too many components for the patterns of a route are refused', () => {
  const many = Array.from({ length: 13 }, (_, index) => app(`Job${index}`, { sku: 'EP1' }));
  const { errors } = planOf([crud(), ...many], behind());
  expect(errors.map(({ message }) => message).join()).toContain('at most 25 patterns');
});

it('a backend without functions has no Front Door', () => {
  expect(keysOf(planOf([web], behind()), 'entry')).toEqual([]);
});
