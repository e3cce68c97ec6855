/** A construct library that plans are applied with. */
export interface Engine {
  readonly core: string;
  /** Package with the classes of azurerm. */
  readonly provider: string;
  /** Version of the package that the library is tested with. */
  readonly providerVersion: string;
  /** Installs what a missing package belongs to. */
  readonly install: string;
}

/** The construct libraries by name. */
export const ENGINES = {
  cdktf: {
    core: 'cdktf',
    provider: '@cdktf/provider-azurerm',
    providerVersion: '14.23.1',
    install: 'npm install cdktf constructs @cdktf/provider-azurerm',
  },
  cdktn: {
    core: 'cdktn',
    provider: '@cdktn/provider-azurerm',
    providerVersion: '16.1.0',
    // The provider package asks for cdktn 0.23, and npm has 0.24 alone.
    install: 'npm install --legacy-peer-deps cdktn@0.24 constructs@10.7 @cdktn/provider-azurerm@16.1',
  },
} as const satisfies Record<string, Engine>;

/** Key under which jsii keeps the name of the library that a class comes from. */
const RUNTIME_TYPE = Symbol.for('jsii.rtti');

/**
 * Returns the library that a stack is made with. Both mark their stacks with one symbol, so the names of the classes
 * decide; nothing is loaded.
 */
export function engineOf(stack: object): Engine {
  for (let Class = stack.constructor as object | null; Class !== null; Class = prototypeOf(Class)) {
    const marked = Object.getOwnPropertyDescriptor(Class, RUNTIME_TYPE)?.value as
      { readonly fqn?: unknown } | undefined;
    if (typeof marked?.fqn === 'string')
      return marked.fqn.startsWith('cdktn.') ? ENGINES.cdktn : ENGINES.cdktf;
  }
  return ENGINES.cdktf;
}

// The built-in one returns any.
function prototypeOf(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}
