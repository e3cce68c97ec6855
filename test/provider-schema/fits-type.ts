import type { AttributeType } from './schema.js';

/** A string that is one Terraform expression as a whole, and so may be of any type. */
const EXPRESSION = /^\$\{[^{}]*\}$/;

/**
 * What is wrong with a value, given its type; empty when nothing is. Stricter than Terraform, which turns
 * `"1"` into a number: what is synthesized should be right without that.
 */
export function typeFaults(value: unknown, type: AttributeType, at: string): string[] {
  if (typeof value === 'string' && EXPRESSION.test(value)) return [];
  if (type === 'dynamic') return [];
  if (typeof type === 'string') {
    const wanted = type === 'bool' ? 'boolean' : type;
    return typeof value === wanted ? [] : [`${at}: ${printed(value)} is no ${type}`];
  }
  return type[0] === 'object'
    ? objectFaults(value, type[1], at)
    : collectionFaults(value, type[0], type[1], at);
}

function collectionFaults(
  value: unknown,
  kind: 'list' | 'set' | 'map',
  of: AttributeType,
  at: string,
): string[] {
  if (kind === 'map') {
    if (!isObject(value)) return [`${at}: ${printed(value)} is no map`];
    return Object.entries(value).flatMap(([key, item]) => typeFaults(item, of, `${at}["${key}"]`));
  }
  if (!Array.isArray(value)) return [`${at}: ${printed(value)} is no ${kind}`];
  const texts = value.map((item) => JSON.stringify(item));
  const repeated = kind === 'set' ? texts.filter((text, index) => texts.indexOf(text) !== index) : [];
  return [
    ...repeated.map((text) => `${at}: the set has ${text} twice`),
    ...value.flatMap((item, index) => typeFaults(item, of, `${at}[${index}]`)),
  ];
}

function objectFaults(value: unknown, of: Readonly<Record<string, AttributeType>>, at: string): string[] {
  if (!isObject(value)) return [`${at}: ${printed(value)} is no object`];
  const missing = Object.keys(of).filter((key) => !(key in value));
  return [
    ...Object.entries(value).flatMap(([key, item]) => {
      const type = of[key];
      return type === undefined
        ? [`${at}.${key}: there is no such argument`]
        : typeFaults(item, type, `${at}.${key}`);
    }),
    // Unlike those of a block, the fields of an object have no defaults.
    ...missing.map((key) => `${at}.${key}: must be given`),
  ];
}

/** True for what Terraform's JSON writes in braces. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function printed(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}
