import type { OptionSpec } from './call-spec.js';
import type { CommandSpec } from './command.js';

const SOURCE = {
  file: {
    value: 'FILE',
    short: 'f',
    description: 'module that exports the backend (default: atakora.config.ts, .mts, .js or .mjs)',
  },
  env: { value: 'NAME', description: 'which backend of a record, or `env` of an exported function' },
  lock: { value: 'FILE', description: 'lock to plan with, in place of that of the configuration' },
} satisfies Record<string, OptionSpec>;

const PLAN = {
  ...SOURCE,
  plan: { value: 'FILE', description: 'saved plan (JSON), in place of a configuration' },
} satisfies Record<string, OptionSpec>;

const OUTPUT = {
  output: { value: 'FILE', short: 'o', description: 'write the result to a file in place of stdout' },
} satisfies Record<string, OptionSpec>;

const COST = {
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

const SHOW_COST = { description: 'show what a month costs, too' } satisfies OptionSpec;

function format(...choices: string[]): { readonly format: OptionSpec } {
  return { format: { value: 'FORMAT', choices, description: choices.join(', ') } };
}

const DEPLOYMENT = {
  ...SOURCE,
  engine: {
    value: 'PROGRAM',
    description: 'terraform, tofu or a path (default: terraform on PATH, else tofu)',
  },
} satisfies Record<string, OptionSpec>;

const YES = { yes: { short: 'y', description: 'do not ask' } } satisfies Record<string, OptionSpec>;

const APP = {
  app: {
    value: 'PROGRAM',
    description:
      'program of cdktf: a file or a command (default without a configuration: app of cdktf.json, else main.ts)',
  },
} satisfies Record<string, OptionSpec>;

const STACKS = {
  ...APP,
  stack: {
    value: 'NAME',
    multiple: true,
    description: 'stack of the program (default: all, in the order of their dependencies); repeatable',
  },
} satisfies Record<string, OptionSpec>;

/** The commands, in the order of the help. Nothing here loads their code. */
export const COMMANDS: Readonly<Record<string, CommandSpec>> = {
  init: {
    operands: '',
    takes: [0, 0],
    summary: 'make a project in this folder: configuration, lock, test and workflows; what exists stays',
    options: {
      name: { value: 'ID', description: 'id of the backend (default: from the name of the folder)' },
      env: { value: 'NAME', description: 'environment (default: prod)' },
      location: { value: 'REGION', description: 'Azure region (default: eastus)' },
      'no-install': { description: "do not run 'npm install'" },
    },
    load: () => import('./commands/init.js'),
  },
  plan: {
    operands: '',
    takes: [0, 0],
    summary: 'show what will be built and who shares it',
    options: {
      ...PLAN,
      cost: SHOW_COST,
      ...COST,
      ...format('text', 'json', 'markdown', 'html'),
      ...OUTPUT,
    },
    load: () => import('./commands/plan.js'),
  },
  check: {
    operands: '',
    takes: [0, 0],
    summary: 'list errors, exceeded limits and warnings, and check the lock',
    options: {
      ...PLAN,
      frozen: { description: 'refuse a plan without a lock, and one that changes its lock' },
      base: {
        value: 'FILE',
        description:
          'lock of the target branch: refuse a lock that lost one of its units; to compare plans: diff --against',
      },
      offer: {
        value: 'FILE',
        description: 'offer of a host to plan with: refuse a plan that needs what the host does not offer',
      },
      accepted: { description: 'list the warnings and the weaker values that the lock records as accepted' },
      'max-monthly-cost': {
        value: 'AMOUNT',
        description: 'refuse a plan that costs more in a month, by the estimate',
      },
      ...COST,
      ...format('text', 'json', 'sarif', 'github'),
      ...OUTPUT,
    },
    load: () => import('./commands/check.js'),
  },
  diff: {
    operands: '',
    takes: [0, 0],
    summary: 'show what a deployment will change, the gravest first',
    options: {
      ...PLAN,
      against: {
        value: 'PLAN.json',
        description: "plan that is deployed, or 'none' for a first deployment",
      },
      cost: SHOW_COST,
      ...COST,
      ...format('text', 'json', 'markdown', 'html', 'sarif', 'github'),
      ...OUTPUT,
    },
    load: () => import('./commands/diff.js'),
  },
  offer: {
    operands: '[FILE]',
    takes: [0, 1],
    summary: 'write what the backend offers to its guests (default: <backend>.<environment>.offer.json)',
    options: {
      ...PLAN,
      subscription: {
        value: 'ID',
        description: 'Azure subscription of the backend (default: ARM_SUBSCRIPTION_ID)',
      },
      'resource-group': {
        value: 'NAME',
        description: 'resource group (default: resourceGroupName of the backend)',
      },
      check: { description: 'write nothing, and refuse a file that is not up to date' },
    },
    load: () => import('./commands/offer.js'),
  },
  lock: {
    operands: '[FILE]',
    takes: [0, 1],
    summary: 'write the lock of the plan (default: <backend>.<environment>.lock.json)',
    options: {
      file: SOURCE.file,
      env: SOURCE.env,
      accept: {
        value: 'KEY ARGUMENT',
        multiple: true,
        description: "accept a weaker value, such as 'cosmos:session-db/session default_ttl'; repeatable",
      },
      new: {
        description: 'start a new lock, which forgets the one before: for a backend that was never deployed',
      },
      'from-state': {
        value: 'FILE',
        description: "output of 'terraform show -json': take over what is deployed",
      },
      retained: {
        value: 'CHILD',
        multiple: true,
        description: 'child resource that was retained, which the state does not have; repeatable',
      },
      place: {
        value: 'REQUIREMENT=NAME',
        multiple: true,
        description: 'Azure name of the app of a component, where the state does not tell; repeatable',
      },
    },
    load: () => import('./commands/lock.js'),
  },
  explain: {
    operands: 'RESOURCE [FIELD]',
    takes: [1, 2],
    summary: 'say who asked for a value of a resource and which rule chose',
    options: { ...PLAN, ...OUTPUT },
    load: () => import('./commands/explain.js'),
  },
  graph: {
    operands: '',
    takes: [0, 0],
    summary: 'draw components and the resources that they share',
    options: { ...PLAN, ...format('mermaid', 'dot', 'svg'), ...OUTPUT },
    load: () => import('./commands/graph.js'),
  },
  deploy: {
    operands: '',
    takes: [0, 0],
    summary: 'plan, ask and apply with Terraform or OpenTofu, deploy code, and wait until it is healthy',
    options: {
      ...DEPLOYMENT,
      ...STACKS,
      'plan-only': { description: 'show what would be done, and stop' },
      ...YES,
      frozen: { description: 'refuse a plan without a lock, and one that changes its lock' },
      'no-wait': { description: 'do not wait until the apps are healthy' },
      allow: {
        value: 'ADDRESS',
        multiple: true,
        description: 'address whose data may be destroyed; repeatable',
      },
      ...COST,
      ...OUTPUT,
    },
    load: () => import('./commands/deploy.js'),
  },
  drift: {
    operands: '',
    takes: [0, 0],
    summary: 'show what was changed in Azure behind the back of Terraform, by owner',
    options: { ...DEPLOYMENT, ...STACKS, ...format('text', 'json', 'markdown'), ...OUTPUT },
    load: () => import('./commands/drift.js'),
  },
  outputs: {
    operands: '',
    takes: [0, 0],
    summary: 'show endpoints of components, DNS records to create, and keys of apps',
    options: {
      ...DEPLOYMENT,
      ...STACKS,
      keys: { description: 'show the keys of the apps too, with the login to Azure that exists' },
      ...format('text', 'json'),
      ...OUTPUT,
    },
    load: () => import('./commands/outputs.js'),
  },
  destroy: {
    operands: '',
    takes: [0, 0],
    summary: 'destroy what was deployed; refuses data that is retained',
    options: {
      ...DEPLOYMENT,
      ...STACKS,
      ...YES,
      'discard-all': {
        description: 'destroy retained data too, after the name of the backend or the stack is typed',
      },
    },
    load: () => import('./commands/destroy.js'),
  },
  'copy-data': {
    operands: 'FROM TO',
    takes: [2, 2],
    summary: 'copy the items of a container of Cosmos DB to another one, while nothing writes to the first',
    options: {
      ...SOURCE,
      'ru-per-second': {
        value: 'NUMBER',
        description: 'request units that the copy may take in a second (default: as many as Azure gives)',
      },
      checkpoint: {
        value: 'FILE',
        description: 'where to keep how far the copy is (default: a file in .atakora)',
      },
      restart: { description: 'begin anew, in place of going on from the checkpoint' },
      ...format('text', 'json'),
      ...OUTPUT,
    },
    load: () => import('./commands/copy-data.js'),
  },
  'rebuild-index': {
    operands: 'API',
    takes: [1, 1],
    summary: 'rebuild the search index of a CRUD API from its container, while searches go on',
    options: { ...DEPLOYMENT, ...STACKS, ...OUTPUT },
    load: () => import('./commands/rebuild-index.js'),
  },
  synth: {
    operands: '',
    takes: [0, 0],
    summary: 'write the Terraform JSON of the backend and the packages of its apps',
    options: {
      ...SOURCE,
      ...APP,
      frozen: { description: 'refuse a plan without a lock, and one that changes its lock' },
      'resource-group': {
        value: 'NAME',
        description: 'resource group (default: that of the configuration, else rg-<backend>-<environment>)',
      },
      existing: { description: 'the resource group exists: do not create it' },
      location: { value: 'REGION', description: 'Azure region, where the configuration leaves it out' },
      out: { value: 'FOLDER', description: 'folder to write to (default: terraform)' },
    },
    load: () => import('./commands/synth.js'),
  },
  gate: {
    operands: 'TFPLAN.json',
    takes: [1, 1],
    summary: "refuse a plan of Terraform's that would lose data",
    options: {
      ...PLAN,
      allow: {
        value: 'ADDRESS',
        multiple: true,
        description: 'address whose data may be destroyed; repeatable',
      },
      ...format('text', 'json', 'sarif', 'github'),
      ...OUTPUT,
    },
    load: () => import('./commands/gate.js'),
  },
  cost: {
    operands: '',
    takes: [0, 0],
    summary: 'estimate what a month costs, and what sharing saves',
    options: {
      ...PLAN,
      ...COST,
      region: { value: 'REGION', description: 'region of the prices (default: that of the plan)' },
      ...format('text', 'json', 'markdown'),
      ...OUTPUT,
    },
    load: () => import('./commands/cost.js'),
  },
  prices: {
    operands: 'fetch',
    takes: [1, 1],
    summary: 'fetch the list prices of a region as a price book (JSON)',
    options: {
      region: { value: 'REGION', description: "Azure region such as 'eastus'" },
      currency: { value: 'CODE', description: 'currency (default: USD)' },
      endpoint: { value: 'URL', description: 'where the service is (default: the public Retail Prices API)' },
      ...OUTPUT,
    },
    load: () => import('./commands/prices.js'),
  },
  dev: {
    operands: '',
    takes: [0, 0],
    summary: 'run the backend on this machine, with emulators for data and queues',
    options: {
      ...PLAN,
      port: { value: 'PORT', description: 'port of the functions; 0 for any free one (default: 7071)' },
      key: { value: 'KEY', description: "key of functions that ask for one (default: 'local')" },
    },
    load: () => import('./commands/dev.js'),
  },
  'deploy-code': {
    operands: '',
    takes: [0, 0],
    summary: 'deploy the code of function apps that Terraform leaves out',
    options: {
      ...PLAN,
      app: {
        value: 'KEY',
        multiple: true,
        description: "app such as 'functions:shared' (default: all); repeatable",
      },
    },
    load: () => import('./commands/deploy-code.js'),
  },
  packages: {
    operands: '',
    takes: [0, 0],
    summary: 'write the packages of the apps whose code Terraform leaves out',
    options: {
      ...PLAN,
      app: {
        value: 'KEY',
        multiple: true,
        description: "app such as 'functions:shared' (default: those that Terraform leaves out); repeatable",
      },
      out: { value: 'FOLDER', description: 'folder to write to (default: packages)' },
    },
    load: () => import('./commands/packages.js'),
  },
  openapi: {
    operands: '',
    takes: [0, 0],
    summary: 'describe the CRUD APIs of the backend in OpenAPI 3.1 (JSON)',
    options: { ...PLAN, ...OUTPUT },
    load: () => import('./commands/openapi.js'),
  },
};
