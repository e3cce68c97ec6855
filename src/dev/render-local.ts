import type { ResourcePlan } from '../plan/resource-plan.js';
import { joinedManifest } from './app-code.js';
import type { LocalBackend, LocalEvent } from './local-backend.js';

/** Renders where a backend is reached on this machine, as text for a terminal. */
export function renderLocal(plan: ResourcePlan, local: LocalBackend): string {
  const { url, key, functions, events, queues, token } = local;
  const width = Math.max(0, ...functions.map(({ methods }) => methods.join(', ').length));
  return [
    `Backend '${plan.backend.id}' runs on ${url}. ${credentialText(plan, local)}Data is in memory. Ctrl+C stops it.`,
    '',
    ...functions.map(
      ({ methods, url: at, needsKey }) =>
        `  ${methods.join(', ').padEnd(width)} ${at}${needsKey ? `?code=${key}` : ''}`,
    ),
    ...events.map((event) => `  ${eventText(event)}`),
    ...(queues === undefined ? [] : ['', `The queues are at: ${queues}`]),
    ...(token === undefined
      ? []
      : [
          '',
          'Callers with a sign-in send a token, here of a person with every role and scope. The second one shows how to choose who calls: ann of the tenant north, whose only role is Reader.',
          `  TOKEN=$(curl -s '${url}/admin/token?code=${key}')`,
          `  TOKEN=$(curl -s '${url}/admin/token?code=${key}&id=ann&tenant=north&role=Reader')`,
        ]),
    ...absent(plan),
    ...example(plan, local),
    '',
  ].join('\n');
}

/** Returns the credential that callers send: a token where no route wants the key and an API wants a token, else the key. */
function credentialText(plan: ResourcePlan, { key, functions, token }: LocalBackend): string {
  const wantsToken = joinedManifest(plan).apis.some(({ authLevel }) => authLevel === 'entra');
  return token !== undefined && wantsToken && functions.every(({ needsKey }) => !needsKey)
    ? 'Callers send the token below. '
    : `The key is '${key}'. `;
}

function eventText({ name, trigger, source }: LocalEvent): string {
  if (trigger === 'queueTrigger') return `Each message in the queue '${source ?? ''}' starts ${name}`;
  if (trigger === 'timerTrigger') return `The schedule '${source ?? ''}' (UTC) starts ${name}`;
  if (trigger === 'cosmosDBTrigger') return `Each write to the container '${source ?? ''}' starts ${name}`;
  if (trigger === 'serviceBusTrigger' && source !== undefined)
    return `Each event of the topic '${source}' that it takes starts ${name}`;
  return `${trigger} starts ${name}, which nothing does here but a POST to /admin/functions/${name}`;
}

/** Resources without a stand-in that run code, take what code sends, or answer callers in Azure, by their type. */
const ABSENT = {
  website: 'Websites',
  eventhubs: 'Event Hubs',
  streamanalytics: 'Queries of Stream Analytics',
  apimanagement: 'Services of API Management',
};

/** Names the resources of a plan that do not run on this machine. */
function absent({ resources }: ResourcePlan): string[] {
  return Object.entries(ABSENT).flatMap(([type, title]) => {
    const keys = resources.filter((resource) => resource.type === type).map(({ key }) => key);
    return keys.length === 0 ? [] : ['', `${title} do not run here: ${keys.join(', ')}.`];
  });
}

const SAMPLES = {
  string: 'text',
  number: 1,
  boolean: true,
  timestamp: '2026-01-31T12:00:00Z',
  array: [],
  object: {},
};

/** Returns a call that creates an item, as a first example. */
function example(plan: ResourcePlan, { url, key }: LocalBackend): string[] {
  const api = joinedManifest(plan).apis.find(({ operations }) => operations.includes('create'));
  if (api === undefined) return [];
  const item = Object.entries(api.schema)
    .filter(([name, { required }]) => required === true || name === 'id' || name === api.partitionKey)
    // The token says them.
    .filter(([name]) => name !== api.ownerField && name !== api.tenant?.field)
    .map(([name, { type }]) => [name, SAMPLES[type]]);
  const body = JSON.stringify(Object.fromEntries(item));
  const place = `${url}/api/${api.route}`;
  // A line above sets it.
  const target =
    api.authLevel === 'entra' ? `'${place}' -H "authorization: Bearer $TOKEN"` : `'${place}?code=${key}'`;
  return ['', `Try: curl -i ${target} -H 'content-type: application/json' -d '${body}'`];
}
