import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { type Docstring, type OptionDoc, type OptionGroup, readOptions } from './option-docs.js';

const PROJECT = resolve(import.meta.dirname, '../..');

/** Sources that declare the options, or import those that do. */
const FILES = ['src/backend.ts', 'src/crud.ts', 'src/functions.ts', 'src/web.ts', 'src/cdk.ts'];

/** Types of options in the order of the page. What two of them inherit is described at the first. */
const ROOTS = [
  { type: 'BackendConfig', prefix: '', title: 'Backend' },
  { type: 'CrudApiConfig', prefix: 'CrudApi.', title: 'CrudApi' },
];

const OPAQUE = new Set([
  'EntitySchema',
  'IResourceProvider',
  'KeyVaultSecret',
  'Offer',
  'PlanLock',
  'ResourceType',
]);

/** Reads the options of every type, in the order of the page. */
export function optionGroups(): OptionGroup[] {
  return readOptions(FILES, ROOTS, OPAQUE);
}

/** Returns the options of groups and of all groups below them. */
export function allOptions(groups: readonly OptionGroup[]): OptionDoc[] {
  return groups.flatMap(({ options }) => options.flatMap((each) => [each, ...allOptions(each.groups)]));
}

const INTRODUCTION = `# Options

<!-- Written by scripts/build/options.mjs from the docstrings of the options: edit those. -->

Look up one option: its whole effect, range, default and source. [Configuration](configuration.md) has the tables, and shows how the
options go together. The source is the Terraform argument that the option sets, or the page that says what Azure does.

\`[]\` in the name of an option stands for each value of a list, and \`[name]\` for each value of an object whose keys you choose.
`;

/** Returns the text of docs/options.md. */
export function optionsPage(groups: readonly OptionGroup[]): string {
  const sections = groups.map((group, index) => {
    const title = `## ${ROOTS[index]?.title ?? group.type}\n`;
    return [title, ...docstring(group), sharedLine(group), ...group.options.flatMap(optionLines)];
  });
  return [INTRODUCTION, ...sections.flat()].filter((part) => part !== '').join('\n');
}

function optionLines(option: OptionDoc): string[] {
  const { path, text, type, source, pages, examples, like, groups } = option;
  const facts = [
    `Type: \`${type}\``,
    `Default: ${defaultOf(option)}`,
    ...(source === null ? [] : [`Source: ${withLinks(source)}`]),
    ...pages.map((page) => `See ${pageLink(page)}`),
    ...(like.length === 0 ? [] : [`Has the options of ${links(like)}`]),
  ];
  return [
    `### \`${path}\`\n`,
    `${withLinks(text)}\n`,
    ...groups
      .filter((group) => group.text !== text)
      .flatMap((group) => docstring({ ...group, examples: [] })),
    `${facts.map((fact) => `- ${fact}`).join('\n')}\n`,
    ...[...examples, ...groups.flatMap((group) => group.examples)].map(exampleBlock),
    ...groups.flatMap((group) => [sharedLine(group), ...group.options.flatMap(optionLines)]),
  ];
}

function docstring({ text, source, examples }: Docstring): string[] {
  const whole = `${withLinks(text)}${source === null ? '' : ` Source: ${withLinks(source)}.`}`;
  return [whole === '' ? '' : `${whole}\n`, ...examples.map(exampleBlock)];
}

function sharedLine({ shared }: OptionGroup): string {
  return shared.length === 0 ? '' : `Also: ${links(shared)}.\n`;
}

function exampleBlock(example: string): string {
  return `\`\`\`js\n${example}\n\`\`\`\n`;
}

/** Returns the cell of a default. */
export function defaultOf({ isRequired, defaultText }: OptionDoc): string {
  if (isRequired) return 'required';
  return (defaultText ?? '').replace(/^(?:'[^']*'|-?\d+|true|false)(?![\w'`])/, '`$&`');
}

/** Returns the first sentence of an option, without its full stop. */
export function effectOf({ text }: Pick<OptionDoc, 'text'>): string {
  return (/^[^]*?(?=\.(?:\s|$)|$)/.exec(text)?.[0] ?? '').replaceAll('|', '\\|');
}

const MARKER = /(<!-- options of ([\w, ]+) -->\n<!-- prettier-ignore -->\n)(?:\|.*\n)*/g;

/** Returns a page with the tables of options below its markers written anew. */
export function withTables(page: string, groups: readonly OptionGroup[]): string {
  const byType = new Map(everyGroup(groups).map((group) => [group.type, group]));
  return page.replace(MARKER, (_whole, marker: string, types: string) => {
    const named = types.split(', ').map((type) => {
      const group = byType.get(type);
      if (group === undefined)
        throw new Error(`options of ${type}: the page has a table, and no option has the type.`);
      return group;
    });
    const base = named[0]?.prefix ?? '';
    const rows = named
      .flatMap(({ options }) => options)
      .map((option) => [
        `[\`${option.path.startsWith(base) ? option.path.slice(base.length) : option.path}\`](options.md#${slugOf(option.path)})`,
        effectOf(option),
        defaultOf(option),
      ]);
    const lines = [['Option', 'Effect', 'Default'], ['---', '---', '---'], ...rows];
    return `${marker}${lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('')}`;
  });
}

function everyGroup(groups: readonly OptionGroup[]): OptionGroup[] {
  return groups.flatMap((group) => [group, ...everyGroup(group.options.flatMap((each) => each.groups))]);
}

function links(paths: readonly string[]): string {
  return paths.map((path) => `[\`${path}\`](#${slugOf(path)})`).join(', ');
}

/** Returns the anchor of a heading, as GitHub makes it. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** Makes links of the addresses and pages in a text. */
function withLinks(text: string): string {
  return text
    .replace(
      /(?<![\w/`])(?:[a-z]+\.)+(?:com|org)\/[^\s,;)]*[^\s,;).]/g,
      (address) => `[${address}](https://${address})`,
    )
    .replace(/(?<![\w/`(])docs\/[a-z-]+\.md(?:#[\w-]+)?/g, pageLink);
}

/** Returns a link to a page, or to one of its headings. @throws when the page does not have the heading */
function pageLink(target: string): string {
  const [, file = '', anchor] = /^docs\/([a-z-]+\.md)(?:#([\w-]+))?$/.exec(target) ?? [];
  const headings = Array.from(
    readFileSync(join(PROJECT, 'docs', file), 'utf8').matchAll(/^#+ (.+)$/gm),
    ([, text = '']) => text,
  );
  const heading = anchor === undefined ? headings[0] : headings.find((each) => slugOf(each) === anchor);
  if (heading === undefined)
    throw new Error(`${target}: the page does not have this heading. Correct the docstring.`);
  return `[${heading}](${target.slice('docs/'.length)})`;
}
