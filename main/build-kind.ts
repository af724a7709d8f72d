/** Put in by electron.vite.config.ts. */
declare const __LATCHKEY_DEVELOPMENT__: boolean | undefined;

/**
 * Whether this is what people get: decided when it is built, by nothing that can be changed on their computer. A build that
 * does not say is a release.
 */
export const isRelease = typeof __LATCHKEY_DEVELOPMENT__ === 'undefined' || !__LATCHKEY_DEVELOPMENT__;
