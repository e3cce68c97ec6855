import { describe, expect, it } from 'vitest';

import { isPrivateNetwork } from '../../../src/resources/network/cidr.js';

describe('a private network', () => {
  it.each(['10.0.0.0/8', '10.9.0.0/16', '172.16.0.0/12', '192.168.7.0/24', '100.64.0.0/10'])(
    'is %s',
    (cidr) => {
      expect(isPrivateNetwork(cidr)).toBe(true);
    },
  );

  it.each(['10.0.0.0/7', '172.16.0.0/11', '192.168.0.0/15', '100.64.0.0/9', '0.0.0.0/0', '9.255.0.0/16'])(
    'is not %s, which has more in it, or other addresses',
    (cidr) => {
      expect(isPrivateNetwork(cidr)).toBe(false);
    },
  );
});
