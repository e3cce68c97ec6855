import { describe, expect, it } from 'vitest';

import { expression, join, parameter, ref } from '../plan/expression/expression.js';
import { thrownBy } from '../../test/support/plans.js';
import { block, makeBlock } from './block.js';
import { terraformBlock } from './terraform-block.js';

interface CacheConfig {
  readonly name: string;
  readonly capacity?: number;
  readonly open?: boolean;
  readonly zone?: string | null;
  readonly tags?: Readonly<Record<string, string>>;
  readonly redisConfiguration?: { readonly maxmemoryPolicy?: string };
  readonly dependsOn?: readonly string[];
  readonly lifecycle?: object;
}

const group = { type: 'azurerm_resource_group', id: 'g' };
const cache = (plain: Parameters<typeof terraformBlock<CacheConfig>>[2]) =>
  terraformBlock<CacheConfig>('azurerm_redis_cache', 'a', plain).arguments;

describe('a block', () => {
  it('leaves out arguments that are undefined, and keeps those that are false or null', () => {
    const plain = { name: 'a', capacity: undefined, open: false, zone: null };
    expect(cache(plain)).toStrictEqual({ name: 'a', open: false, zone: null });
    expect(Object.keys(cache(plain))).toEqual(['name', 'open', 'zone']);
    expect(makeBlock('azurerm_redis_cache', 'a', plain).arguments).toStrictEqual(cache(plain));
  });

  it('leaves out what is undefined in nested blocks', () => {
    const plain = { redis_configuration: { maxmemory_policy: undefined }, list: [{ a: undefined, b: 1 }] };
    expect(makeBlock('azurerm_redis_cache', 'a', plain).arguments).toStrictEqual({
      redis_configuration: {},
      list: [{ b: 1 }],
    });
  });

  it('doubles the first $ of a key of the user', () => {
    const tags = { $ref: 'azurerm_x.y.id', $$x: 'b', a$: 'c' };
    expect(cache({ name: 'a', tags }).tags).toStrictEqual({
      $$ref: 'azurerm_x.y.id',
      $$$x: 'b',
      a$: 'c',
    });
  });

  it('encodes expressions, also in lists and nested blocks', () => {
    const id = ref(group, 'id');
    const { arguments: encoded } = makeBlock('azurerm_redis_cache', 'a', {
      name: join`cache-${parameter('location')}`,
      redis_configuration: { backups: [id, { connection: join`${id}/x` }] },
    });
    expect(encoded).toStrictEqual({
      name: { $join: ['cache-', { $parameter: 'location' }] },
      redis_configuration: {
        backups: [
          { $ref: 'azurerm_resource_group.g.id' },
          { connection: { $join: [{ $ref: 'azurerm_resource_group.g.id' }, '/x'] } },
        ],
      },
    });
    // The plan is data: none of the instances is left in it.
    expect(JSON.parse(JSON.stringify(encoded))).toStrictEqual(encoded);
  });

  it('waits for blocks by address', () => {
    const other = { type: 'data.azurerm_key_vault', id: 'k' };
    expect(makeBlock('azurerm_redis_cache', 'a', {}, { depends_on: [group, other] })).toStrictEqual({
      type: 'azurerm_redis_cache',
      id: 'a',
      arguments: {},
      meta: { depends_on: ['azurerm_resource_group.g', 'data.azurerm_key_vault.k'] },
    });
  });

  it('has no meta without meta-arguments', () => {
    const bare = { type: 'azurerm_redis_cache', id: 'a', arguments: {} };
    for (const options of [undefined, {}, { depends_on: [] }])
      expect(makeBlock('azurerm_redis_cache', 'a', {}, options)).toStrictEqual(bare);
    expect(terraformBlock('azurerm_redis_cache', 'a', {} as never)).toStrictEqual(bare);
  });

  it('encodes the expressions of meta-arguments', () => {
    const options = {
      for_each: expression({ $files: 'site' }),
      ignore_changes: ['tags'],
      precondition: {
        condition: expression({ $hasFiles: ['site', 'index.html'] }),
        error_message: 'no ${file}',
      },
      local_exec: [{ command: join`run ${ref(group, 'id')}`, working_dir: parameter('projectDirectory') }],
      moved_from: ['b'],
    };
    expect(makeBlock('azurerm_storage_blob', 'a', {}, options).meta).toStrictEqual({
      for_each: { $files: 'site' },
      ignore_changes: ['tags'],
      precondition: {
        condition: { $hasFiles: ['site', 'index.html'] },
        error_message: 'no ${file}',
      },
      local_exec: [
        {
          command: { $join: ['run ', { $ref: 'azurerm_resource_group.g.id' }] },
          working_dir: { $parameter: 'projectDirectory' },
        },
      ],
      moved_from: ['b'],
    });
  });
});

describe('block', () => {
  it('takes the arguments of a built-in type, which the compiler knows', () => {
    const plain = { name: 'www', record: 'example.com', ttl: 60, zone_name: 'a.de', tags: { $ref: 'x' } };
    const resource_group_name = ref(group, 'name');
    const made = block(
      'azurerm_dns_cname_record',
      'a',
      { ...plain, resource_group_name },
      { depends_on: [group] },
    );
    expect(made).toStrictEqual({
      type: 'azurerm_dns_cname_record',
      id: 'a',
      arguments: {
        ...plain,
        tags: { $$ref: 'x' },
        resource_group_name: { $ref: 'azurerm_resource_group.g.name' },
      },
      meta: { depends_on: ['azurerm_resource_group.g'] },
    });
    // @ts-expect-error -- the type has no such argument
    block('azurerm_dns_cname_record', 'a', { ...plain, resource_group_name, recrod: 'x' });
  });
});

describe('terraformBlock', () => {
  it('takes the arguments of a class by the names of Terraform, and none of those that cdktf adds', () => {
    const id = ref(group, 'id');
    expect(cache({ name: id, redis_configuration: { maxmemory_policy: 'allkeys-lru' } })).toStrictEqual({
      name: { $ref: 'azurerm_resource_group.g.id' },
      redis_configuration: { maxmemory_policy: 'allkeys-lru' },
    });
    // @ts-expect-error -- cdktf's name
    cache({ name: 'a', redisConfiguration: {} });
    // @ts-expect-error -- an option, not an argument
    cache({ name: 'a', depends_on: [] });
    // @ts-expect-error -- an option, not an argument
    cache({ name: 'a', lifecycle: {} });
  });

  it('copies the arguments of the caller', () => {
    const tags: Record<string, string> = { owner: 'a' };
    const copy = cache({ name: 'a', tags });
    tags['owner'] = 'b';
    expect(copy['tags']).toEqual({ owner: 'a' });
  });

  it('refuses arguments that hold themselves', () => {
    const tags: Record<string, unknown> = { owner: 'a' };
    tags['self'] = tags;
    const error = thrownBy(() => cache({ name: 'a', tags: tags as never }));
    expect(error).toMatchObject({
      name: 'InvalidConfigError',
      issues: [{ path: 'tags.self', value: 'the object at tags again' }],
    });
    expect(String(error)).toContain("block 'azurerm_redis_cache' (a)");
  });
});
