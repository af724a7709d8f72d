import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useReducer, useRef } from 'react';
import type { ReactNode } from 'react';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { keys } from '../../bridge/keys.ts';
import { remedyKey, SignInRemedyContext } from '../../ui/sign-in-remedy.ts';
import type { Remedy, SignInRemedy } from '../../ui/sign-in-remedy.ts';
import { noRemedyWork, remedyWork } from './remedy-work.ts';

/** Lets every fault below open the page of Microsoft's that puts it right, and keeps what came of it. */
export const SignInRemedies = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const client = useQueryClient();
  const [work, dispatch] = useReducer(remedyWork, noRemedyWork);
  // React draws later than a second click comes.
  const open = useRef(false);

  const value = useMemo<SignInRemedy>(() => {
    const start = async (remedy: Remedy): Promise<void> => {
      if (open.current) return;
      open.current = true;
      const key = remedyKey(remedy);
      dispatch({ type: 'opened', key });
      try {
        const session = await (remedy.kind === 'signIn'
          ? desk.session.signInAgain({})
          : desk.session.allow({ features: [...remedy.features] }));
        client.setQueryData(keys.session(), session);
        // A photo has no note of its own that would ask again.
        if (remedy.kind === 'allow' && remedy.features.includes('photos')) void client.invalidateQueries({ queryKey: keys.photos() });
        dispatch({ type: 'succeeded', key });
      } catch (error) {
        dispatch({ type: 'failed', key, fault: faultOf(error) });
      } finally {
        open.current = false;
      }
    };
    return {
      openKey: work.openKey,
      successes: (key) => work.successes[key] ?? 0,
      faultOf: (key) => work.faults[key] ?? null,
      start: (remedy) => void start(remedy),
      // Should the cancel itself fail, the page runs out by itself and says so.
      cancel: () => void desk.signIn.cancel({}).catch(() => undefined),
    };
  }, [client, work]);
  return <SignInRemedyContext value={value}>{children}</SignInRemedyContext>;
};
