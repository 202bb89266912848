/** Where GitHub is and with whose rights it is read, from the variables that GitHub's own tools use. */
import { UsageError } from '../exit-codes.ts';

export interface Access {
  /** Base of the REST API, without a slash at the end. */
  readonly apiUrl: string;
  readonly token: string | null;
  /** The variable that the token is from. */
  readonly tokenFrom: string;
}

const TOKENS = ['GITHUB_TOKEN', 'GH_TOKEN'] as const;
const ON_THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export function accessFrom(env: Readonly<Record<string, string | undefined>>): Access {
  const tokenFrom = TOKENS.find((name) => settingIn(env, name) !== undefined);
  const token = tokenFrom === undefined ? null : (settingIn(env, tokenFrom) ?? null);
  return { apiUrl: apiUrlFrom(env), token, tokenFrom: tokenFrom ?? TOKENS[0] };
}

/** What is set to nothing is not set. */
function settingIn(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function apiUrlFrom(env: Readonly<Record<string, string | undefined>>): string {
  const given = settingIn(env, 'GITHUB_API_URL');
  if (given !== undefined) return checked('GITHUB_API_URL', given);
  const host = settingIn(env, 'GHE_HOST');
  if (host === undefined) return 'https://api.github.com';
  return checked('GHE_HOST', `${settingIn(env, 'GHE_PROTOCOL') ?? 'https'}://${host}/api/v3`);
}

function checked(variable: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    throw new UsageError(`${variable} does not say where GitHub is: ${text} is no address of an API.`);
  }
  if (url.protocol === 'http:' && !ON_THIS_MACHINE.test(url.hostname)) {
    throw new UsageError(`${variable}: over plain HTTP anybody on the way reads the token. Use https.`);
  }
  return text.replace(/\/+$/, '');
}
