import { FunctionsApp } from '@atakora/component/functions';
import { StaticSite } from '@atakora/component/web';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BackendError } from '../../src/errors.js';
import { writeArguments } from '../../src/engine/write-arguments.js';
import { type PlanValue, STACK_PARAMETERS } from '../../src/plan/expression/expression-json.js';
import { ref } from '../../src/plan/expression/expression.js';
import { readArgument } from '../../src/plan/expression/read-argument.js';
import { escapeText } from '../../src/plan/expression/template.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { terraformBlock } from '../../src/resources/terraform-block.js';
import { crud, custom, requirement } from '../support/definitions.js';
import { evaluatedIn, evaluatedInPlan, strayIn } from '../support/evaluated.js';
import { planOf, SHOP, thrownBy } from '../support/plans.js';
import { refusalOf } from '../support/refusals.js';

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
      expect(evaluatedInPlan(plan).join()).not.toMatch(/file|stack\.location/);
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
  it('lays out strings, which are escaped when they are written, and its own expressions stay', () => {
    interface Config {
      readonly a: readonly (string | Readonly<Record<string, string>>)[];
      readonly b: string;
    }
    const block = terraformBlock<Config>('azurerm_x', 'y', {
      a: ['${x}', { '%{k}': 'v', $ref: 'azurerm_x.z.id' }],
      b: ref({ type: 'azurerm_x', id: 'z' }, 'id'),
    });
    expect(block.arguments).toEqual({
      a: ['${x}', { '%{k}': 'v', $$ref: 'azurerm_x.z.id' }],
      b: { $ref: 'azurerm_x.z.id' },
    });
    expect(writeArguments(block.arguments, { parameters: {}, packages: new Map() })).toEqual({
      a: ['$${x}', { '%%{k}': 'v', $ref: 'azurerm_x.z.id' }],
      b: '${azurerm_x.z.id}',
    });
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
        // What Terraform makes of a template that has nothing to evaluate.
        expect(escapeText(text).replace(/([$%])\1\{/g, '$1{')).toBe(text);
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
        expect(evaluatedInPlan(plan).filter((body) => body.includes('MARK'))).toEqual([]);
        expect(strayIn(plan)).toEqual([]);
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

describe('an expression of a plan', () => {
  const EXPRESSIONS: readonly PlanValue[] = [
    { $ref: 'file("/etc/passwd")' },
    { $ref: 'var.secret' },
    { $ref: 'local.x' },
    { $ref: 'azurerm_a.b' },
    { $ref: 'azurerm_a.b.c + file("x")' },
    { $ref: 'azurerm_a.b.c}${file("x")' },
    { $ref: 'azurerm_a.b.c\n' },
    { $ref: 'each.value.x' },
    { $ref: 'module.x.y' },
    { $ref: 'path.module' },
    { $ref: 'terraform.workspace' },
    { $parameter: 'other' },
    { $parameter: 'toString' },
    { $each: 'value.x' },
    { $package: 'functions:shared.name' },
    { $files: '/etc"), file("/etc/passwd' },
    { $files: '${path.root}' },
    { $md5: 'site/${file("x")}' },
    { $hash: ['site/${file("x")}', 'dist'] },
    { $hasFiles: ['site"', 'index.html'] },
    { $table: [{ 'html" = file("x")': 'text/html' }, 'text/plain'] },
    { $extension: ['.html', 'a'] },
    { $file: '/etc/passwd' },
    { $join: ['a', { $file: '/etc/passwd' }] },
    { $join: ['a', { b: 'c' }] },
    { $join: [{ $ref: 'azurerm_a.b.c' }] },
    { $join: ['a', 'b', { $ref: 'azurerm_a.b.c' }] },
    { $join: ['a', { $join: ['b', { $ref: 'azurerm_a.b.c' }] }] },
    { $join: [{ $join: [{ $ref: 'azurerm_a.b.c' }, 'b'] }, 'a'] },
    { $join: ['', { $ref: 'azurerm_a.b.c' }] },
    { $ref: 'azurerm_a.b.c', other: 1 },
    { other: 1, $ref: 'azurerm_a.b.c' },
  ];

  it.each(EXPRESSIONS.map((value) => [JSON.stringify(value), value] as const))(
    'is not %s',
    (_text, value) => {
      expect(thrownBy(() => readArgument(value, []))).toMatchObject({ problem: expect.any(String) });
    },
  );

  it('has strings that Terraform only reads as strings', () => {
    const text = '${file("x")}"\\\b\f\n%{ if true }';
    const values: readonly PlanValue[] = [
      { $hasFiles: ['site', text] },
      { $hash: ['site', text] },
      { $extension: [text, text, text] },
      { $table: [{ html: text }, text] },
    ];
    for (const value of values) {
      expect(readArgument(value, [])).toEqual(value);
      const { a } = writeArguments(
        { a: value as never },
        { parameters: STACK_PARAMETERS, packages: new Map() },
      );
      expect(a).toContain('$${file(\\"x\\")}\\"\\\\\\u0008\\u000c\\n%%{ if true }');
    }
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
