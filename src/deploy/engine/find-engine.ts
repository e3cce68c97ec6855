import { execFile } from 'node:child_process';

import { DeploymentFailedError } from '../../errors.js';

/** A program that applies Terraform JSON. */
export interface Engine {
  /** Program that is run: a name on PATH, or a path. */
  readonly command: string;
  readonly kind: 'terraform' | 'opentofu';
  /** Such as `1.11.4`. */
  readonly version: string;
  /** Host of the guest that it deploys. Absent for a backend that is not a guest. */
  readonly host?: EngineHost;
  /** Variables that it runs with, unless the environment of this process has them. @default none */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Place of the host of a guest. */
export interface EngineHost {
  /** `backendId` of the host. */
  readonly id: string;
  readonly environment: string;
  readonly resourceGroup: string;
}

/** Milliseconds until an engine must say its version. */
const PATIENCE = 30_000;

/** Version that both engines need: it imports by blocks. OpenTofu begins with 1.6. */
const OLDEST = [1, 5] as const;

/** Names that are tried, in this order. */
const NAMES = ['terraform', 'tofu'] as const;

/**
 * Finds the engine: Terraform, or else OpenTofu.
 * @param given - Name or path of the program. @default `terraform` on PATH, or else `tofu`
 * @throws DeploymentFailedError when the program does not exist, is neither Terraform nor OpenTofu, or is older than 1.5.
 * @example
 * const { kind, version } = await findEngine('tofu');
 */
export async function findEngine(given?: string): Promise<Engine> {
  for (const command of given === undefined ? NAMES : [given]) {
    const text = await versionOf(command);
    if (text === undefined) continue;
    const [, name, version] = /^(Terraform|OpenTofu) v(\d\S*)/.exec(text) ?? [];
    if (version === undefined)
      throw new DeploymentFailedError(
        `engine '${command}'`,
        `must be Terraform or OpenTofu, received a program that answers '${text.slice(0, 60).trim()}' to 'version'`,
        'name another program with --engine',
      );
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
      throw new DeploymentFailedError(
        `engine '${command}'`,
        `must be version ${OLDEST.join('.')} or later, received ${version}`,
        'install a later one, or name another program with --engine',
      );
    return { command, kind: name === 'OpenTofu' ? 'opentofu' : 'terraform', version };
  }
  throw new DeploymentFailedError(
    given === undefined ? 'engine' : `engine '${given}'`,
    given === undefined
      ? 'terraform or tofu must be on PATH, received none'
      : 'must be a program, received none',
    given === undefined
      ? "install Terraform (developer.hashicorp.com/terraform/install) or OpenTofu (opentofu.org/docs/intro/install); 'npx atakora plan' and 'npx atakora diff' need neither"
      : 'check the name or the path',
  );
}

/** Returns the answer of a program to `version`; undefined where the program does not exist. */
function versionOf(command: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      ['version'],
      { env: engineEnvironment(), timeout: PATIENCE, killSignal: 'SIGKILL' },
      (error, stdout) => {
        if (error === null) resolve(stdout);
        else if (error.code === 'ENOENT') resolve(undefined);
        else
          reject(
            new DeploymentFailedError(
              `engine '${command}'`,
              `'version' must end with 0, received ${error.killed === true ? `no answer in ${PATIENCE / 1000} s` : (error.message.split('\n')[0] ?? '')}`,
              'check the program, or name another one with --engine',
              error,
            ),
          );
      },
    );
  });
}

/** Returns the environment of an engine: no questions, no colours, and no call home for a new version. */
export function engineEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
}
