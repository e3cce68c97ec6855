import { describe, expect, it } from 'vitest';

import { isNetwork, isPrivateNetwork, subnetOf } from './cidr.js';

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

describe('a network range', () => {
  it.each([
    ['10.0.0.0/16', true],
    ['10.0.0.0/24', true],
    ['10.0.1.0/16', false],
    ['10.0.0.0/15', false],
    ['10.0.0.0/25', false],
    ['256.0.0.0/16', false],
    ['10.0.0.0', false],
    ['a/16', false],
  ])('%s is one from /16 to /24: %s', (cidr, valid) => {
    expect(isNetwork(cidr, 16, 24)).toBe(valid);
  });

  it('has subnets one after the other', () => {
    expect(subnetOf('10.0.255.0/24', 26, 3)).toBe('10.0.255.192/26');
    expect(subnetOf('10.0.255.0/16', 24, 1)).toBe('10.1.0.0/24');
  });
});
