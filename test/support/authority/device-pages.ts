import type { Configuration } from 'oidc-provider';

type DeviceFlow = NonNullable<NonNullable<Configuration['features']>['deviceFlow']>;

const page = (title: string, rest: string): string => `<!doctype html><title>${title}</title><h1>${title}</h1>${rest}`;

/** The pages on which the code of another device is typed. The forms are the provider's; its own pages load fonts from elsewhere. */
export const devicePages: Pick<DeviceFlow, 'userCodeInputSource' | 'userCodeConfirmSource' | 'successSource'> = {
  userCodeInputSource: (ctx, form, _out, error) => {
    const trouble = error === undefined ? '' : '<p role="alert">That code did not work.</p>';
    ctx.body = page('Enter the code', `${trouble}${form}<button type="submit" form="op.deviceInputForm">Next</button>`);
  },
  userCodeConfirmSource: (ctx, form, _client, _device, code) => {
    ctx.body = page(
      'Is this the code on your screen?',
      `<p>${code}</p>${form}<button type="submit" form="op.deviceConfirmForm">Continue</button>`,
    );
  },
  successSource: (ctx) => {
    ctx.body = page('You have signed in on your other device', '');
  },
};
