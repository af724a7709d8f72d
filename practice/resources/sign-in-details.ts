import { isoSeconds } from '../clock.ts';
import type { SignInRow } from '../logs/sign-ins.ts';

const SECOND = 1000;

/** What only beta tells of a sign-in: the steps, the second factor, the kind of event. */
export const betaDetails = (row: SignInRow): Record<string, unknown> => {
  const { errorCode, additionalDetails } = row.outcome;
  const passwordRight = errorCode !== 50126 && errorCode !== 50053;
  const secondFactor = errorCode === 0 || errorCode === 500121;
  const steps = [
    {
      authenticationStepDateTime: isoSeconds(row.atMs),
      authenticationMethod: 'Password',
      authenticationMethodDetail: 'Password in the cloud',
      succeeded: passwordRight,
      authenticationStepResultDetail: passwordRight ? 'Correct password' : 'Incorrect password',
      authenticationStepRequirement: 'Primary authentication',
    },
    ...(secondFactor
      ? [
          {
            authenticationStepDateTime: isoSeconds(row.atMs + 20 * SECOND),
            authenticationMethod: 'Mobile app notification',
            authenticationMethodDetail: null,
            succeeded: errorCode === 0,
            authenticationStepResultDetail: errorCode === 0 ? 'MFA completed in Azure AD' : additionalDetails,
            authenticationStepRequirement: 'Multifactor authentication',
          },
        ]
      : []),
  ];
  return {
    userType: row.person.userType === 'Guest' ? 'guest' : 'member',
    signInEventTypes: ['interactiveUser'],
    authenticationRequirement: secondFactor ? 'multiFactorAuthentication' : 'singleFactorAuthentication',
    authenticationDetails: steps,
    authenticationMethodsUsed: [],
    authenticationContextClassReferences: [],
    authenticationProcessingDetails: [],
    authenticationRequirementPolicies: [],
    networkLocationDetails: [],
    sessionLifetimePolicies: [],
    authenticationProtocol: 'none',
    incomingTokenType: ['none'],
    clientCredentialType: 'none',
    userAgent: `Mozilla/5.0 (${row.device.operatingSystem}) ${row.device.browser.replace(' ', '/')}`,
    originalRequestId: row.id,
    homeTenantName: '',
    tokenIssuerName: '',
    tokenIssuerType: 'AzureAD',
    resourceServicePrincipalId: null,
    azureResourceId: null,
    federatedCredentialId: null,
    servicePrincipalId: '',
    signInIdentifier: row.person.userPrincipalName,
    mfaDetail: secondFactor ? { authMethod: 'Mobile app notification', authDetail: null } : null,
    autonomousSystemNumber: 64_496,
    flaggedForReview: false,
    sessionId: row.correlationId,
    uniqueTokenIdentifier: Buffer.from(row.id).toString('base64url').slice(0, 22),
    processingTimeInMilliseconds: 180,
    isTenantRestricted: false,
    crossTenantAccessType: row.person.userType === 'Guest' ? 'b2bCollaboration' : 'none',
  };
};
