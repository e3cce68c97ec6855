import { describe, expect, it } from 'vitest';

import { encode } from './encode.js';
import { join, parameter, ref } from './expression.js';

const site = { type: 'azurerm_linux_web_app', id: 'site' };

describe('arguments of a layout', () => {
  it('have expressions as JSON, at any depth', () => {
    expect(
      encode({
        id: ref(site, 'id'),
        rules: [{ scopes: [join`${ref(site, 'id')}/slots`, parameter('location')] }],
      }),
    ).toEqual({
      id: { $ref: 'azurerm_linux_web_app.site.id' },
      rules: [
        {
          scopes: [
            { $join: [{ $ref: 'azurerm_linux_web_app.site.id' }, '/slots'] },
            { $parameter: 'location' },
          ],
        },
      ],
    });
  });

  it('have a second $ in keys that begin with one, so that no data of a user is an expression', () => {
    expect(encode({ tags: { $ref: 'azurerm_x.y.z', $$a: 'b', a$: '${x}' } })).toEqual({
      tags: { $$ref: 'azurerm_x.y.z', $$$a: 'b', a$: '${x}' },
    });
  });

  it('are without members that are undefined', () => {
    expect(encode({ name: undefined, site: { id: undefined, none: null } })).toStrictEqual({
      site: { none: null },
    });
  });

  it('keep what is not JSON, so that the check of blocks can name it', () => {
    const [start, members] = [new Date(0), new Map([['a', 1]])];
    const encoded = encode({ rule: [{ start }], members, zones: ['1', undefined] } as never);
    expect(encoded).toStrictEqual({ rule: [{ start }], members, zones: ['1', undefined] });
    expect(encoded['members']).toBe(members);
  });
});
