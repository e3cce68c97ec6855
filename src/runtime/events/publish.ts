import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import type { TokenSource } from '../call-component.js';
import type { FunctionServices } from '../contract/caller.js';
import type { CloudEvent, EventsManifest } from '../contract/events.js';
import { ownValue } from '../own-value.js';

const ATTEMPTS = 3;
const TIMEOUT_MS = 10_000;
/** Characters. A message id has 128: the id of the component, a slash and this id. */
const MAX_ID = 63;
const SCOPE = 'https://servicebus.azure.net/.default';

/**
 * Returns the function with which the code of a component publishes events. A failed call is retried with the same message
 * id, so that a topic with duplicate detection has the event once.
 * Source: learn.microsoft.com/rest/api/servicebus/send-message-to-queue
 */
export function publisher(
  component: string,
  events: EventsManifest | undefined,
  tokenFor: TokenSource,
): FunctionServices['publish'] {
  return async (topic, type, data, { id = randomUUID() } = {}) => {
    if (events?.publishes.includes(topic) !== true)
      throw new Error(
        `publish('${topic}'): must name a topic that '${component}' publishes, received another. Add it to publishes.`,
      );
    if (id === '' || id.length > MAX_ID)
      throw new Error(
        `publish('${topic}'): the id must have 1 to ${MAX_ID} characters, received ${id.length}. Shorten it.`,
      );
    const host = ownValue(process.env, events.namespace);
    if (host === undefined || host === '')
      throw new Error(
        `publish('${topic}'): the app setting ${events.namespace} must be set, received none. Apply the plan again.`,
      );
    const time = new Date().toISOString();
    const event: CloudEvent = { specversion: '1.0', id, source: component, type, time, data };
    await send(`${schemeOf(host)}://${host}/${topic}/messages`, event, async () =>
      isLoopback(host) ? {} : { authorization: `Bearer ${await tokenFor(SCOPE)}` },
    );
    return id;
  };
}

async function send(
  url: string,
  event: CloudEvent,
  credentials: () => Promise<Readonly<Record<string, string>>>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        ...(await credentials()),
        'content-type': 'application/cloudevents+json; charset=utf-8',
        // Duplicate detection uses the id; filters of subscriptions use the label.
        brokerproperties: headerText({ MessageId: `${event.source}/${event.id}`, Label: event.type }),
      },
      body: JSON.stringify(event),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      if (attempt === ATTEMPTS) throw error;
      return undefined;
    });
    if (answer?.ok === true) return;
    const again = answer === undefined || answer.status === 429 || answer.status >= 500;
    if (!again || attempt === ATTEMPTS)
      throw new Error(
        `publish('${event.type}'): Service Bus must accept the event, received ${answer?.status ?? 'no answer'}. Publish the event again.`,
      );
    await wait(attempt * 200);
  }
}

/** Returns JSON in ASCII, because headers accept only ASCII. */
function headerText(properties: object): string {
  return JSON.stringify(properties).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Returns the scheme of a host. A stand-in on this machine does not have certificates or identities. */
function schemeOf(host: string): string {
  return isLoopback(host) ? 'http' : 'https';
}

function isLoopback(host: string): boolean {
  return /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host);
}
