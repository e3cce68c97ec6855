import { StaticSite, type StaticSiteConfig, StaticSiteWithCdn } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { shown, templateText } from '../../plan/expression/template.js';
import { blocksOf, planOf } from '../../../test/support/plans.js';

/** A path of a plan: below the project's directory. */
const below = (path: string) => ({ $join: [{ $parameter: 'projectDirectory' }, `/${path}`] });
const plan = (config: StaticSiteConfig) => planOf([StaticSite.define('Docs', config)]);
const files = (config: StaticSiteConfig) => blocksOf(plan(config), 'azurerm_storage_blob')[0];
const build = (config: StaticSiteConfig) => blocksOf(plan(config), 'terraform_data')[0];

describe('files of a site', () => {
  it.each([
    ['site', 'site'],
    ['./site/', 'site'],
    ['././a/b/', 'a/b'],
    ['../shared/site', '../shared/site'],
  ])('of %j are looked for in %s below the project', (sourceDirectory, directory) => {
    const found = { $files: directory };
    expect(files({ sourceDirectory })?.meta?.for_each).toEqual(found);
    const path = `\${stack.project_directory}/${directory}`;
    expect(templateText(found)).toContain(`in fileset("${path}", "**") : file if !anytrue(`);
  });

  it('are blobs of the container that Azure makes, and each is uploaded again when it changes', () => {
    expect(files({ sourceDirectory: 'site' })?.arguments).toMatchObject({
      name: { $each: 'value' },
      storage_container_name: '$web',
      type: 'Block',
      source: { $join: [{ $parameter: 'projectDirectory' }, '/site/', { $each: 'value' }] },
      content_md5: { $md5: 'site' },
    });
  });

  it('have a content type by their extension', () => {
    const type = files({ sourceDirectory: 'site' })?.arguments['content_type'];
    expect(type).toEqual({
      $table: [expect.objectContaining({ html: 'text/html; charset=utf-8' }), 'application/octet-stream'],
    });
    const text = shown(type ?? null);
    expect(text).toContain('html = "text/html; charset=utf-8"');
    expect(text).toContain('"application/octet-stream")}');
  });

  it('come after the website and the right to write them', () => {
    expect(files({ sourceDirectory: 'site' })?.meta?.depends_on).toEqual([
      'azurerm_storage_account_static_website.shop_website_docs',
      'azurerm_role_assignment.shop_website_docs_deployer_storage-blob-data-contributor',
    ]);
  });

  it('are not deleted because their directory is missing: Terraform stops first', () => {
    const planned = plan({ sourceDirectory: './site', indexDocument: 'start.html' });
    const [website] = blocksOf(planned, 'azurerm_storage_account_static_website');
    expect(website?.meta?.precondition?.condition).toEqual({ $hasFiles: ['site', 'start.html'] });
    expect(website?.meta?.precondition?.error_message).toContain('start.html is missing in ./site');
  });

  it('have the document that answers errors, where one is named', () => {
    const site = (config: StaticSiteConfig) =>
      blocksOf(plan(config), 'azurerm_storage_account_static_website')[0]?.meta?.precondition;
    const both = site({ sourceDirectory: 'site', errorDocument: 'errors/404.html' });
    expect(both?.condition).toEqual({ $hasFiles: ['site', 'index.html', 'errors/404.html'] });
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
      return blocksOf(planOf([definition]), 'azurerm_storage_blob')[0]?.arguments['cache_control'];
    };
    expect(cached(60)).toEqual({ $extension: ['.html', 'no-cache', 'public, max-age=60'] });
    expect(shown(cached(60) ?? null)).toBe(
      '${endswith(each.value, ".html") ? "no-cache" : "public, max-age=60"}',
    );
    expect(cached()).toEqual({ $extension: ['.html', 'no-cache', 'public, max-age=3600'] });
    expect(JSON.stringify(cached(0))).not.toContain('max-age');
    expect(files({ sourceDirectory: 'site' })?.arguments).not.toHaveProperty('cache_control');
  });
});

describe('a build', () => {
  const config = { sourceDirectory: './admin', buildCommand: 'npm run build' };

  it('runs in the source directory, and the Azure CLI uploads what it wrote', () => {
    expect(build(config)?.meta?.local_exec).toEqual([
      { command: 'npm run build', working_dir: below('admin') },
      {
        interpreter: expect.arrayContaining(['az', '$web', below('admin/dist')]),
        command: { $ref: 'azurerm_storage_account.shop_website_docs.name' },
      },
    ]);
    expect(files(config)).toBeUndefined();
  });

  it('writes where outputDirectory says, which is not a source', () => {
    const planned = build({ ...config, outputDirectory: 'out/web' });
    expect(planned?.meta?.local_exec?.[1]?.interpreter).toContainEqual(below('admin/out/web'));
    expect(planned?.arguments['triggers_replace']).toMatchObject({
      sources: { $hash: ['admin', 'out/web'] },
    });
    expect(JSON.stringify(shown(planned?.arguments ?? {}))).toContain('startswith(file, \\"out/web/\\")');
  });

  it('runs again for another command, another account and other sources', () => {
    expect(build(config)?.arguments['triggers_replace']).toEqual({
      account: { $ref: 'azurerm_storage_account.shop_website_docs.id' },
      command: expect.stringMatching(/^[0-9a-f]{64}$/),
      sources: { $hash: ['admin', 'dist'] },
    });
  });

  it('may use the variables of its shell, which are not Terraform’s', () => {
    const planned = build({ ...config, buildCommand: 'echo ${HOME} && echo %{x} $HOME' });
    const command = planned?.meta?.local_exec?.[0]?.command ?? '';
    expect(command).toBe('echo ${HOME} && echo %{x} $HOME');
    expect(templateText(command)).toBe('echo $${HOME} && echo %%{x} $HOME');
  });

  it('behind a CDN uploads documents once more, to be asked for each time', () => {
    const definition = StaticSiteWithCdn.define('Docs', { ...config, cacheMaxAge: 60 });
    const [, all, documents] = blocksOf(planOf([definition]), 'terraform_data')[0]?.meta?.local_exec ?? [];
    expect(all?.interpreter).toContain('public, max-age=60');
    expect(documents?.interpreter).toEqual(expect.arrayContaining(['no-cache', '--pattern', '*.html']));
  });
});
