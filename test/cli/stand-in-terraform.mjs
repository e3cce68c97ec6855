#!/usr/bin/env node
// Stands in for Terraform: speaks its -json, keeps a state of addresses, and fails as `STAND_IN` says.
//   STAND_IN: JSON of { version, init, plan, show, state (show without a plan), lockedBy, apply: [fault, …], drift }, one fault for each apply.
//   A command: { error: text, unless: argument }, { answers: text } in place of what it does, { hangs: true } until Ctrl+C, { replaced: true } by another plan file.
//   A fault: { fail: { address: text }, without: address that others need, thenPlanFails: text }, { stale: true }, { kill: true }, { stopAfter: number, ignores: true where it does not heed Ctrl+C }.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { clearInterval, setInterval } from 'node:timers';

const behaviour = JSON.parse(process.env.STAND_IN ?? '{}');
const [first = '', ...rest] = process.argv.slice(2);
const folder = first.startsWith('-chdir=') ? first.slice('-chdir='.length) : '.';
const [command, ...args] = first.startsWith('-chdir=') ? rest : [first, ...rest];
const at = (name) => join(folder, name);
const read = (name, fallback) =>
  existsSync(at(name)) ? JSON.parse(readFileSync(at(name), 'utf8')) : fallback;
const write = (name, value) => writeFileSync(at(name), JSON.stringify(value));
const tell = (message) => process.stdout.write(`${JSON.stringify({ '@level': 'info', ...message })}\n`);
const diagnostic = (summary, detail = '', address) => {
  tell({
    type: 'diagnostic',
    diagnostic: { severity: 'error', summary, detail, ...(address && { address }) },
  });
  process.exitCode = 1;
};

/** Resources of main.tf.json, or of the stack of a program, by address, each with the arguments that are plain. */
function configured() {
  const { resource = {} } = read('main.tf.json', read('cdk.tf.json', {}));
  return Object.fromEntries(
    Object.entries(resource).flatMap(([type, all]) =>
      Object.entries(all).map(([id, values]) => [`${type}.${id}`, { type, name: id, values }]),
    ),
  );
}

const idOf = (address) =>
  `/subscriptions/0/resourceGroups/rg/providers/Microsoft.Web/sites/${address.replace('.', '-')}`;
const stateName = 'stand-in.state.json';
const valuesOf = (address, { values }) => ({ ...values, id: idOf(address) });

function plan() {
  const { thenPlanFails } = behaviour.apply?.[read('attempts', 0) - 1] ?? {};
  if (thenPlanFails) return diagnostic(thenPlanFails);
  const state = read(stateName, {});
  const isDestroy = args.includes('-destroy');
  const wanted = isDestroy ? {} : configured();
  const { removed = [], import: imports = [] } = read('main.tf.json', read('cdk.tf.json', {}));
  const forgotten = new Set(removed.map(({ from }) => from));
  const changes = [...new Set([...Object.keys(state), ...Object.keys(wanted)])].sort().flatMap((address) => {
    const [was, is] = [state[address], wanted[address]];
    const same = was && is && JSON.stringify(was.values) === JSON.stringify(is.values);
    const importing = was ? undefined : imports.find(({ to }) => to === address);
    const actions =
      same || importing
        ? ['no-op']
        : !was
          ? ['create']
          : is
            ? ['update']
            : forgotten.has(address)
              ? ['forget']
              : ['delete'];
    const { type } = was ?? is;
    return [
      {
        address,
        mode: 'managed',
        type,
        change: {
          actions,
          before: was ? valuesOf(address, was) : importing ? valuesOf(address, is) : null,
          after: is ? (was ? valuesOf(address, is) : is.values) : null,
          after_unknown: {},
          ...(importing && { importing: { id: importing.id } }),
        },
      },
    ];
  });
  const drift = Object.entries(behaviour.drift ?? {}).map(([address, change]) => ({
    address,
    mode: 'managed',
    type: address.split('.')[0],
    change:
      change === null
        ? { actions: ['delete'], before: valuesOf(address, state[address]), after: null }
        : {
            actions: ['update'],
            before: valuesOf(address, state[address]),
            after: { ...valuesOf(address, state[address]), ...change },
          },
  }));
  const isRefresh = args.includes('-refresh-only');
  write('tfplan', {
    format_version: '1.2',
    planned_values: {},
    ...(Object.keys(state).length > 0 && {
      prior_state: { values: { root_module: { resources: [{ mode: 'managed' }] } } },
    }),
    resource_changes: isRefresh ? [] : changes,
    resource_drift: drift,
    configuration: {
      root_module: {
        resources: Object.entries(configured()).map(([address, { values }]) => ({
          address,
          expressions: Object.fromEntries(
            Object.entries(values).map(([name, value]) => [name, { constant_value: value }]),
          ),
        })),
      },
    },
    serial: read('serial', 0),
  });
}

async function apply() {
  const faults = behaviour.apply ?? [];
  const attempt = read('attempts', 0);
  write('attempts', attempt + 1);
  const fault = faults[attempt] ?? {};
  if (fault.stale) return diagnostic('Saved plan is stale', 'The given plan file can no longer be applied.');
  const state = read(stateName, {});
  let done = 0;
  for (const { address, type, change } of read('tfplan').resource_changes) {
    const [action] = change.actions;
    if (action === 'no-op' && !change.importing) continue;
    if (fault.stopAfter === done) await interrupted(fault.ignores);
    const needs = JSON.stringify(configured()[address]?.values ?? '');
    if (fault.without && needs.includes(fault.without)) continue;
    const hook = { resource: { addr: address, resource_type: type }, action };
    tell({ type: 'apply_start', hook });
    if (fault.kill && done > 1) process.kill(process.pid, 'SIGKILL');
    if (fault.fail?.[address]) {
      tell({ type: 'apply_errored', hook: { ...hook, elapsed_seconds: 1 } });
      diagnostic(fault.fail[address].split('\n')[0], fault.fail[address], address);
      continue;
    }
    if (action === 'delete' || action === 'forget') delete state[address];
    else state[address] = configured()[address];
    write(stateName, state);
    done += 1;
    tell({ type: 'apply_complete', hook: { ...hook, elapsed_seconds: done } });
  }
}

/** Waits for Ctrl+C as Terraform takes it: what has begun is finished, and nothing new begins. */
function interrupted(ignores = false) {
  process.stderr.write('waiting for an interrupt\n');
  const waiting = setInterval(() => undefined, 1000);
  return new Promise(() => {
    process.on('SIGINT', () => {
      if (ignores) return;
      clearInterval(waiting);
      diagnostic('execution halted', 'The apply was interrupted.');
      process.exit(1);
    });
    tell({
      type: 'apply_progress',
      hook: { resource: { addr: 'ready' }, action: 'wait', elapsed_seconds: 1 },
    });
  });
}

function show() {
  if (args.includes('tfplan')) {
    process.stdout.write(readFileSync(at('tfplan')));
    if (behaviour.show?.replaced) appendFileSync(at('tfplan'), ' ');
    return;
  }
  if (behaviour.state?.error) {
    process.stderr.write(`${behaviour.state.error}\n`);
    process.exitCode = 1;
    return;
  }
  const state = Object.entries(read(stateName, {}));
  const resources = state.map(([address, each]) => ({
    address,
    mode: 'managed',
    type: each.type,
    name: each.name,
    values: valuesOf(address, each),
  }));
  return process.stdout.write(
    JSON.stringify({
      format_version: '1.0',
      ...(state.length > 0 && { values: { root_module: { resources } } }),
    }),
  );
}

if (process.env.STAND_IN_LOG) appendFileSync(process.env.STAND_IN_LOG, `${command} ${args.join(' ')}\n`);
if (command === 'version')
  process.stdout.write(`${behaviour.version ?? 'Terraform v1.11.4'}\non linux_amd64\n`);
else if (behaviour[command]?.error && !args.includes(behaviour[command].unless)) {
  process.stderr.write(`${behaviour[command].error}\n`);
  process.exitCode = 1;
} else if (behaviour[command]?.answers !== undefined) process.stdout.write(behaviour[command].answers);
else if (behaviour[command]?.hangs) await interrupted();
else if (behaviour.lockedBy && (command === 'plan' || command === 'apply'))
  diagnostic(
    'Error acquiring the state lock',
    `Error message: resource temporarily unavailable\nLock Info:\n  ID:        4c7a\n  Path:      terraform.tfstate\n  Operation: OperationTypeApply\n  Who:       ${behaviour.lockedBy}\n  Version:   1.11.4\n  Created:   2026-11-24 12:00:00 UTC\n  Info:      \n`,
  );
else if (command === 'plan') plan();
else if (command === 'apply') await apply();
else if (command === 'show') show();
