import { describe, expect, it } from 'vitest';

import type { ExpressionJson } from '../../src/plan/expression/expression-json.js';
import { writeTemplate } from '../../src/plan/expression/template.js';

const FILE = { $ref: 'azurerm_x.y.id' } as const;
const known = {
  parameters: {
    location: '${var.location}',
    resourceGroupName: 'rg$',
    projectDirectory: '${path.module}/..',
  },
  packages: new Map([['functions:shared.path', 'assets/a.zip']]),
};
const written = (value: string | ExpressionJson) => writeTemplate(value, known);

/** Published files of a directory, as the rules about them are written in Terraform's language. */
const published = (directory: string) =>
  `toset([for file in fileset("${directory}", "**") : file if !anytrue([for pattern in ` +
  '["(^|/)[.]", "(?i)(^|/)local[.]settings[.]json$", "(?i)[.]tfstate([.][^/]*)?$", ' +
  '"(?i)[.]tfvars([.]json)?$", "(^|/)crash[^/]*[.]log$", "(^|/)cdktf[.]out/", ' +
  '"(?i)(^|/)id_(rsa|dsa|ecdsa|ed25519)(_sk)?$", ' +
  '"(?i)[.](pem|key|ppk|pk8|pfx|p12|jks|keystore|bcfks|kdbx|publishsettings|env)$", ' +
  '"(?i)(^|/)(kubeconfig([.]ya?ml)?|credentials([.](json|csv))?|client_secret[^/]*[.]json|service[-_]?account[^/]*[.]json)$", ' +
  '"(?i)[.](dump|dmp|mdmp|bacpac|hprof|heapsnapshot)$", "(?i)(^|/)appsettings[.][^/]+[.]json$"] : ' +
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
    expect(written(value)).toBe(text);
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
    expect(written(value)).toBe(text);
  });

  it.each<ExpressionJson>([
    { $parameter: 'subnetName' },
    { $package: 'functions:shared.md5' },
    { $join: ['a', { $parameter: 'subnetName' }] },
  ])('%j is refused while its value is not known', (value) => {
    expect(() => written(value)).toThrow(TypeError);
  });
});
