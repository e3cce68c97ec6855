import * as v from 'valibot';

import { rule, textLike } from '../../validation/rule.js';

const EXAMPLE = "write it like 'orders/{id}', and check the value in the function";

/**
 * Route of an http function, below its component's path. The last part can be optional: `orders/{id?}`.
 * Constraints are left out, because whether two routes with them mean one call cannot be told from their texts.
 * Source: learn.microsoft.com/aspnet/core/fundamentals/routing#route-templates
 */
export const routeSchema: v.GenericSchema<string, string> = v.pipe(
  textLike(
    'a route',
    // Two parameters in one part have something between them.
    /^(?:(?:[A-Za-z0-9_-]|\{[A-Za-z_]\w*\}(?!\{))+\/)*(?:(?:[A-Za-z0-9_-]|\{[A-Za-z_]\w*\}(?!\{))+|\{[A-Za-z_]\w*\?\})$/,
    "has words and {parameters} between '/' and takes no constraints ({id:int}), no defaults ({id=1}) and no catch-all ({*rest})",
    EXAMPLE,
  ),
  v.check(
    (route) => {
      const names = Array.from(route.matchAll(/\{(\w+)/g), ([, name = '']) => name.toLowerCase());
      return new Set(names).size === names.length;
    },
    rule('the parameters of a route have different names', 'rename one'),
  ),
);
