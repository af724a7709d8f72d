interface Option {
  /** How many words it takes: none, one, one or more. */
  readonly takes: 'none' | 'one' | 'many';
  readonly required?: true;
  readonly oneOf?: readonly string[];
}

const flag: Option = { takes: 'none' };
const one: Option = { takes: 'one' };
const many: Option = { takes: 'many' };
const clouds = ['AzureCloud', 'AzureChinaCloud', 'AzureUSGovernment', 'AzureGermanCloud'];

/** Taken by every command. Source: https://learn.microsoft.com/cli/azure/reference-index */
const everywhere: Readonly<Record<string, Option>> = {
  '--debug': flag,
  '--help': flag,
  '--only-show-errors': flag,
  '--output': { takes: 'one', oneOf: ['json', 'jsonc', 'none', 'table', 'tsv', 'yaml', 'yamlc'] },
  '--query': one,
  '--verbose': flag,
};

const commands: Readonly<Record<string, Readonly<Record<string, Option>>>> = {
  'cloud set': { '--name': { takes: 'one', required: true, oneOf: clouds }, '--profile': one },
  login: {
    '--allow-no-subscriptions': flag,
    '--claims-challenge': one,
    '--federated-token': one,
    '--identity': flag,
    '--password': one,
    '--scope': one,
    '--service-principal': flag,
    '--tenant': one,
    '--use-device-code': flag,
    '--username': one,
  },
  'ad sp show': { '--id': { takes: 'one', required: true } },
  'ad sp create': { '--id': { takes: 'one', required: true } },
  'ad app create': {
    '--app-roles': one,
    '--display-name': { takes: 'one', required: true },
    '--enable-access-token-issuance': one,
    '--enable-id-token-issuance': one,
    '--end-date': one,
    '--identifier-uris': many,
    '--is-fallback-public-client': { takes: 'one', oneOf: ['true', 'false'] },
    '--key-display-name': one,
    '--key-type': one,
    '--key-usage': one,
    '--key-value': one,
    '--optional-claims': one,
    '--public-client-redirect-uris': many,
    '--required-resource-accesses': one,
    '--sign-in-audience': {
      takes: 'one',
      oneOf: ['AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount', 'PersonalMicrosoftAccount'],
    },
    '--start-date': one,
    '--web-home-page-url': one,
    '--web-redirect-uris': many,
  },
  'ad app permission add': {
    '--api': { takes: 'one', required: true },
    '--api-permissions': { takes: 'many', required: true },
    '--id': { takes: 'one', required: true },
  },
};

export interface AzCall {
  /** Without `az`: `ad app create`. */
  readonly command: string;
  /** By long option; a flag has no words. */
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/**
 * Reads the words of one call as the Azure CLI does, which is strictly, and in two ways surprisingly: a value that begins
 * with a dash is an option unless it stands behind `=`, and a value that begins with @ is a file to be read.
 * Sources: https://learn.microsoft.com/cli/azure/ad/app, ad/app/permission, ad/sp, cloud, reference-index (az login); Python's argparse;
 * azure-cli-core, _expand_file_prefixed_files.
 * @throws Error with what the CLI would complain about.
 */
export const readAzCall = (argv: readonly string[]): AzCall => {
  const command = Object.keys(commands).find((name) => name.split(' ').every((word, at) => argv[at] === word));
  if (command === undefined) throw new Error(`'${argv.slice(0, 3).join(' ')}' is misspelled or not recognized by the system.`);
  const known: Readonly<Record<string, Option>> = { ...everywhere, ...commands[command] };
  const options: Record<string, string[]> = {};
  const words = argv.slice(command.split(' ').length);
  while (words.length > 0) {
    const word = words.shift() ?? '';
    const [name = '', ...behind] = word.split('=');
    const option = known[name];
    if (option === undefined) throw new Error(`unrecognized arguments: ${word}`);
    if (name in options) throw new Error(`argument ${name}: given twice`);
    const values: string[] = word.includes('=') ? [behind.join('=')] : [];
    const most = option.takes === 'none' ? 0 : option.takes === 'one' ? 1 : Number.POSITIVE_INFINITY;
    if (values.length === 0)
      while (values.length < most && words[0] !== undefined && !words[0].startsWith('-')) values.push(words.shift() ?? '');
    if ((option.takes !== 'none') !== values.length > 0)
      throw new Error(`argument ${name}: expected ${option.takes} argument(s), got ${values.length}`);
    if (values.some((value) => value.startsWith('@') || (!word.includes('=') && value.includes('=@'))))
      throw new Error(`argument ${name}: a file would be read`);
    if (option.oneOf !== undefined && !values.every((value) => option.oneOf?.includes(value)))
      throw new Error(`argument ${name}: invalid choice: ${values.join(' ')}`);
    options[name] = values;
  }
  const missing = Object.entries(known).filter(([name, { required }]) => required === true && !(name in options));
  if (missing.length > 0) throw new Error(`the following arguments are required: ${missing.map(([name]) => name).join(', ')}`);
  return { command, options };
};
