import type { OptionSpec } from './call-spec.js';

/** Options that several commands have. */
export const SOURCE = {
  file: {
    value: 'FILE',
    short: 'f',
    description: 'module that exports the backend (default: atakora.config.ts, .mts, .js or .mjs)',
  },
  env: { value: 'NAME', description: 'which backend of a record, or `env` of an exported function' },
  lock: { value: 'FILE', description: 'lock to plan with, in place of that of the configuration' },
} satisfies Record<string, OptionSpec>;

export const PLAN = {
  ...SOURCE,
  plan: { value: 'FILE', description: 'saved plan (JSON), in place of a configuration' },
} satisfies Record<string, OptionSpec>;

export const OUTPUT = {
  output: { value: 'FILE', short: 'o', description: 'write the result to a file in place of stdout' },
} satisfies Record<string, OptionSpec>;

export const COST = {
  usage: {
    value: 'FILE',
    description: 'how much the components are used in a month (JSON; default: 1,000,000 requests each)',
  },
  prices: {
    value: 'FILE',
    multiple: true,
    description: 'price book (JSON), before the one of the package; repeatable',
  },
} satisfies Record<string, OptionSpec>;

export const SHOW_COST = { description: 'show what a month costs, too' } satisfies OptionSpec;

export function format(...choices: string[]): { readonly format: OptionSpec } {
  return { format: { value: 'FORMAT', choices, description: choices.join(', ') } };
}

export const DEPLOYMENT = {
  ...SOURCE,
  engine: {
    value: 'PROGRAM',
    description: 'terraform, tofu or a path (default: terraform on PATH, else tofu)',
  },
} satisfies Record<string, OptionSpec>;

export const YES = { yes: { short: 'y', description: 'do not ask' } } satisfies Record<string, OptionSpec>;

export const APP = {
  app: {
    value: 'PROGRAM',
    description:
      'program of cdktf: a file or a command (default without a configuration: app of cdktf.json, else main.ts)',
  },
} satisfies Record<string, OptionSpec>;

export const STACKS = {
  ...APP,
  stack: {
    value: 'NAME',
    multiple: true,
    description: 'stack of the program (default: all, in the order of their dependencies); repeatable',
  },
} satisfies Record<string, OptionSpec>;
