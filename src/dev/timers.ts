import type { RegisteredEvent } from './functions-core.js';

/** Timers that run until they are stopped. */
export interface Timers {
  readonly stop: () => void;
}

/**
 * Runs functions at their times, which are in UTC as in Azure.
 * @param run - Runs a function by its name.
 */
export async function startTimers(
  events: readonly RegisteredEvent[],
  run: (name: string, input: unknown) => Promise<unknown>,
  failed: (name: string, error: unknown) => void,
): Promise<Timers> {
  const timed = events.filter(({ binding }) => binding['type'] === 'timerTrigger');
  if (timed.length === 0) return { stop: () => undefined };
  const { Cron } = await import('croner');
  const jobs = timed.map(
    ({ name, binding }) =>
      new Cron(
        String(binding['schedule']),
        // Azure asks for both days; a run that takes longer than its period is not joined by another one.
        { timezone: 'UTC', domAndDow: true, protect: true },
        async () => {
          try {
            await run(name, { isPastDue: false, schedule: { adjustForDST: false } });
          } catch (error) {
            failed(name, error);
          }
        },
      ),
  );
  return {
    stop: () => {
      for (const job of jobs) job.stop();
    },
  };
}
