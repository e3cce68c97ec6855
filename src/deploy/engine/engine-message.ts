import * as v from 'valibot';

const resource = v.object({ addr: v.string(), resource_type: v.optional(v.string(), '') });

/** Lines of the engine that are read. Later versions add types, and fields to these. */
const messageSchema: v.GenericSchema<unknown, EngineMessage> = v.object({
  type: v.string(),
  '@message': v.optional(v.string(), ''),
  hook: v.optional(
    v.object({
      resource,
      action: v.optional(v.string(), ''),
      elapsed_seconds: v.optional(v.number(), 0),
    }),
  ),
  diagnostic: v.optional(
    v.object({
      severity: v.picklist(['error', 'warning']),
      summary: v.string(),
      detail: v.optional(v.string(), ''),
      address: v.optional(v.string()),
    }),
  ),
});

/**
 * One line of an engine that runs with `-json`, with the names of the engine.
 * Source: developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export interface EngineMessage {
  /** Such as `apply_start`, `apply_complete` and `diagnostic`. */
  readonly type: string;
  /** Sentence for people. */
  readonly '@message': string;
  /** Change of a resource that the engine begins, does or has done. */
  readonly hook?: EngineHook | undefined;
  readonly diagnostic?: EngineProblem | undefined;
}

/** Change of one resource. */
export interface EngineHook {
  readonly resource: { readonly addr: string; readonly resource_type: string };
  /** Such as `create`. */
  readonly action: string;
  readonly elapsed_seconds: number;
}

/** A problem that the engine reports. */
export interface EngineProblem {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** Address of the resource; undefined where the problem is of the whole. */
  readonly address?: string | undefined;
}

/** Returns a line of the engine as a message; undefined for any other text. */
export function readMessage(line: string): EngineMessage | undefined {
  try {
    const result = v.safeParse(messageSchema, JSON.parse(line));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
