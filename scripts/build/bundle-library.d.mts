import type { RolldownOutput } from 'rolldown';

export function bundleLibrary(dir: string, options?: { write?: boolean }): Promise<RolldownOutput['output']>;
