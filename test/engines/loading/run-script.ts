import { execFileSync } from 'node:child_process';

import { builtProject } from '../../host/build-package.js';

/** What is printed as its last line by every script, after the statements of a test. */
const REPORT = `
const { _cache } = process.getBuiltinModule('module');
console.log(JSON.stringify({
  value: globalThis.value ?? null,
  files: Object.keys(_cache).map((file) => file.replaceAll('\\\\', '/')),
}));`;

/** What a script left behind. */
export interface Outcome {
  /** What it put into `globalThis.value`. */
  readonly value: unknown;
  /** Files of the packages of interest that it loaded, from the package name on. */
  readonly loaded: readonly string[];
}

/** Runs statements in a process of their own, in a project that has the package. */
export function runScript(statements: string): Outcome {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', statements + REPORT], {
    cwd: builtProject(),
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const { value, files } = JSON.parse(output.trim().split('\n').at(-1) ?? '') as {
    value: unknown;
    files: string[];
  };
  const loaded = files.flatMap((file) => {
    const [, path] = /\/node_modules\/((?:cdktf|constructs|@cdktf\/[^/]+)\/.*)$/.exec(file) ?? [];
    return path === undefined ? [] : [path];
  });
  return { value, loaded };
}

/** Statements that declare a backend named `backend`. */
export const DECLARE = `
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { renderPlan, renderMermaid, serializePlan, parsePlan } from '@atakora/component/plan';
const backend = defineBackend({ backendId: 'shop', location: 'eastus', networking: 'isolated', monitoring: true })
  .addComponent(CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }))
  .addComponent(FunctionsApp.define('Jobs', { functions: { tidy: { trigger: 'queue', queueName: 'jobs' } } }))
  .build();`;
