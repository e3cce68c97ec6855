/** The files that the exports map of package.json points at. */
const entries =
  '^src/(index|backend|crud|functions|web|extend|plan|lock|report|testing|cost|prices|cdk|cdktn|deploy|dev|terraform|cli|runtime/main)[.]ts$';

/** Folders with a direction of their own, from the floor upwards. */
const folders = [
  'errors',
  'plan',
  'validation',
  'resources',
  'extend',
  'planner',
  'terraform',
  'engines',
  'backend',
  'components',
  'lock',
  'report',
  'testing',
  'cli',
  'cost',
  'deploy',
  'dev',
  'runtime',
];

/** A folder may import itself and what is listed, nothing else of ours. */
const direction = (folder, allowed, comment) => ({
  name: `direction-${folder}`,
  comment,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^src/',
    pathNot: [folder, ...allowed].map((target) =>
      target.endsWith('[.]ts') ? `^src/${target}$` : `^src/${target}/`,
    ),
  },
});

/** Every folder throws these errors. */
const errors = 'errors[.]ts';

/** The definition of a component: the one vocabulary of components and of everything that plans them. */
const component = 'component[.]ts';

/** Types of what a function app serves and what starts it: the planning side writes them, the runtime reads them. */
const contract = 'runtime/contract';

/** Folders of src/resources that are not the room of a resource type. */
const shared = 'merge|azure|registry|deployer';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Files that need each other cannot be understood or changed one at a time. Type-only imports count too: ' +
        'move the shared type to a file that both import.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A source file that no entry file reaches is dead code: use it, or delete it.',
      severity: 'error',
      from: { path: entries },
      to: { path: '^src/', pathNot: entries, reachable: false },
    },
    {
      name: 'known-folders',
      comment: 'A new folder needs a direction: decide what it may import and add a rule for it here.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${folders.join('|')})/` },
      to: {},
    },
    direction(
      'plan',
      [errors, contract],
      'The plan is plain data that other tools read, so it must not know how it was made or how it is applied.',
    ),
    direction(
      'validation',
      [errors, 'plan'],
      'Checks of what users write serve every folder above, so they know plain data alone.',
    ),
    direction(
      'resources',
      [errors, component, 'plan', 'validation', contract],
      'Resource types are the vocabulary of components, planner and providers, so they may not depend on any of them.',
    ),
    direction(
      'extend',
      [errors, component, 'plan', 'validation', 'resources'],
      "Types and providers of users answer the planner's questions, so they must work with any planner, backend or component.",
    ),
    direction(
      'planner',
      [errors, component, 'plan', 'validation', 'resources', 'extend'],
      'The planner decides from definitions and resource types alone: it must plan a component it has never heard of, ' +
        'and it must not know how a plan is applied.',
    ),
    direction(
      'terraform',
      [errors, 'plan', 'validation', 'resources/azure', contract],
      'Terraform JSON is written from the plan alone: no construct library, and no planner.',
    ),
    direction(
      'engines',
      [errors, component, 'plan', 'validation', 'resources/azure', 'extend', 'terraform'],
      'Applying reads a finished plan. If it could reach the planner it could decide again, and the plan that was ' +
        'reviewed would no longer be what is deployed.',
    ),
    direction(
      'backend',
      [errors, component, 'plan', 'validation', 'resources', 'extend', 'planner', 'terraform', 'engines'],
      'The backend joins planner, providers and engines. It works with any component, so it imports none.',
    ),
    direction(
      'components',
      [errors, component, 'plan', 'validation', 'resources', 'backend', contract],
      'A component declares what it needs. The backend is for its traditional form alone, which is a backend of its own.',
    ),
    direction(
      'lock',
      [errors, component, 'plan', 'validation'],
      'Reading and writing the lock is for people and the command line. It knows plans, states and what names come from component ids.',
    ),
    direction(
      'report',
      [errors, 'plan', 'cost'],
      'A report shows plans, and what other functions found in them, to people. It knows how neither is made.',
    ),
    direction(
      'testing',
      [errors, 'plan'],
      'Matchers compare finished plans, so that a test of a saved plan loads no planner.',
    ),
    {
      name: 'cli-is-the-top',
      comment: 'Everything that the command line does can be done from code, so nothing needs its files.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli(?:/|[.]ts$)' },
      to: { path: '^src/cli(?:/|[.]ts$)' },
    },
    {
      name: 'cli-loads-commands-when-called',
      comment:
        'A command loads what it needs with import(…) in `commands.ts`. Files that every call loads need nothing but each ' +
        'other and the errors, so that the help appears at once.',
      severity: 'error',
      from: {
        path: '^src/cli(?:[.]ts$|/[^/]+[.]ts$)',
        pathNot: '^src/cli/(?:report-text|placement-lines)[.]ts$',
      },
      to: {
        path: '^src/(?!cli/|errors[.]ts$)',
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'cli-never-loads-a-planner',
      comment:
        'The planner comes with the backend of the user. A command that loaded another one would plan with two versions.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: {
        path: '^src/(?:planner|extend|resources|components|backend)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    direction(
      'cost',
      [errors, 'plan', 'validation'],
      'An estimate reads a plan, which may be a parsed one, and prices. It cannot ask how the plan was made.',
    ),
    {
      name: 'only-fetch-prices-has-a-network',
      comment: 'An estimate is a pure function of a plan and a price book.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(?:cost[.]ts$|cost/fetch/|cli/commands/prices[.]ts$)' },
      to: { path: '^src/cost/fetch/' },
    },
    {
      name: 'lock-files-in-four-places',
      comment:
        'Neither planning nor applying ever writes a lock. What compares locks or reads a state is pure, and runs anywhere.',
      severity: 'error',
      from: {
        path: '^src/lock/',
        pathNot: '^src/lock/(?:read-lock|write-lock|offer-file|atomic-file|write-whole)[.]ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'lock-is-an-entry',
      comment:
        'A backend is given a lock. If planning or applying could read files, the same input could give two plans.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(?:lock(?:/|[.]ts$)|cli/)' },
      to: { path: '^src/lock(?:/|[.]ts$)' },
    },
    direction(
      'deploy',
      [errors, 'plan', 'validation', 'terraform', 'resources/azure'],
      'Deploying writes and applies a finished plan, and the package of each app: it needs neither the planner nor constructs.',
    ),
    direction(
      'dev',
      [errors, 'plan', 'terraform/package', contract],
      'What runs on this machine is the package that goes to Azure, made from a finished plan: no planner, and no runtime of its own.',
    ),
    direction(
      'runtime',
      [],
      'The runtime is bundled and runs in Azure: whatever it imports becomes part of every function app.',
    ),
    {
      name: 'planner-knows-no-type',
      comment:
        'Built-in types live by the contract that users get. A planner that names one would give it abilities that no ' +
        "user's type has: extend the contract in src/resources/resource-type.ts instead.",
      severity: 'error',
      from: { path: '^src/(planner|extend|terraform|engines)/' },
      to: { path: `^src/resources/(?!(?:${shared})/)[^/]+/` },
    },
    {
      name: 'contract-knows-no-room',
      comment: 'Every room imports the contract, so the contract imports no room.',
      severity: 'error',
      from: { path: `^src/resources/(?:[^/]+[.]ts$|(?:merge|azure)/)` },
      to: { path: '^src/resources/(?!(?:merge|azure)/)[^/]+/' },
    },
    {
      name: 'rooms-know-no-registry',
      comment:
        'The registry imports every room. A room finds other rooms by importing them, in one direction.',
      severity: 'error',
      from: { path: `^src/resources/(?!(?:${shared})/)[^/]+/` },
      to: { path: '^src/resources/registry/' },
    },
    {
      name: 'no-folder-cycles',
      comment: 'Rooms that need each other are one room.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/resources/[^/]+$|^src/resources/functions/[^/]+$' },
      to: { circular: true, path: '^src/resources/[^/]+$|^src/resources/functions/[^/]+$' },
    },
    {
      name: 'runtime-stays-in-azure',
      comment:
        'Planning never loads what answers calls. Only the types of the manifest and of triggers, on which both sides agree, may ' +
        'be imported.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/runtime/' },
      to: { path: '^src/runtime/(?!contract/)' },
    },
    {
      name: 'errors-stand-alone',
      comment:
        'Every folder throws these errors, so they may name types of the plan but load nothing else of ours.',
      severity: 'error',
      from: { path: '^src/errors(?:[.]ts$|/)' },
      to: { path: '^src/', pathNot: '^src/(?:plan|errors)/' },
    },
    {
      name: 'errors-load-nothing',
      comment: 'Every folder throws these errors, so loading them must not load the plan: use `import type`.',
      severity: 'error',
      from: { path: '^src/errors(?:[.]ts$|/)' },
      to: { path: '^src/', pathNot: '^src/errors/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'cdktf-only-to-engines',
      comment:
        'Planning works offline and without CDK for Terraform. Loading it anywhere but in engines would make ' +
        'every plan pay for it; `import type` is free and allowed.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/engines/' },
      to: { path: '(^|/)(cdktf|constructs|@cdktf)(/|$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-azurerm-index',
      comment:
        'The index of @cdktf/provider-azurerm is a huge file that slows down Node and TypeScript alike: import the ' +
        'one resource from its lib folder, for example @cdktf/provider-azurerm/lib/resource-group/index.js.',
      severity: 'error',
      from: {},
      to: { path: '@cdktf/provider-azurerm($|/lib$|/lib/index[.])' },
    },
    {
      name: 'no-node-builtins-in-planning',
      comment:
        'Planning is a pure function of its input. Without files, environment or network it gives the same plan on ' +
        'every machine, and it can run in a browser.',
      severity: 'error',
      from: { path: '^src/(plan|validation|planner|resources|components|extend|cost)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere also escapes every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Sees type-only imports too, which the compiler removes.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    // A test beside its source may import from any folder. ESLint sees to it that no source imports a test.
    exclude: { path: '[.]test[.]ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
