/** The real timer in the form that clipboard and pass guard take. It keeps no process alive. */
export const setTimer = (callback: () => void, afterMs: number): (() => void) => {
  const timer = setTimeout(callback, afterMs);
  timer.unref();
  return () => clearTimeout(timer);
};
