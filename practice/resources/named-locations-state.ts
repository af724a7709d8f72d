import { DAY, isoTicks } from '../clock.ts';
import { guidOf } from '../random.ts';

export type NamedLocation = Record<string, unknown> & { readonly id: string };

export const IP = '#microsoft.graph.ipNamedLocation';
export const COUNTRY = '#microsoft.graph.countryNamedLocation';

export const shippedLocations = (nowMs: number): Map<string, NamedLocation> => {
  const at = isoTicks(nowMs - 300 * DAY);
  const locations: readonly NamedLocation[] = [
    {
      '@odata.type': IP,
      id: guidOf('location', 'campus'),
      displayName: 'Northmoor campus',
      createdDateTime: at,
      modifiedDateTime: at,
      isTrusted: true,
      ipRanges: [
        { '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '192.0.2.0/24' },
        { '@odata.type': '#microsoft.graph.iPv6CidrRange', cidrAddress: '2001:db8:100::/48' },
      ],
    },
    {
      '@odata.type': COUNTRY,
      id: guidOf('location', 'home'),
      displayName: 'Home countries',
      createdDateTime: at,
      modifiedDateTime: at,
      countriesAndRegions: ['GB', 'IE'],
      includeUnknownCountriesAndRegions: false,
      countryLookupMethod: 'clientIpAddress',
    },
  ];
  return new Map(locations.map((one) => [one.id, one]));
};
