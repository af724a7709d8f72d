import type { SignInBrief } from '../../contract/sign-ins.ts';
import { SignInRisk } from '../../contract/sign-ins.ts';
import type { GraphSignIn } from '../graph/sign-ins.ts';
import type { NetworkOf } from '../sign-ins/trusted-networks.ts';
import { signInOutcome, signInResult } from './sign-in-outcome.ts';

const { state: states, level: levels } = SignInRisk.unwrap().shape;

/** Only what stands as a risk now: what was dismissed or put right says nothing against the sign-in. */
const riskOf = ({ riskState, riskLevelDuringSignIn }: GraphSignIn): SignInRisk | null => {
  const state = states.safeParse(riskState);
  if (!state.success) return null;
  const level = levels.safeParse(riskLevelDuringSignIn);
  return { state: state.data, level: level.success ? level.data : 'hidden' };
};

const joined = (parts: readonly (string | null | undefined)[], between: string): string | null =>
  parts.filter(Boolean).join(between) || null;

/** One row of Graph's log in the desk's words. A row without an error code has no result, least of all a good one. */
export const describeSignIn = (signIn: GraphSignIn, networkOf: NetworkOf): SignInBrief => {
  const errorCode = signIn.status?.errorCode ?? null;
  return {
    id: signIn.id,
    atUtc: signIn.createdDateTime,
    result: signInResult(errorCode),
    outcome: signInOutcome(errorCode),
    errorCode,
    risk: riskOf(signIn),
    appDisplayName: signIn.appDisplayName ?? null,
    place: joined([signIn.location?.city, signIn.location?.countryOrRegion], ', '),
    ipAddress: signIn.ipAddress ?? null,
    network: networkOf(signIn.ipAddress ?? null),
    device: joined([signIn.deviceDetail?.displayName, signIn.deviceDetail?.operatingSystem, signIn.deviceDetail?.browser], ' · '),
  };
};
