import type { CloudEvent } from '../contract/events.js';

/**
 * Reads the event of a message.
 * @throws Error when the message is not an event. Service Bus moves it to the dead letters after the last delivery.
 */
export function readEvent(message: unknown): CloudEvent {
  const given = typeof message === 'string' ? parsed(message) : message;
  if (isEvent(given)) return given;
  throw new Error(
    'message: must be an event (CloudEvents 1.0 in JSON), received something else. Publish it with publish().',
  );
}

function isEvent(given: unknown): given is CloudEvent {
  if (typeof given !== 'object' || given === null) return false;
  const { specversion, id, source, type } = given as Partial<Record<keyof CloudEvent, unknown>>;
  return specversion === '1.0' && [id, source, type].every((each) => typeof each === 'string' && each !== '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
