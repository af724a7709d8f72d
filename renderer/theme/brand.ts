import type { BrandVariants } from '@fluentui/react-components';

/** Latchkey's teal. White on 80 has a contrast of 5.6, on 70 of 6.9. */
export const brand: BrandVariants = {
  10: '#010b0d',
  20: '#07191d',
  30: '#092a31',
  40: '#0a3841',
  50: '#0a4651',
  60: '#0a5461',
  70: '#0b6270',
  80: '#0d7080',
  90: '#217f8e',
  100: '#3a8e9c',
  110: '#539dab',
  120: '#6cadb9',
  130: '#86bcc7',
  140: '#a1ccd5',
  150: '#bddce3',
  160: '#dbedf1',
};
