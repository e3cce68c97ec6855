import { dirname, join, normalize } from 'node:path';

import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { diffPlans, type PlanLock, renderMermaid, renderPlan, renderPlanDiff } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { applyOptionsSchema } from '../../src/engines/apply-options-schema.js';
import { backendConfigSchema, CONFIG_KEYS } from '../../src/backend/config-schema.js';
import type { CrudApiConfig } from '../../src/components/crud-api/crud-api-config.js';
import { crudApiSchema } from '../../src/components/crud-api/crud-api-schema.js';
import { functionsAppSchema } from '../../src/components/functions-app/functions-app-schema.js';
import {
  staticSiteOptions,
  staticSiteWithCdnOptions,
} from '../../src/components/static-site/static-site-schema.js';
import { ERROR_CODES } from '../../src/errors.js';
import { PLAN_ERROR_CODES, WARNING_CODES } from '../../src/plan/diagnostics.js';
import { codeBlocks, document, documents } from './markdown.js';

describe('docs/errors.md', () => {
  it('has a heading for each code, and for nothing else', () => {
    const headings = Array.from(document('docs/errors.md').matchAll(/^### (.+)$/gm), (match) => match[1]);
    expect(headings.sort()).toEqual([...ERROR_CODES, ...PLAN_ERROR_CODES, ...WARNING_CODES].sort());
  });
});

describe('README.md', () => {
  const shop = (lock?: PlanLock, options: Partial<CrudApiConfig> = {}) =>
    defineBackend(
      {
        userApi: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string', name: 'string' } }),
        productApi: CrudApi.define('ProductApi', {
          entityName: 'Product',
          schema: { id: 'string', price: 'number' },
        }),
        orderApi: CrudApi.define('OrderApi', {
          entityName: 'Order',
          schema: { id: 'string', customer: 'string' },
          ...options,
        }),
      },
      { backendId: 'shop', environment: 'prod', location: 'eastus', ...(lock !== undefined && { lock }) },
    ).plan();
  const { lock } = shop();
  const plan = shop(lock);
  const shown = (language: string) =>
    codeBlocks('README.md', document('README.md'))
      .filter((block) => block.language === language)
      .map(({ code }) => code);

  it('shows the plan and the difference as they are rendered', () => {
    const edited = shop(lock, { partitionKey: '/customer' });
    expect(shown('text')).toEqual([renderPlan(plan), renderPlanDiff(diffPlans(plan, edited))]);
  });

  it('shows the sharing as it is rendered', () => {
    expect(shown('mermaid')).toEqual([renderMermaid(plan)]);
  });

  it('has the commands of a fresh clone', () => {
    expect(shown('sh').join('')).toMatch(/^npm start[^]*^npm test/m);
  });
});

describe('docs/configuration.md', () => {
  const page = document('docs/configuration.md');
  const section = (title: string) => page.split(/^## /m).find((part) => part.startsWith(title)) ?? '';

  it.each([
    [['Backend'], CONFIG_KEYS],
    [['Backend'], Object.keys(backendConfigSchema.entries.limits.wrapped.entries)],
    [['Components', 'CrudApi'], Object.keys(crudApiSchema.entries)],
    [['Components', 'FunctionsApp'], Object.keys(functionsAppSchema.entries)],
    [['StaticSite\n'], Object.keys(staticSiteOptions.entries)],
    [['ApplyOptions'], Object.keys(applyOptionsSchema.entries)],
    [['StaticSite\n', 'StaticSiteWithCdn'], Object.keys(staticSiteWithCdnOptions.entries)],
  ])('names every option of %j', (titles, options) => {
    const rows = titles.map(section).join('\n');
    expect(options.filter((option) => !rows.includes(`| [\`${option}\`]`))).toEqual([]);
  });
});

describe('links', () => {
  it('lead to files that exist', () => {
    const files = new Set([...documents().keys(), 'examples/']);
    const dead = [...documents()].flatMap(([path, text]) =>
      Array.from(text.matchAll(/\]\((?!https?:|#)([^)#]+)/g), (match) => match[1] ?? '')
        .filter((target) => !files.has(normalize(join(dirname(path), target))))
        .map((target) => `${path}: ${target}`),
    );
    expect(dead).toEqual([]);
  });
});
