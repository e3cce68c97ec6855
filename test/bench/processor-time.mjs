import process from 'node:process';

/**
 * Milliseconds that this process, with all its threads, has been on a processor. On a machine that others use too, it
 * says more than the clock does.
 */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
