import { createRequire } from 'node:module';

export function readVersion(): string {
  const { version } = createRequire(import.meta.url)('@atakora/component/package.json') as {
    readonly version: string;
  };
  return version;
}
