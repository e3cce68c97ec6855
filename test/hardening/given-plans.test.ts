/* eslint-disable @typescript-eslint/no-explicit-any -- plans are broken here as text may be */
import { BackendError, InvalidPlanError, PlanChangedError } from '@atakora/component/backend';
import { applyPlan, writePackages } from '@atakora/component/cdk';
import { deployCode } from '@atakora/component/deploy';
import {
  diffPlans,
  explain,
  openApi,
  parsePlan,
  planHash,
  renderMermaid,
  renderPlan,
  serializePlan,
} from '@atakora/component/plan';
import { StaticSite } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { smallBackend } from '../engines/sample-backends.js';
import { footprint, groupStack, synth } from '../engines/stacks.js';
import { planOf, thrownBy } from '../support/plans.js';

interface Loose {
  [key: string]: any;
}

const small = () => smallBackend('shop').plan();
const built = () =>
  planOf([StaticSite.define('Docs', { sourceDirectory: 'docs', buildCommand: 'make' })], {
    backendId: 'shop',
  });

/** Changes a plan as text, applies it, shows that the stack is as before, and returns what was thrown. */
function refusalOf(change: (plan: Loose) => void, plan: ResourcePlan = small(), options = {}): Error {
  const data = JSON.parse(serializePlan(plan)) as Loose;
  change(data);
  const stack = groupStack();
  const before = footprint(stack);
  const error = thrownBy(() => applyPlan(data as ResourcePlan, stack, options));
  expect(footprint(stack)).toEqual(before);
  expect(error).toBeInstanceOf(BackendError);
  return error as Error;
}

const extra = (type: string, plain: object) => ({ type, id: 'extra', arguments: plain });

/** Names that Terraform itself reads in a block. */
const RESERVED = [
  'connection',
  'count',
  'depends_on',
  'dynamic',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
];

describe('a plan as data that was never parsed', () => {
  it.each<[string, (plan: Loose) => void, RegExp]>([
    [
      'has an expression that reads a file',
      (p) => (p['terraform'][0].arguments.name = { $terraform: 'file("/etc/passwd")' }),
      /never writes/,
    ],
    [
      'has an expression that reads a file as a part of a string',
      (p) => (p['terraform'][0].arguments.name = { $join: ['a', { $terraform: 'file("/etc/passwd")' }] }),
      /never writes/,
    ],
    [
      'has a directive in an expression',
      (p) => (p['terraform'][0].arguments.name = { $terraform: '"%{ if true }x%{ endif }"' }),
      /never writes/,
    ],
    ...RESERVED.map((name): [string, (plan: Loose) => void, RegExp] => [
      `has the argument '${name}'`,
      (p) => (p['terraform'][0].arguments[name] = [{ 'local-exec': { command: 'id' } }]),
      /at terraform\.0\.arguments: '\w+' is not /,
    ]),
    [
      'has an argument of every object',
      (p) => (p['terraform'][0].arguments.toString = 'x'),
      /at terraform\.0\.arguments: '\w+' is not /,
    ],
    [
      'has an argument that its type does not have',
      (p) => (p['terraform'][0].arguments.provisioners = []),
      /no argument 'provisioners'/,
    ],
    [
      'sets what Azure computes',
      (p) => (p['terraform'][0].arguments.endpoint = 'x'),
      /no argument 'endpoint'/,
    ],
    [
      'has a token of cdktf',
      (p) => (p['terraform'][0].arguments.ip_range_filter = ['#{TfToken[TOKEN.1]}']),
      /terraform\.\d+\.arguments\.ip_range_filter\.0 must be plain data, received a value that only a stack of cdktf knows/,
    ],
    [
      'lists files of the machine',
      (p) => (p['terraform'][0].arguments.name = { $files: '/home/user' }),
      /reads files of the machine in '\/home\/user'/,
    ],
    [
      'reads files of the machine',
      (p) => (p['terraform'][0].arguments.name = { $join: ['a', { $md5: '/home/user' }] }),
      /reads files of the machine/,
    ],
    ...[
      { $files: 'a/../../b' },
      { $md5: '..' },
      { $hash: ['../b', 'dist'] },
      { $hasFiles: ['../b', 'c'] },
    ].map((files): [string, (plan: Loose) => void, RegExp] => [
      `has ${JSON.stringify(files)}, outside of the project`,
      (p) => (p['terraform'][0].arguments.name = files),
      /reads files of the machine in '/,
    ]),
    ...['/../data.txt', '/site/../../data.txt', '/site\\..\\..\\data.txt'].map(
      (way): [string, (plan: Loose) => void, RegExp] => [
        `publishes ${way}, outside of the project`,
        (p) => {
          const source = { $join: [{ $parameter: 'projectDirectory' }, way] };
          p['terraform'].push(extra('azurerm_storage_blob', { source }));
        },
        /reads a file of the machine/,
      ],
    ),
    [
      'publishes files that a map names',
      (p) => {
        const source = { $join: [{ $parameter: 'projectDirectory' }, '/site/', { $each: 'value' }] };
        p['terraform'].push({
          ...extra('azurerm_storage_blob', { source }),
          meta: { for_each: { $ref: 'terraform_data.x.triggers_replace' } },
        });
      },
      /for_each that is not a list of files/,
    ],
    [
      'puts a file of the machine into a slot',
      (p) => p['terraform'].push(extra('azurerm_linux_web_app_slot', { zip_deploy_file: '/etc/passwd' })),
      /reads a file of the machine/,
    ],
    [
      'ignores changes of an expression',
      (p) => (p['terraform'][0].meta = { ignore_changes: ['${file("x")}'] }),
      /ignores changes of '\$\{file\("x"\)\}'/,
    ],
    [
      'has a type outside of the provider',
      (p) => p['terraform'].push(extra('azurerm_../../x', {})),
      /^resource plan: /,
    ],
    [
      'publishes a file of the machine',
      (p) => p['terraform'].push(extra('azurerm_storage_blob', { source: '/etc/passwd' })),
      /reads a file of the machine/,
    ],
    [
      'publishes a file above the project',
      (p) =>
        p['terraform'].push(
          extra('azurerm_storage_blob', {
            source: { $join: [{ $parameter: 'projectDirectory' }, '/../../etc/passwd'] },
          }),
        ),
      /reads a file of the machine/,
    ],
    [
      'has commands on another type',
      (p) => (p['terraform'][0].meta = { local_exec: [{ command: 'id' }] }),
      /runs commands/,
    ],
    [
      'packs a directory above the project',
      (p) =>
        p['packages'][0].parts.push({
          path: 'components/x/',
          holds: 'source',
          directory: '../..',
          components: [],
        }),
      /^resource plan: /,
    ],
    ['writes a package elsewhere', (p) => (p['packages'][0].name = '../../x'), /^resource plan: /],
    [
      'imports by an expression',
      (p) => p['state'].imports.push({ to: 'azurerm_a.b', id: { $terraform: 'file("x")' } }),
      /never writes/,
    ],
    [
      'removes what is no address',
      (p) => p['state'].removed.push('module.x'),
      /state must name addresses, received 'module\.x'/,
    ],
    ['has no formatVersion', (p) => delete p['formatVersion'], /^resource plan: /],
  ])('is refused when it %s', (_what, change, message) => {
    expect(refusalOf(change).message).toMatch(message);
  });

  it.each([null, undefined, 5, 'x', [], {}, new Map()])('is refused when it is %j', (value) => {
    const plan = value as unknown as ResourcePlan;
    for (const act of [
      () => applyPlan(plan, groupStack()),
      () => writePackages(plan, 'nowhere'),
      () => openApi(plan),
      () => renderPlan(plan),
      () => renderMermaid(plan),
      () => explain(plan, 'a', 'b'),
      () => serializePlan(plan),
      () => planHash(plan),
    ])
      expect(thrownBy(act)).toBeInstanceOf(InvalidPlanError);
  });

  it('is applied as it was when nothing was changed', () => {
    const [one, other] = [groupStack(), groupStack()];
    applyPlan(JSON.parse(serializePlan(small())) as ResourcePlan, one);
    applyPlan(small(), other);
    expect(synth(one)).toEqual(synth(other));
  });
});

describe('the code of functions that a plan names', () => {
  const directory = '../outside';
  const changed = () => {
    const data = JSON.parse(serializePlan(small())) as Loose;
    data['packages'][0].parts.push({ path: 'components/x/', holds: 'source', directory, components: ['x'] });
    return data as ResourcePlan;
  };

  it.each<[string, (plan: ResourcePlan) => unknown]>([
    ['applyPlan', (plan) => applyPlan(plan, groupStack())],
    ['writePackages', (plan) => writePackages(plan, 'nowhere')],
    ['deployCode', (plan) => deployCode(plan, { getToken: () => Promise.reject(new Error('asked')) })],
  ])('is not packed by %s when it is outside of the project', async (_name, act) => {
    const error = await Promise.resolve()
      .then(() => act(changed()))
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(InvalidPlanError);
    expect((error as Error).message).toMatch(/package of 'functions:shared' reads files .* '\.\.\/outside'/);
  });

  it('is not deployed when the plan is not that of the hash', async () => {
    const options = { expectedHash: planHash(small()), getToken: () => Promise.reject(new Error('asked')) };
    await expect(deployCode(smallBackend('b').plan(), options)).rejects.toBeInstanceOf(PlanChangedError);
  });
});

describe('commands', () => {
  it('of a plan that was read need to be allowed', () => {
    expect(refusalOf(() => undefined, built()).message).toMatch(/allowCommands/);
    expect(thrownBy(() => applyPlan(built(), groupStack()))).toBeUndefined();
    const read = parsePlan(serializePlan(built()));
    expect(thrownBy(() => applyPlan(read, groupStack(), { allowCommands: true }))).toBeUndefined();
  });

  it('are those of a build and of uploads, even then', () => {
    const at = (plan: Loose) => plan['terraform'].find((block: Loose) => block['type'] === 'terraform_data');
    const allowed = { allowCommands: true };
    expect(
      refusalOf((p) => (at(p).meta.local_exec[1].interpreter = ['sh', '-c', 'id']), built(), allowed).message,
    ).toMatch(/neither/);
    expect(refusalOf((p) => (at(p).meta.local_exec[0].working_dir = '/'), built(), allowed).message).toMatch(
      /neither/,
    );
    const outside = { $join: [{ $parameter: 'projectDirectory' }, '/../other'] };
    expect(
      refusalOf((p) => (at(p).meta.local_exec[0].working_dir = outside), built(), allowed).message,
    ).toMatch(/neither/);
    for (const source of [outside, '/etc', undefined])
      expect(
        refusalOf(
          (p) => {
            const { interpreter } = at(p).meta.local_exec[1];
            interpreter.splice(interpreter.indexOf('--source'), 2, ...(source ? ['--source', source] : []));
          },
          built(),
          allowed,
        ).message,
      ).toMatch(/neither/);
    expect(refusalOf((p) => (at(p).arguments.input = 'x'), built(), allowed).message).toMatch(
      /argument 'input'/,
    );
  });
});

describe('a hash', () => {
  it('is that of the plan, however it came', () => {
    const hash = planHash(small());
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(planHash(parsePlan(serializePlan(small())))).toBe(hash);
    expect(planHash(smallBackend('other').plan())).not.toBe(hash);
    expect(thrownBy(() => applyPlan(small(), groupStack(), { expectedHash: hash }))).toBeUndefined();
  });

  it('of another plan stops apply', () => {
    const stack = groupStack();
    const before = footprint(stack);
    const error = thrownBy(() =>
      applyPlan(small(), stack, { expectedHash: planHash(smallBackend('b').plan()) }),
    );
    expect(error).toBeInstanceOf(PlanChangedError);
    expect(error).toMatchObject({ code: 'PLAN_CHANGED', actualHash: planHash(small()) });
    expect(footprint(stack)).toEqual(before);
  });
});

describe('another version of the format', () => {
  const text = (change: (plan: Loose) => void) => {
    const plan = JSON.parse(serializePlan(small())) as Loose;
    change(plan);
    return JSON.stringify(plan);
  };

  it('that is a later minor one is read without what it added', () => {
    const later = text((plan) => {
      plan['formatVersion'] = '3.7';
      plan['added'] = 1;
      plan['backend'].added = {};
      plan['terraform'][0].added = [];
    });
    expect(parsePlan(later)).toEqual(small());
  });

  it('takes no further fields otherwise', () => {
    expect(() => parsePlan(text((plan) => (plan['added'] = 1)))).toThrow(InvalidPlanError);
  });

  it('that is a newer major one needs a newer library', () => {
    expect(() => parsePlan(text((plan) => (plan['formatVersion'] = '4.0')))).toThrow(/Update the library/);
  });

  it.each(['1.9', '2.0'])('that is the earlier %s needs the commit to be planned again', (version) => {
    const earlier = text((plan) => {
      plan['formatVersion'] = version;
      for (const block of plan['terraform']) {
        Object.assign(block, { config: block.arguments, dependsOn: [] });
        delete block.arguments;
      }
    });
    for (const act of [
      () => parsePlan(earlier),
      () => diffPlans(JSON.parse(earlier) as ResourcePlan, small()),
      () => applyPlan(JSON.parse(earlier) as ResourcePlan, groupStack()),
    ])
      expect(thrownBy(act)).toEqual(
        new InvalidPlanError(
          `formatVersion must be 3.0, received ${version}.`,
          'plan the base commit with this version of the library, as docs/pull-requests.md describes',
        ),
      );
  });
});

describe('a description of an API', () => {
  it('with a field of type __proto__ is refused, and breaks nothing', () => {
    const plan = JSON.parse(serializePlan(small())) as Loose;
    const app = plan['resources'].find((each: Loose) => each['type'] === 'functions');
    app.config.apis[0].schema.x = { type: '__proto__', required: false };
    expect(thrownBy(() => openApi(parsePlan(JSON.stringify(plan))))).toBeInstanceOf(InvalidPlanError);
    expect(Object.isFrozen(Object.prototype)).toBe(false);
  });
});
