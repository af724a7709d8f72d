import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { ToastIntent } from '@fluentui/react-components';
import { toasterId } from './toaster-id.ts';

type Show = (intent: ToastIntent, title: string, body?: string) => void;

/** A short message in the corner that a screen reader hears too. Never for what must be read: that belongs on the screen. */
export const useToast = (): Show => {
  const { dispatchToast } = useToastController(toasterId);
  return useCallback<Show>(
    (intent, title, body) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          {body === undefined ? null : <ToastBody>{body}</ToastBody>}
        </Toast>,
        { intent, timeout: intent === 'error' ? 8_000 : 4_000 },
      ),
    [dispatchToast],
  );
};
