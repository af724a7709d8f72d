/** The one toaster of the window. */
export const toasterId = 'latchkey-toasts';
