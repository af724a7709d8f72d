/**
 * When Microsoft stops sending text messages and making calls, as published on 23 September 2026
 * (learn.microsoft.com, "SMS and voice retirement"). The one place that holds these dates: when they move, they move here.
 * Public cloud only; a provider of the organisation's own goes on.
 */
export const microsoftTelephony = {
  publishedOn: '2026-09-23',
  /** ISO date of the last change for most people. */
  endsOn: '2027-02-01',
  /** For Global Administrators and external users. */
  endsLaterOn: '2027-07-01',
} as const;
