import fc from 'fast-check';

/** A text that Terraform must never evaluate. */
export const MARK = 'MARK';

/** Pieces of templates, of which compositions are made. */
const pieces = fc
  .array(
    fc.constantFrom(
      '$',
      '%',
      '{',
      '}',
      '${',
      '%{',
      '$${',
      '%%{',
      '"',
      '\\',
      '\n',
      `file("${MARK}")`,
      ' if true ',
      '~}',
      'a',
      '.',
      '-',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''));

export const TEXTS = [
  '',
  ' ',
  '.',
  '..',
  '../..',
  '/etc/passwd',
  'C:\\Windows',
  '__proto__',
  'constructor',
  'toString',
  'a\u0000b',
  'a\nb',
  '\u202e',
  '\ud800',
  '-',
  '*',
  '/',
  '10.0.0.0/33',
  'https://a b',
  'https://[::',
  'x'.repeat(100_000),
  `\${file("${MARK}")}`,
  `x\n%{ if fileexists("${MARK}") }y%{ endif }`,
  '${stack.location}',
  '${cosmos.endpoint}',
  '${keyvault.x}',
  '${Other.apiEndpoint}',
  '${TfToken[TOKEN.1]}',
  '${'.repeat(20_000),
  '{'.repeat(20_000),
];

class Instance {
  readonly mode = 'public';
}

const circle = (): unknown => {
  const self: Record<string, unknown> = {};
  self['self'] = self;
  return self;
};

const deep = (levels: number): unknown => {
  let value: unknown = {};
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
};

const throws = (): never => {
  throw new Error(MARK);
};

/** Makers, so that each call has values of its own that nothing was done to. */
export const OTHERS: readonly (readonly [string, () => unknown])[] = [
  ['null', () => null],
  ['undefined', () => undefined],
  ['true', () => true],
  ['NaN', () => NaN],
  ['Infinity', () => Infinity],
  ['-0', () => -0],
  ['-1', () => -1],
  ['0.1', () => 0.1],
  ['2**53', () => 2 ** 53],
  ['-1e300', () => -1e300],
  ['a bigint', () => 10n],
  ['a symbol', () => Symbol(MARK)],
  ['a function', () => throws],
  ['a list', () => []],
  ['a list of nothing', () => [undefined]],
  ['a list with holes', () => Array(5)],
  ['a list of 300 texts', () => Array.from({ length: 300 }, (_, index) => `a${index}`)],
  ['an object', () => ({})],
  ['an object without a prototype', () => Object.assign(Object.create(null) as object, { a: 1 })],
  [
    'a key __proto__',
    () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as unknown,
  ],
  ['a Map', () => new Map([['a', 1]])],
  ['a Date', () => new Date(Number.NaN)],
  ['a promise', () => Promise.resolve({})],
  ['an instance', () => new Instance()],
  ['a boxed text', () => new String('a')],
  ['a regular expression', () => /a/],
  ['a circle', circle],
  ['5,000 levels', () => deep(5000)],
  ['a getter that throws', () => Object.defineProperty({}, 'a', { enumerable: true, get: throws })],
  [
    'a proxy that throws',
    () => new Proxy({}, { ownKeys: throws, get: throws, getPrototypeOf: throws, has: throws }),
  ],
  [
    'a revoked proxy',
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  ],
  ['toJSON', () => ({ toJSON: throws })],
  ['toString', () => ({ toString: throws, valueOf: throws })],
];

/** A value that an option must refuse, or take as nothing but data: its description and what makes it. */
export const hostileValues: fc.Arbitrary<readonly [string, () => unknown]> = fc.oneof(
  fc.constantFrom(...OTHERS),
  fc.constantFrom(...TEXTS).map((text) => [JSON.stringify(text.slice(0, 60)), () => text] as const),
  pieces.map((text) => [JSON.stringify(text), () => text] as const),
);

/** A JSON value that a file may hold where another was meant. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, 0.5, [], {}, [[]], [{}], { a: 1 }, ['a'], [null]),
  fc.constantFrom(...TEXTS.map((text) => text.slice(0, 5000))),
  pieces,
);
