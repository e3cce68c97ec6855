import * as v from 'valibot';

import type { EntraAuth } from '../../resources/functions/auth/auth.js';
import type { AuthLevel, FunctionsRequirementConfig } from '../../resources/functions/requirement.js';
import type { Permission } from '../../runtime/contract/sign-in.js';
import { issueAt, rule } from '../../validation/rule.js';
import type { FunctionsAppConfig, HttpFunction } from './functions-app-config.js';

/** The part of a component that decides the sign-in. */
interface Declared {
  readonly auth?: EntraAuth;
  readonly sourceDirectory?: string;
  readonly functions: Readonly<
    Record<
      string,
      {
        readonly trigger: string;
        readonly authLevel?: AuthLevel | undefined;
        readonly permission?: Permission | undefined;
      }
    >
  >;
}

/** Checks that all http functions of a component require a sign-in, or none does. */
export function oneSignIn<T extends Declared>(): v.RawCheckAction<T> {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { functions, sourceDirectory } = dataset.value;
    const signsIn = mustSignIn(dataset.value);
    for (const [name, { authLevel, permission }] of Object.entries(functions)) {
      const report = (option: string, value: unknown, message: string) => {
        addIssue(issueAt(dataset.value, ['functions', name, option], value, message));
      };
      if (signsIn && isKeyed(authLevel))
        report(
          'authLevel',
          authLevel,
          rule(
            "must be 'entra', because Azure requires every caller of this component to sign in",
            "write authLevel: 'entra', or move the function to another component",
          ),
        );
      if (permission !== undefined && sourceDirectory === undefined)
        report(
          'permission',
          permission,
          rule(
            'must be used with sourceDirectory, because the runtime of this library checks permissions',
            'add sourceDirectory, or check the roles in your code',
          ),
        );
    }
  });
}

/** Returns the auth level of an http function, before the `auth` of the backend is applied. */
export function httpLevelOf({ authLevel }: HttpFunction, config: FunctionsAppConfig): AuthLevel {
  return authLevel ?? (mustSignIn(config) ? 'entra' : 'function');
}

/**
 * Returns the sign-in that a component requires. A component with an anonymous function, or one with a key,
 * does not use the `auth` of the backend.
 */
export function authNeed(config: FunctionsAppConfig): Pick<FunctionsRequirementConfig, 'auth'> {
  const { auth, functions } = config as Declared;
  if (auth !== undefined) return { auth };
  return Object.values(functions).some(({ authLevel }) => isKeyed(authLevel)) ? { auth: false } : {};
}

function mustSignIn({ auth, functions }: Pick<Declared, 'auth' | 'functions'>): boolean {
  return (
    auth !== undefined ||
    Object.values(functions).some(
      ({ authLevel, permission }) => authLevel === 'entra' || permission !== undefined,
    )
  );
}

function isKeyed(level: AuthLevel | undefined): boolean {
  return level !== undefined && level !== 'entra';
}
