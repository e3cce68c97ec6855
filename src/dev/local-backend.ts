import { checkExports } from '../terraform/package/check-exports.js';
import { readSources } from '../terraform/package/read-sources.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { followedBy } from './change-feed.js';
import { createIssuer } from './issuer.js';
import { checkPackages, needsOf } from './local-packages.js';
import { type LocalOptions, startRun } from './run-locally.js';
import { type LocalPerson, tokenFor } from './local-token.js';

/** A backend that runs on this machine. */
export interface LocalBackend {
  /** `http://127.0.0.1:7071`. */
  readonly url: string;
  readonly key: string;
  /** Functions that HTTP calls start. */
  readonly functions: readonly LocalFunction[];
  /** Functions with another trigger. */
  readonly events: readonly LocalEvent[];
  /** Address for messages to queues; undefined where no function waits for a queue. */
  readonly queues: string | undefined;
  /** Token of a caller that has every role and scope; undefined where no app has a sign-in. */
  readonly token: string | undefined;
  /** Returns the token of a person for 8 hours; undefined where no app has a sign-in. */
  readonly tokenFor: (person?: LocalPerson) => string | undefined;
  /** Runs a function of {@link events}, with the input that its trigger would give. */
  readonly run: (name: string, input: unknown) => Promise<unknown>;
  /** Resolves once every event of topics and every change of a container is delivered. */
  readonly settled: () => Promise<void>;
  /** Ends everything that was started. */
  readonly stop: () => Promise<void>;
}

/** A function that answers http calls. */
export interface LocalFunction {
  readonly name: string;
  /** With the parameters of its route in braces. */
  readonly url: string;
  readonly methods: readonly string[];
  /** True if callers must send the key. */
  readonly needsKey: boolean;
}

/** A function that no http call starts. */
export interface LocalEvent {
  readonly name: string;
  /** `queueTrigger`, `timerTrigger` and so on. */
  readonly trigger: string;
  /**
   * The queue, the schedule, the topic or the container as `<database>/<container>`; undefined for others, which nothing starts
   * here but {@link LocalBackend.run}.
   */
  readonly source: string | undefined;
}

/**
 * Runs the function apps of a plan on this machine: the code that goes to Azure on a stand-in for the Functions host, an
 * emulator of Cosmos DB with its change feed, topics of Service Bus, Azurite for queues, and timers. All data is in memory. There is one such backend in a process: app
 * settings are its environment.
 * @throws CannotRunLocallyError when packages are missing, or the port is taken.
 * @throws CannotApplyError when the code of functions, or the handler of one, is not there.
 * @example
 * const local = await runLocally(backend.plan(), { port: 0 });
 * const response = await fetch(`${local.url}/api/user-api/health`);
 * await local.stop();
 */
export async function runLocally(plan: ResourcePlan, options: LocalOptions = {}): Promise<LocalBackend> {
  checkPackages(plan.backend.id, needsOf(plan));
  // The host would start, and fail at the first event of such a function.
  checkExports(plan, readSources(plan, options.projectDirectory));
  const issuer = createIssuer();
  const { url, key, registered, queues, topics, run, settled, stop } = await startRun(plan, {
    ...options,
    issuer,
  });
  return {
    url,
    key,
    functions: registered.http
      .filter(({ route }) => !route.startsWith('{*'))
      .map(({ name, route, methods, authLevel }) => ({
        name,
        url: `${url}/api/${route}`,
        methods,
        needsKey: authLevel !== 'anonymous',
      })),
    events: registered.events.map(({ name, binding }) => ({
      name,
      trigger: String(binding['type']),
      source: topics?.subscribers.get(name) ?? sourceOf(binding),
    })),
    queues: queues?.connectionString,
    token: tokenFor(plan, issuer),
    tokenFor: (person) => tokenFor(plan, issuer, person),
    run,
    settled,
    stop,
  };
}

function sourceOf(binding: Readonly<Record<string, unknown>>): string | undefined {
  if (binding['type'] === 'queueTrigger') return String(binding['queueName']);
  if (binding['type'] === 'timerTrigger') return String(binding['schedule']);
  return followedBy({ binding });
}
