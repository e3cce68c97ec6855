import * as v from 'valibot';

import { rule, textLike } from '../../validation/rule.js';

const EXAMPLE = "write it like 'orders/{id}', and check the value in the function";

/**
 * Route of an http function, below its component's path. The last part can be optional: `orders/{id?}`.
 * Constraints are refused, because the library cannot tell if two routes with constraints match the same call.
 * Source: learn.microsoft.com/aspnet/core/fundamentals/routing#route-templates
 */
export const routeSchema: v.GenericSchema<string, string> = v.pipe(
  textLike(
    'a route',
    // Two parameters in one segment must have a separator between them.
    /^(?:(?:[A-Za-z0-9_-]|\{[A-Za-z_]\w*\}(?!\{))+\/)*(?:(?:[A-Za-z0-9_-]|\{[A-Za-z_]\w*\}(?!\{))+|\{[A-Za-z_]\w*\?\})$/,
    "must have words and {parameters} between '/', without constraints ({id:int}), defaults ({id=1}) and catch-all parameters ({*rest})",
    EXAMPLE,
  ),
  v.check(
    (route) => {
      const names = Array.from(route.matchAll(/\{(\w+)/g), ([, name = '']) => name.toLowerCase());
      return new Set(names).size === names.length;
    },
    rule('must have parameters with different names', 'rename one of the parameters'),
  ),
);
