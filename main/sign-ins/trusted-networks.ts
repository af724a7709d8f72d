import { BlockList, isIP } from 'node:net';
import type { DeskProfile } from '../../contract/profile.ts';

/** The name of the network that an address lies in, or null. */
export type NetworkOf = (address: string | null) => string | null;

const prefixOf = (range: string): number => Number(range.slice(range.indexOf('/') + 1));

/**
 * Recognises addresses of the desk's trusted networks. Of networks within one another the narrowest is named. An
 * IPv4 address written as IPv6 (::ffff:192.0.2.1) counts as what it is.
 */
export const networkNamer = (networks: DeskProfile['trustedNetworks']): NetworkOf => {
  const lists = networks
    .toSorted((a, b) => prefixOf(b.range) - prefixOf(a.range))
    .map(({ name, range }) => {
      const list = new BlockList();
      list.addSubnet(range.slice(0, range.indexOf('/')), prefixOf(range), range.includes(':') ? 'ipv6' : 'ipv4');
      return { name, list };
    });
  return (address) => {
    const version = address === null ? 0 : isIP(address);
    if (address === null || version === 0) return null;
    return lists.find(({ list }) => list.check(address, version === 6 ? 'ipv6' : 'ipv4'))?.name ?? null;
  };
};
