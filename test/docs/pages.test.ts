import { dirname, join, normalize } from 'node:path';

import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { renderMermaid, renderPlan } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { applyOptionsSchema } from '../../src/apply/check-options.js';
import { backendConfigSchema, CONFIG_KEYS } from '../../src/backend/config-schema.js';
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
  const plan = defineBackend({ backendId: 'shop', environment: 'prod', location: 'eastus' })
    .addComponent(CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string', name: 'string' } }))
    .addComponent(
      CrudApi.define('ProductApi', { entityName: 'Product', schema: { id: 'string', price: 'number' } }),
    )
    .addComponent(
      CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string', total: 'number' } }),
    )
    .plan();
  const shown = (language: string) =>
    codeBlocks('README.md', document('README.md')).find((block) => block.language === language)?.code;

  it('shows the plan as it is rendered', () => {
    expect(shown('text')).toBe(renderPlan(plan));
  });

  it('shows the sharing as it is rendered', () => {
    expect(shown('mermaid')).toBe(renderMermaid(plan));
  });
});

describe('docs/configuration.md', () => {
  const page = document('docs/configuration.md');
  const section = (title: string) => page.split(/^## /m).find((part) => part.startsWith(title)) ?? '';

  it.each([
    ['Backend', CONFIG_KEYS],
    ['Backend', Object.keys(backendConfigSchema.entries.limits.wrapped.entries)],
    ['CrudApi', Object.keys(crudApiSchema.entries)],
    ['FunctionsApp', Object.keys(functionsAppSchema.entries)],
    ['StaticSite\n', Object.keys(staticSiteOptions.entries)],
    ['ApplyOptions', Object.keys(applyOptionsSchema.entries)],
    ['StaticSiteWithCdn', Object.keys(staticSiteWithCdnOptions.entries)],
  ])('names every option of %s', (title, options) => {
    const rows = section(title);
    expect(options.filter((option) => !rows.includes(`| \`${option}\``))).toEqual([]);
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
