import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { runs } from '../../../test/fuzz/runs.js';
import { evaluatedIn } from '../../../test/support/plans.js';
import { readByTerraform, userText } from '../../../test/support/user-texts.js';
import type { ExpressionJson } from './expression-json.js';
import { escapeText, type KnownValues, templateText, writeTemplate } from './template.js';

const id = { $ref: 'azurerm_x.y.id' };
const KNOWN: KnownValues = {
  parameters: { location: 'eastus$', projectDirectory: '${path.module}/..' },
  packages: new Map([['functions:shared.path', '/tmp/a.zip']]),
};
const written = (value: string | ExpressionJson) => writeTemplate(value, KNOWN);

describe('escapeText', () => {
  it.each([
    ['plain', 'plain'],
    ['users/{id}', 'users/{id}'],
    ['5 $ and 5 %', '5 $ and 5 %'],
    ['$$', '$$'],
    ['${x}', '$${x}'],
    ['%{if x}', '%%{if x}'],
    ['$${x}', '$$${x}'],
    ['%%{x', '%%%{x'],
    ['%${x}', '%$${x}'],
    ['${${', '$${$${'],
    ['${a}$&', '$${a}$&'],
  ])('makes %j into %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it('leaves nothing that Terraform evaluates, and keeps the text', () => {
    fc.assert(
      fc.property(userText, (text) => {
        expect(evaluatedIn(escapeText(text))).toEqual([]);
        expect(readByTerraform(escapeText(text))).toBe(text);
      }),
      runs(1_000),
    );
  });
});

describe('a template', () => {
  it.each<[string | ExpressionJson, string]>([
    ['a ${x}', 'a $${x}'],
    [id, '${azurerm_x.y.id}'],
    [{ $each: 'value' }, '${each.value}'],
    [{ $each: 'key' }, '${each.key}'],
    [{ $terraform: 'timeadd(x, "24h")' }, '${timeadd(x, "24h")}'],
    [{ $parameter: 'location' }, 'eastus$'],
    [{ $package: 'functions:shared.path' }, '/tmp/a.zip'],
    [{ $join: [id, '/a ${x}'] }, '${azurerm_x.y.id}/a $${x}'],
    [{ $md5: 'site' }, '${filemd5("${path.module}/../site/${each.value}")}'],
    [{ $md5: '' }, '${filemd5("${path.module}/../${each.value}")}'],
    [{ $md5: '/srv' }, '${filemd5("/srv/${each.value}")}'],
    [{ $md5: 'C:/srv' }, '${filemd5("C:/srv/${each.value}")}'],
    [{ $extension: ['.gz', 'a"b', '${c}'] }, '${endswith(each.value, ".gz") ? "a\\"b" : "$${c}"}'],
    [
      { $table: [{ js: 'text/javascript', css: '${c}' }, 'x'] },
      '${lookup({ js = "text/javascript", css = "$${c}" }, lower(element(reverse(split(".", each.value)), 0)), "x")}',
    ],
  ])('of %j is %s', (value, template) => {
    expect(written(value)).toBe(template);
  });

  it('of several files asks for each of them', () => {
    const files = written({ $files: 'site' });
    expect(files).toMatch(/^\$\{toset\(\[for file in fileset\("\$\{path\.module\}\/\.\.\/site", "\*\*"\) : /);
    const inner = files.slice(2, -1);
    expect(written({ $hasFiles: ['site', 'a.html', 'b"${c}'] })).toBe(
      `\${contains(${inner}, "a.html") && contains(${inner}, "b\\"$\${c}")}`,
    );
  });

  it('of a hash leaves out what the build writes', () => {
    expect(written({ $hash: ['site', 'dist${x}'] })).toContain('!startswith(file, "dist$${x}/")');
    expect(written({ $hash: ['site', 'dist'] })).toContain('fileset("${path.module}/../site", "**")');
  });

  it.each<[ExpressionJson]>([
    [{ $parameter: 'subnetName' }],
    [{ $package: 'functions:other.path' }],
    [{ $join: ['a', { $parameter: 'subnetName' }] }],
  ])('of a value that is not known is an error: %j', (value) => {
    expect(() => written(value)).toThrow(TypeError);
    expect(() => written(value)).toThrow(/must be an expression of a plan/);
  });

  it('of a file in the project needs its directory', () => {
    const none = { ...KNOWN, parameters: {} };
    expect(() => writeTemplate({ $files: 'site' }, none)).toThrow(
      /projectDirectory.*must be an expression of a plan/,
    );
    expect(writeTemplate({ $md5: '/srv' }, none)).toBe('${filemd5("/srv/${each.value}")}');
  });

  it('has placeholders for people where the plan leaves a value open', () => {
    expect(templateText({ $parameter: 'location' })).toBe('${stack.location}');
    expect(templateText({ $package: 'functions:shared.sha256' })).toBe('${package.functions:shared.sha256}');
  });
});

describe('signs at the end of a part', () => {
  it.each<[readonly (string | ExpressionJson)[], string]>([
    // Without this, Terraform would read `$${` and keep the reference as a text.
    [['5 $', id], '5 ${"$"}${azurerm_x.y.id}'],
    [['5 %', id], '5 ${"%"}${azurerm_x.y.id}'],
    [['a$%$', id, '$'], 'a${"$%$"}${azurerm_x.y.id}$'],
    [[id, '$', id], '${azurerm_x.y.id}${"$"}${azurerm_x.y.id}'],
    [['$${a}$$', id], '$$${a}${"$$"}${azurerm_x.y.id}'],
    // The value of a parameter ends in a sign.
    [[{ $parameter: 'location' }, '{x}'], 'eastus${"$"}{x}'],
    [[{ $parameter: 'location' }, id], 'eastus${"$"}${azurerm_x.y.id}'],
    [['5 $ ', id], '5 $ ${azurerm_x.y.id}'],
    [[id, ' 5 $'], '${azurerm_x.y.id} 5 $'],
  ])('are closed before what follows: %j', (parts, template) => {
    expect(written({ $join: parts })).toBe(template);
  });

  it('and the whole join are read as they are written', () => {
    const part = fc.oneof(userText, fc.constantFrom<ExpressionJson>(id, { $parameter: 'location' }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const read = parts.map((one) =>
          typeof one === 'string' ? one : one === id ? '«azurerm_x.y.id»' : 'eastus$',
        );
        expect(readByTerraform(written({ $join: parts }))).toBe(read.join(''));
      }),
      runs(1_000),
    );
  });
});

const FILE = { $ref: 'azurerm_x.y.id' } as const;
const STACK = {
  parameters: {
    location: '${var.location}',
    resourceGroupName: 'rg$',
    projectDirectory: '${path.module}/..',
  },
  packages: new Map([['functions:shared.path', 'assets/a.zip']]),
};
const inStack = (value: string | ExpressionJson) => writeTemplate(value, STACK);

/** Published files of a directory, as the rules about them are written in Terraform's language. */
const published = (directory: string) =>
  `toset([for file in fileset("${directory}", "**") : file if !anytrue([for pattern in ` +
  '["(^|/)[.]", "(?i)(^|/)local[.]settings[.]json$", "(?i)[.]tfstate([.][^/]*)?$", ' +
  '"(?i)[.]tfvars([.]json)?$", "(^|/)crash[^/]*[.]log$", "(^|/)cdktf[.]out/", ' +
  '"(?i)(^|/)id_(rsa|dsa|ecdsa|ed25519)(_sk)?$", ' +
  '"(?i)[.](pem|key|ppk|pk8|pfx|p12|jks|keystore|bcfks|kdbx|publishsettings|env)$", ' +
  '"(?i)(^|/)(kubeconfig([.]ya?ml)?|credentials([.](json|csv))?|client_secret[^/]*[.]json|service[-_]?account[^/]*[.]json)$", ' +
  '"(?i)[.](dump|dmp|mdmp|bacpac|bak|hprof|heapsnapshot)$", ' +
  '"(?i)(^|[/._-])(dump|backup)([._-][^/]*)?[.](sql|csv|json|ndjson|tar|tgz|zip|gz)$", ' +
  '"(?i)(^|/)appsettings[.][^/]+[.]json$"] : ' +
  'length(regexall(pattern, trimprefix(file, ".well-known/"))) > 0])])';

describe('an expression as Terraform writes it', () => {
  it.each<[ExpressionJson, string]>([
    [FILE, '${azurerm_x.y.id}'],
    [{ $ref: 'data.azurerm_x.y.identity[0].principal_id' }, '${data.azurerm_x.y.identity[0].principal_id}'],
    [{ $parameter: 'location' }, '${var.location}'],
    [{ $parameter: 'resourceGroupName' }, 'rg$'],
    [{ $package: 'functions:shared.path' }, 'assets/a.zip'],
    [{ $each: 'value' }, '${each.value}'],
    [{ $each: 'key' }, '${each.key}'],
    [{ $terraform: 'upper("a")' }, '${upper("a")}'],
    [{ $join: [FILE, '/a/', { $parameter: 'location' }] }, '${azurerm_x.y.id}/a/${var.location}'],
    [{ $files: 'site' }, `\${${published('${path.module}/../site')}}`],
    [{ $files: '' }, `\${${published('${path.module}/..')}}`],
    [{ $files: '/srv/site' }, `\${${published('/srv/site')}}`],
    [
      { $hasFiles: ['site', 'index.html', '404.html'] },
      `\${contains(${published('${path.module}/../site')}, "index.html") && contains(${published('${path.module}/../site')}, "404.html")}`,
    ],
    [{ $md5: 'site' }, '${filemd5("${path.module}/../site/${each.value}")}'],
    [{ $md5: 'C:/site' }, '${filemd5("C:/site/${each.value}")}'],
    [
      { $hash: ['site', 'dist'] },
      '${sha256(join("\\n", [for file in sort(fileset("${path.module}/../site", "**")) : "${file} ${filesha256("${path.module}/../site/${file}")}" if !startswith(file, "dist/") && length(regexall("(^|/)(node_modules|[.][^/]+)/", file)) == 0]))}',
    ],
    [
      { $extension: ['.html', 'no-cache', 'max-age=1'] },
      '${endswith(each.value, ".html") ? "no-cache" : "max-age=1"}',
    ],
    [
      { $table: [{ html: 'text/html', css: 'text/css' }, 'text/plain'] },
      '${lookup({ html = "text/html", css = "text/css" }, lower(element(reverse(split(".", each.value)), 0)), "text/plain")}',
    ],
  ])('%j', (value, text) => {
    expect(inStack(value)).toBe(text);
  });

  it.each<[string | ExpressionJson, string]>([
    ['${x} %{y} $', '$${x} %%{y} $'],
    ['$${x}', '$$${x}'],
    [{ $join: ['US$', FILE] }, 'US${"$"}${azurerm_x.y.id}'],
    [{ $join: ['%$%', FILE] }, '${"%$%"}${azurerm_x.y.id}'],
    [{ $join: ['$', FILE, '$', FILE, '$'] }, '${"$"}${azurerm_x.y.id}${"$"}${azurerm_x.y.id}$'],
    [{ $join: [{ $parameter: 'resourceGroupName' }, '{a}'] }, 'rg${"$"}{a}'],
    [{ $join: ['${', FILE] }, '$${${azurerm_x.y.id}'],
  ])('with the signs around it: %j', (value, text) => {
    expect(inStack(value)).toBe(text);
  });
});
