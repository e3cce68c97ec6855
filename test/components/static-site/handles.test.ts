import { defineBackend } from '@atakora/component/backend';
import { FunctionsApp } from '@atakora/component/functions';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';
import { TerraformOutput } from 'cdktf';
import { describe, expect, it } from 'vitest';

import { groupStack, synth } from '../../apply/stacks.js';
import { unfrozenIn } from '../../support/frozen.js';
import { blocksOf, SHOP } from '../../support/plans.js';

const admin = StaticSite.define('AdminPortal', { sourceDirectory: './admin', buildCommand: 'npm run build' });
const website = StaticSiteWithCdn.define('Website', { customDomain: 'app.example.com' });
const backend = () => defineBackend({ admin, website }, SHOP);

describe('a static site', () => {
  it('is frozen data, with a copy of the options', () => {
    const options = { cors: { allowedOrigins: ['*'] } };
    const definition = StaticSiteWithCdn.define('Site', options);
    options.cors.allowedOrigins.push('https://a.de');
    expect(definition.config.cors?.allowedOrigins).toEqual(['*']);
    expect(unfrozenIn(definition)).toEqual([]);
  });

  it('has the address that Azure gives its account', () => {
    const { components } = backend();
    expect(components.admin.siteEndpoint).toBe(
      'https://${azurerm_storage_account.shop_website_admin-portal.primary_web_host}',
    );
    expect(components.website.siteEndpoint).toBe(
      'https://${azurerm_storage_account.shop_website_website.primary_web_host}',
    );
    expect(components.website.cdnEndpoint).toBe(
      'https://${azurerm_cdn_frontdoor_endpoint.shop_cdn_website.host_name}',
    );
  });

  it('names its account as the plan does', () => {
    const plan = backend().plan();
    const account = plan.resources.find(({ key }) => key === 'website:admin-portal');
    expect(backend().components.admin.accountName).toBe(account?.name);
    expect(account?.name).toMatch(/^stweb[a-z0-9]{3,19}$/);
  });

  it('knows the address of its domain from the plan', () => {
    expect(backend().components.website.customDomainEndpoint).toBe('https://app.example.com');
    const { Plain } = defineBackend().addComponent(StaticSiteWithCdn.define('Plain', {})).build().components;
    expect(Plain.customDomainEndpoint).toBeUndefined();
  });

  it('gives what it offers and what it needs as data', () => {
    const { components } = backend();
    expect(components.admin.getOutputs()).toEqual({
      siteEndpoint: components.admin.siteEndpoint,
      accountName: components.admin.accountName,
    });
    expect(components.website.getOutputs()).toMatchObject({
      customDomainEndpoint: 'https://app.example.com',
    });
    expect(components.admin.getRequirements().map(({ resourceType }) => resourceType)).toEqual(['website']);
    expect(components.website.getRequirements().map(({ resourceType }) => resourceType)).toEqual([
      'website',
      'cdn',
    ]);
  });

  it('can be named in the settings of an app, which Terraform then makes after it', () => {
    const api = FunctionsApp.define('Api', {
      functions: { hello: { trigger: 'http' } },
      environmentVariables: { SITE: '${website.cdnEndpoint}', ADMIN: '${AdminPortal.siteEndpoint}/login' },
    });
    const plan = defineBackend({ api, admin, website }, SHOP).plan();
    const [app] = blocksOf(plan, 'azurerm_function_app_flex_consumption');
    expect(app?.arguments['app_settings']).toMatchObject({
      SITE: { $join: ['https://', { $ref: 'azurerm_cdn_frontdoor_endpoint.shop_cdn_website.host_name' }] },
      ADMIN: {
        $join: [
          'https://',
          { $ref: 'azurerm_storage_account.shop_website_admin-portal.primary_web_host' },
          '/login',
        ],
      },
    });
    expect(plan.errors).toEqual([]);
  });

  it('can be an output of the stack', () => {
    const stack = groupStack();
    const built = backend();
    built.apply(stack);
    new TerraformOutput(stack, 'site', { value: built.components.admin.siteEndpoint });
    expect(synth(stack)).toMatchObject({
      output: { site: { value: built.components.admin.siteEndpoint } },
    });
  });

  it('can be made without a backend', () => {
    const stack = groupStack();
    const site = new StaticSite(stack, 'Status', { sourceDirectory: 'status' });
    const cdn = new StaticSiteWithCdn(stack, 'Landing', { customDomain: 'www.example.com' });
    expect(cdn.customDomainEndpoint).toBe('https://www.example.com');
    const { resource = {} } = synth(stack);
    expect(Object.keys(resource['azurerm_storage_account'] ?? {}).sort()).toEqual([
      'landing_website_landing',
      'status_website_status',
    ]);
    expect(site.siteEndpoint).toContain('status_website_status.');
  });
});
