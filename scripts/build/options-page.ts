import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { type Docstring, type OptionDoc, type OptionGroup, readOptions } from './option-docs.js';

const PROJECT = resolve(import.meta.dirname, '../..');

/** Sources that declare the options, or import those that do. */
const FILES = [
  'src/backend.ts',
  'src/crud.ts',
  'src/functions.ts',
  'src/web.ts',
  'src/cdk.ts',
  'src/deploy.ts',
  'src/terraform.ts',
];

/** Types of options, and the title of each on the page. What two of them have is described at the first. */
const ROOTS = [
  { type: 'AppOptions', prefix: 'App.', title: 'Components with a function app' },
  { type: 'CrudApiConfig', prefix: 'CrudApi.', title: 'CrudApi' },
  { type: 'CrudApiSource', prefix: 'CrudReader.', title: 'CrudApi over the data of another one' },
  { type: 'FunctionsAppConfig', prefix: 'FunctionsApp.', title: 'FunctionsApp' },
  { type: 'HttpFunction', prefix: 'http.', title: 'Functions with the trigger http' },
  { type: 'TimerFunction', prefix: 'timer.', title: 'Functions with the trigger timer' },
  { type: 'QueueFunction', prefix: 'queue.', title: 'Functions with the trigger queue' },
  { type: 'BlobFunction', prefix: 'blob.', title: 'Functions with the trigger blob' },
  {
    type: 'ServiceBusQueueFunction',
    prefix: 'serviceBusQueue.',
    title: 'Functions with the trigger serviceBusQueue',
  },
  {
    type: 'ServiceBusTopicFunction',
    prefix: 'serviceBusTopic.',
    title: 'Functions with the trigger serviceBusTopic',
  },
  { type: 'EventHubFunction', prefix: 'eventHub.', title: 'Functions with the trigger eventHub' },
  { type: 'CosmosFunction', prefix: 'cosmos.', title: 'Functions with the trigger cosmos' },
  { type: 'EventsAppConfig', prefix: 'EventsApp.', title: 'EventsApp' },
  { type: 'EventSubscriber', prefix: 'EventsApp.subscribers[name].', title: 'Subscribers of an EventsApp' },
  { type: 'FunctionPipelineConfig', prefix: 'DataPipeline.', title: 'DataPipeline' },
  { type: 'QueryPipelineConfig', prefix: 'QueryPipeline.', title: 'DataPipeline with a query' },
  { type: 'StaticSiteConfig', prefix: 'StaticSite.', title: 'StaticSite' },
  { type: 'StaticSiteWithCdnConfig', prefix: 'StaticSiteWithCdn.', title: 'StaticSiteWithCdn' },
  { type: 'ApplyOptions', prefix: 'apply.', title: 'apply' },
  { type: 'ApplyPlanOptions', prefix: 'applyPlan.', title: 'applyPlan' },
  { type: 'DeploymentOptions', prefix: 'deployment.', title: 'Deployment' },
  { type: 'WriteOptions', prefix: 'writeTerraform.', title: 'writeTerraform' },
  // The last, so that queues of guests have the options of queues, and the first of the page.
  { type: 'BackendConfig', prefix: '', title: 'Backend' },
];

/** Types of values that an option takes as a whole. */
const OPAQUE = new Set([
  'EntitySchema',
  'EventTopic',
  'IResourceProvider',
  'KeyVaultSecret',
  'Offer',
  'PlanLock',
  'ResourceGroupLike',
  'ResourceType',
]);

/** Reads the options of every type, in the order of the page. */
export function optionGroups(): OptionGroup[] {
  const groups = readOptions(FILES, ROOTS, OPAQUE);
  return [...groups.slice(-1), ...groups.slice(0, -1)];
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
  const sections = groups.map((group) => {
    const title = `## ${ROOTS.find(({ type }) => type === group.type)?.title ?? group.type}\n`;
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
    ...groups.flatMap((group) => docstring({ ...group, text: furtherText(group), examples: [] })),
    `${facts.map((fact) => `- ${fact}`).join('\n')}\n`,
    ...[...examples, ...groups.flatMap((group) => group.examples)].map(exampleBlock),
    ...groups.flatMap((group) => [sharedLine(group), ...group.options.flatMap(optionLines)]),
  ];
}

/** Returns the docstring of a type without its first sentence, which names the type: the option above has said that. */
function furtherText({ text }: OptionGroup): string {
  return text.slice(firstSentence(text).length).replace(/^\.\s*/, '');
}

function firstSentence(text: string): string {
  return /^[^]*?(?=\.(?:\s|$)|$)/.exec(text)?.[0] ?? '';
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
  return (defaultText ?? '').replace(/^(?:-?\d+|true|false)\b|(?<![`\w[])'[^' ]+'(?![`\w\]])/g, '`$&`');
}

/** Returns the first sentence of an option, without its full stop. */
export function effectOf({ text }: Pick<OptionDoc, 'text'>): string {
  return firstSentence(text).replaceAll('|', '\\|');
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
    const options = named.flatMap((group) => group.options);
    const [{ prefix } = { prefix: '' }] = named;
    const base = options.every(({ path }) => path.startsWith(prefix)) ? prefix : '';
    const rows = options.map((option) => [
      `[\`${option.path.slice(base.length)}\`](options.md#${slugOf(option.path)})`,
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
