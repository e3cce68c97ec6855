import { StaticSite, type StaticSiteConfig, StaticSiteWithCdn } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { filesIn, hasFiles } from '../../plan/expression/file-expressions.js';
import { blocksOf, planOf } from '../../../test/support/plans.js';

const ROOT = '${stack.project_directory}';
const plan = (config: StaticSiteConfig) => planOf([StaticSite.define('Docs', config)]);
const files = (config: StaticSiteConfig) => blocksOf(plan(config), 'azurerm_storage_blob')[0];
const build = (config: StaticSiteConfig) => blocksOf(plan(config), 'terraform_data')[0];

describe('files of a site', () => {
  it.each([
    ['site', `${ROOT}/site`],
    ['./site/', `${ROOT}/site`],
    ['././a/b/', `${ROOT}/a/b`],
    ['../shared/site', `${ROOT}/../shared/site`],
  ])('of %j are looked for in %s', (sourceDirectory, directory) => {
    expect(files({ sourceDirectory })?.meta?.for_each).toBe(filesIn(directory));
    expect(filesIn(directory)).toContain(`in fileset("${directory}", "**") : file if !anytrue(`);
  });

  it('are blobs of the container that Azure makes, and each is uploaded again when it changes', () => {
    expect(files({ sourceDirectory: 'site' })?.arguments).toMatchObject({
      name: '${each.value}',
      storageContainerName: '$web',
      type: 'Block',
      source: `${ROOT}/site/\${each.value}`,
      contentMd5: `\${filemd5("${ROOT}/site/\${each.value}")}`,
    });
  });

  it('have a content type by their extension', () => {
    const type = String(files({ sourceDirectory: 'site' })?.arguments['contentType']);
    expect(type).toContain('html = "text/html; charset=utf-8"');
    expect(type).toContain('"application/octet-stream")}');
  });

  it('come after the website and the right to write them', () => {
    expect(files({ sourceDirectory: 'site' })?.dependsOn).toEqual([
      'azurerm_storage_account_static_website.shop_website_docs',
      'azurerm_role_assignment.shop_website_docs_deployer_storage-blob-data-contributor',
    ]);
  });

  it('are not deleted because their directory is missing: Terraform stops first', () => {
    const planned = plan({ sourceDirectory: './site', indexDocument: 'start.html' });
    const [website] = blocksOf(planned, 'azurerm_storage_account_static_website');
    expect(website?.meta?.precondition?.condition).toBe(hasFiles(`${ROOT}/site`, ['start.html']));
    expect(website?.meta?.precondition?.error_message).toContain('start.html is missing in ./site');
  });

  it('have the document that answers errors, where one is named', () => {
    const site = (config: StaticSiteConfig) =>
      blocksOf(plan(config), 'azurerm_storage_account_static_website')[0]?.meta?.precondition;
    const both = site({ sourceDirectory: 'site', errorDocument: 'errors/404.html' });
    expect(both?.condition).toBe(hasFiles(`${ROOT}/site`, ['index.html', 'errors/404.html']));
    expect(both?.error_message).toContain('index.html or errors/404.html is missing in site');
    expect(
      site({ sourceDirectory: 'site', errorDocument: '404.html', buildCommand: 'make' }),
    ).toBeUndefined();
  });

  it('are not there without a directory, and then no role is granted', () => {
    const { terraform } = plan({});
    expect(terraform.map(({ type }) => type)).toEqual([
      'azurerm_storage_account',
      'azurerm_storage_account_static_website',
    ]);
    expect(terraform.some(({ meta }) => meta !== undefined)).toBe(false);
  });

  it('behind a CDN are kept, except documents', () => {
    const cached = (cacheMaxAge?: number) => {
      const definition = StaticSiteWithCdn.define('Docs', {
        sourceDirectory: 'site',
        ...(cacheMaxAge !== undefined && { cacheMaxAge }),
      });
      return blocksOf(planOf([definition]), 'azurerm_storage_blob')[0]?.arguments['cacheControl'];
    };
    expect(cached(60)).toBe('${endswith(each.value, ".html") ? "no-cache" : "public, max-age=60"}');
    expect(cached()).toContain('"public, max-age=3600"');
    expect(cached(0)).not.toContain('max-age');
    expect(files({ sourceDirectory: 'site' })?.arguments).not.toHaveProperty('cacheControl');
  });
});

describe('a build', () => {
  const config = { sourceDirectory: './admin', buildCommand: 'npm run build' };

  it('runs in the source directory, and the Azure CLI uploads what it wrote', () => {
    expect(build(config)?.meta?.local_exec).toEqual([
      { command: 'npm run build', workingDirectory: `${ROOT}/admin` },
      {
        program: expect.arrayContaining(['az', '$web', `${ROOT}/admin/dist`]),
        command: '${azurerm_storage_account.shop_website_docs.name}',
      },
    ]);
    expect(files(config)).toBeUndefined();
  });

  it('writes where outputDirectory says, which is not a source', () => {
    const planned = build({ ...config, outputDirectory: 'out/web' });
    expect(planned?.meta?.local_exec?.[1]?.interpreter).toContain(`${ROOT}/admin/out/web`);
    expect(JSON.stringify(planned?.arguments)).toContain('startswith(file, \\"out/web/\\")');
  });

  it('runs again for another command, another account and other sources', () => {
    expect(build(config)?.arguments['triggersReplace']).toEqual({
      account: '${azurerm_storage_account.shop_website_docs.id}',
      command: expect.stringMatching(/^[0-9a-f]{64}$/),
      sources: expect.stringMatching(/^\$\{sha256\(/),
    });
  });

  it('may use the variables of its shell, which are not Terraform’s', () => {
    const planned = build({ ...config, buildCommand: 'echo ${HOME} && echo %{x} $HOME' });
    expect(planned?.meta?.local_exec?.[0]?.command).toBe('echo $${HOME} && echo %%{x} $HOME');
  });

  it('behind a CDN uploads documents once more, to be asked for each time', () => {
    const definition = StaticSiteWithCdn.define('Docs', { ...config, cacheMaxAge: 60 });
    const [, all, documents] = blocksOf(planOf([definition]), 'terraform_data')[0]?.meta?.local_exec ?? [];
    expect(all?.interpreter).toContain('public, max-age=60');
    expect(documents?.interpreter).toEqual(expect.arrayContaining(['no-cache', '--pattern', '*.html']));
  });
});
