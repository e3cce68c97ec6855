import { FunctionsApp } from '@atakora/component/functions';
import { StaticSite } from '@atakora/component/web';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BackendError } from '../../src/errors.js';
import { foreignExpressionIn } from '../../src/plan/expression/library-expression.js';
import { escapeText, evaluatedIn } from '../../src/plan/expression/template.js';
import type { JsonObject } from '../../src/plan/json.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { textsIn } from '../../src/plan/references.js';
import { escapeTexts, unescapeText } from '../../src/plan/terraform-block.js';
import { crud, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP, thrownBy } from '../support/plans.js';
import { refusalOf } from '../support/refusals.js';

/** Everything that Terraform evaluates in the blocks of a plan. */
const evaluated = ({ terraform }: ResourcePlan): string[] =>
  terraform.flatMap(({ arguments: config, meta }) =>
    textsIn({ config, meta: { ...meta } as JsonObject }).flatMap((text) =>
      evaluatedIn(text).map(({ body }) => body),
    ),
  );

const DIRECTIVE = 'x\n%{ if fileexists("secrets.env") }yes%{ endif }';
const CALL = 'x\n${file("secrets.env")}';

describe('a name with an expression', () => {
  it.each([DIRECTIVE, CALL, 'a\u0000b', 'a\nb', 'a\u007f', 'a\ud800', '${x', '%{x'])(
    '%j is refused',
    (name) => {
      expect(refusalOf(() => crud('A', { databaseName: name })).issues[0]?.path).toBe('databaseName');
      const own = custom('Own', [requirement('cosmos', { databases: [{ name }] })]);
      expect(refusalOf(() => planOf([own])).issues[0]?.path).toBe('databases.0.name');
    },
  );

  it.each(['größe', 'Main data (2024)', 'a$b', '100%'])('%j has none', (name) => {
    expect(thrownBy(() => crud('A', { databaseName: name }))).toBeUndefined();
  });
});

describe('the name of a network', () => {
  it.each(['vnetName', 'subnetName', 'privateEndpointSubnetName'])(
    '%s is text, whatever is in it',
    (option) => {
      const plan = planOf([crud()], {
        ...SHOP,
        networking: { mode: 'isolated', [option]: '${stack.location}${file("a")}' },
      });
      expect(plan.errors.map(({ code }) => code)).toContain('INVALID_NAME');
      expect(plan.terraform.length).toBeGreaterThan(3);
      expect(evaluated(plan).join()).not.toMatch(/file|stack\.location/);
    },
  );

  it('of an existing one too', () => {
    const networking = {
      mode: 'isolated' as const,
      useExistingVnet: true,
      vnetName: '${stack.virtual_network_name}',
      subnetName: '${stack.location}',
      privateEndpointSubnetName: 'endpoints',
    };
    const plan = planOf([crud()], { ...SHOP, networking });
    expect(plan.parameters).toEqual(['resourceGroupName']);
    expect(plan.errors.map(({ code }) => code)).toContain('INVALID_NAME');
  });
});

describe('a type of the user', () => {
  it('lays out escaped texts, and its own expressions stay', () => {
    expect(escapeTexts({ a: ['${x}', { '%{k}': 'v' }] })).toEqual({ a: ['$${x}', { '%%{k}': 'v' }] });
    const plain = { a: ['x', { k: 5 }] };
    expect(escapeTexts(plain)).toBe(plain);
  });
});

const pieces = fc
  .array(
    fc.constantFrom(
      '$',
      '%',
      '{',
      '}',
      '${',
      '%{',
      '$${',
      '%%{',
      'a',
      '"',
      '\\',
      '\n',
      'MARK',
      '${MARK}',
      '${file("MARK")}',
      '%{ if MARK }',
      '~',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('any text', () => {
  it('is not evaluated once it is escaped, and comes back', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        expect(evaluatedIn(escapeText(text))).toEqual([]);
        expect(unescapeText(escapeText(text))).toBe(text);
      }),
      { numRuns: 300, seed: 14 },
    );
  });

  it('that is typed anywhere leaves no expression in the plan that the library did not write', () => {
    const act = (text: string): ResourcePlan => {
      // Some places take no quotes and no line breaks.
      const line = `x${text.replace(/["\n]/g, '')}`;
      return planOf(
        [
          crud('UserApi', { indexingPolicy: { excludedPaths: ['/*', `/id/"${line}"/?`] } }),
          FunctionsApp.define('Jobs', {
            functions: { run: { trigger: 'http' } },
            environmentVariables: { NOTE: text.replaceAll('${', () => '$${') },
            topics: [{ name: 'events', subscriptions: [{ name: 'all', filter: line }] }],
          }),
          StaticSite.define('Docs', { sourceDirectory: 'docs', buildCommand: `make ${text}` }),
        ],
        {
          ...SHOP,
          tags: { note: text },
          naming: { formatResourceName: (type, id) => `${type}${id}${text}` },
        },
      );
    };
    let planned = 0;
    fc.assert(
      fc.property(pieces, (text) => {
        let plan: ResourcePlan;
        try {
          plan = act(text);
        } catch (error) {
          expect(error).toBeInstanceOf(BackendError);
          return;
        }
        planned += 1;
        expect(evaluated(plan).filter((body) => body.includes('MARK'))).toEqual([]);
        for (const { arguments: config, meta } of plan.terraform)
          expect(foreignExpressionIn({ config, meta: { ...meta } as JsonObject })).toBeUndefined();
      }),
      { numRuns: 100, seed: 14 },
    );
    expect(planned).toBeGreaterThan(10);
  });
});

describe('the reader of templates', () => {
  it.each([
    ['a ${b} c', ['b']],
    ['$${b} %%{c}', []],
    ['%{ if x }y%{ endif }', [' if x ', ' endif ']],
    ['${f("}")} ${g}', ['f("}")', 'g']],
    ['${a("${b["}"]}")}', ['a("${b["}"]}")']],
    ['${never', ['never']],
    ['$$${x}', []],
  ])('%j evaluates %j', (text, bodies) => {
    expect(evaluatedIn(text).map(({ body }) => body)).toEqual(bodies);
  });

  it('takes as long as the text, however many begin', () => {
    expect(evaluatedIn('${'.repeat(500_000))).toHaveLength(1);
  });
});

describe('an expression of the library', () => {
  it.each([
    '${file("/etc/passwd")}',
    '${filebase64("x")}',
    '${templatefile("x", {})}',
    '${var.secret}',
    '${local.x}',
    '${stack.other}',
    '${azurerm_a.b}',
    '${azurerm_a.b.c + file("x")}',
    '${fileset("/etc", "**")}',
    '${filemd5("/etc/passwd")}',
    '${filemd5("${stack.project_directory}/${file("x")}/${each.value}")}',
    '%{ if true }x%{ endif }',
    '${each.value.x}',
    '${module.x.y}',
    '${path.module}',
    '${terraform.workspace}',
  ])('%s is none', (text) => {
    expect(foreignExpressionIn(text)).toBe(text.startsWith('%') ? '%{ if true }' : text);
  });
});

describe('the name of a private endpoint', () => {
  it('has at most 64 characters', () => {
    const plan = planOf([crud()], {
      backendId: `a${'b'.repeat(38)}`,
      environment: `e${'f'.repeat(30)}`,
      location: 'eastus',
      networking: 'isolated',
    });
    const names = plan.terraform
      .filter(({ type }) => type === 'azurerm_private_endpoint')
      .map(({ arguments: config }) => String(config['name']));
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => name.length > 64)).toEqual([]);
  });
});
