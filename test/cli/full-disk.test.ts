import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createProject, type Ended, type Project } from './project.js';
import { BY_CALL } from './shop.js';

/** Characters of a file of which the shell permits no more, as on a full disk: some are written before the system refuses. */
const FEW = 2_048;

let project: Project;

beforeAll(() => {
  project = createProject();
  project.write('atakora.config.mjs', BY_CALL);
  project.write('old.html', 'old');
});

afterAll(() => {
  project.remove();
});

/** Runs a command of a POSIX shell, in which `atakora` is the bin. */
function shell(command: string): Ended {
  const script = `atakora() { "${process.execPath}" "${project.bin}" "$@"; }\n${command}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], {
    cwd: project.folder,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  return { code: status, stdout, stderr };
}

const contentOf = (file: string) => readFileSync(join(project.folder, file), 'utf8');

describe.skipIf(process.platform === 'win32')('on a full disk', () => {
  // Blocks of 512 bytes, as POSIX has it; some shells count in 1,024.
  const limited = (command: string) => shell(`ulimit -f ${FEW / 1_024}; ${command}`);

  it('a result is written as a whole or not at all', () => {
    const over = limited('atakora plan --format html --output old.html');
    expect([over.code, over.stdout]).toEqual([1, '']);
    expect(over.stderr).toContain('old.html: the file must be writable, received EFBIG');
    expect(contentOf('old.html')).toBe('old');
    expect(limited('atakora plan --format html --output new.html').code).toBe(1);
    expect(readdirSync(project.folder).filter((name) => name.includes('new.html'))).toEqual([]);
    expect(shell('atakora plan --format html --output old.html').code).toBe(0);
    expect(contentOf('old.html').length).toBeGreaterThan(FEW);
  });

  it('a package is written as a whole or not at all', () => {
    const { code, stderr } = limited('atakora synth --resource-group rg --location eastus --out out');
    expect(code).toBe(1);
    expect(stderr).toMatch(/must be a place that this process can read and write, received EFBIG/);
    const files = readdirSync(join(project.folder, 'out'), { recursive: true, withFileTypes: true });
    expect(files.filter((each) => each.isFile())).toEqual([]);
  });

  it.skipIf(!existsSync('/dev/full'))('stdout that is cut off is an error', () => {
    const { code, stderr } = shell('atakora plan > /dev/full');
    expect(code).toBe(1);
    expect(stderr).toContain(
      'stdout: it must take the whole result, received ENOSPC. Send it to a file on a disk with free space.',
    );
  });
});

describe.skipIf(process.platform === 'win32')('a result', () => {
  const pathOf = (file: string) => join(project.folder, file);
  const plan = (file: string) => shell(`atakora plan --output ${file}`);

  it('goes to a device or a pipe as it comes', () => {
    const { stdout, stderr } = shell('(atakora plan --output /dev/stdout; echo "ended with $?" >&2) | cat');
    expect(stderr).toContain('ended with 0');
    expect(stdout).toBe(shell('atakora plan').stdout);
  });

  it('leaves the permissions of a file and the links to it', () => {
    project.write('shared.txt', 'old');
    chmodSync(pathOf('shared.txt'), 0o664);
    symlinkSync('shared.txt', pathOf('link.txt'));
    expect(plan('link.txt').code).toBe(0);
    expect(lstatSync(pathOf('link.txt')).isSymbolicLink()).toBe(true);
    expect(statSync(pathOf('shared.txt')).mode & 0o777).toBe(0o664);
    expect(contentOf('shared.txt')).toContain('UserApi');
  });

  it('goes through a link to a file that is not there yet', () => {
    symlinkSync('later.txt', pathOf('early.txt'));
    expect(plan('early.txt').code).toBe(0);
    expect(lstatSync(pathOf('early.txt')).isSymbolicLink()).toBe(true);
    expect(contentOf('later.txt')).toContain('UserApi');
  });
});
