/**
 * The pages of Microsoft's that the desk's own buttons open; of the global cloud, the others have their own. Main opens
 * exactly these: an address that the page makes up could carry what it read out of the console.
 */
export const microsoftPages = {
  appRegistrations: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
  howToRegister: 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app',
  howToConsent: 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent',
} as const;
