import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkNamer } from '../../../main/sign-ins/trusted-networks.ts';

const networkOf = networkNamer([
  { name: 'Everything of ours', range: '192.0.0.0/16' },
  { name: 'Head office', range: '192.0.2.0/24' },
  { name: 'Reception', range: '192.0.2.128/25' },
  { name: 'Branches', range: '2001:db8:1::/48' },
]);

describe('Trusted networks', () => {
  it('names the narrowest network that an address lies in, in whatever order they are listed', () => {
    expect(networkOf('192.0.9.1')).toBe('Everything of ours');
    expect(networkOf('192.0.2.1')).toBe('Head office');
    expect(networkOf('192.0.2.129')).toBe('Reception');
    expect(networkOf('2001:db8:1:2::3')).toBe('Branches');
  });

  it('takes an IPv4 address written as IPv6 for what it is', () => {
    expect(networkOf('::ffff:192.0.2.1')).toBe('Head office');
  });

  it('names nothing for what lies outside, and for what is no address', () => {
    for (const address of ['193.0.2.1', '2001:db8:2::1', '', '192.0.2', '192.0.2.1:443', 'localhost', null])
      expect(networkOf(address)).toBeNull();
    expect(networkNamer([])('192.0.2.1')).toBeNull();
  });

  it('agrees with the address read as one number', () => {
    const numberOf = (address: string): bigint => address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, base, prefix) => {
        const drop = BigInt(32 - prefix);
        const lies = numberOf(address) >> drop === numberOf(base) >> drop;
        expect(networkNamer([{ name: 'N', range: `${base}/${prefix}` }])(address)).toBe(lies ? 'N' : null);
      }),
      { numRuns: 2_000 },
    );
  });
});
