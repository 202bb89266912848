/** The secrets of the configuration: each is checked for what it is, and no value is repeated in a message. */
import { readFileSync } from 'node:fs';
import { readSigningKey } from '../audit/crypto.ts';
import { readPrivateKey } from './private-key.ts';
import { Secret } from './secret.ts';
import { type Environment, type Report, settingOf } from './setting.ts';
import { weaknessOf } from './weak-secret.ts';

export function readKey(env: Environment, report: Report): Secret | null {
  const path = settingOf(env, 'PRIVATE_KEY_PATH');
  const variable =
    settingOf(env, 'PRIVATE_KEY') === undefined && path !== undefined ? 'PRIVATE_KEY_PATH' : 'PRIVATE_KEY';
  const text = variable === 'PRIVATE_KEY_PATH' ? fileText(path ?? '') : (settingOf(env, 'PRIVATE_KEY') ?? '');
  if (text === null) {
    return report(variable, 'The file cannot be read. Check that it exists and that this user may read it.');
  }
  if (text === '') {
    const how = 'Generate a key on the settings page of the App, and set PRIVATE_KEY (the PEM text, or its base64)';
    return report(variable, `It is not set; without it the App cannot sign in to GitHub. ${how} or PRIVATE_KEY_PATH.`);
  }
  const key = readPrivateKey(text);
  if (key !== null) return new Secret(key);
  return report(
    variable,
    'It holds no RSA private key, so the App cannot sign in to GitHub. Use the whole .pem file that GitHub gave you, ' +
      'from the BEGIN line to the END line: as it is, with "\\n" for line breaks, or in base64.',
  );
}

function fileText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

export function readSecrets(env: Environment, report: Report): readonly [Secret, ...Secret[]] | null {
  const current = readSecret(env, 'WEBHOOK_SECRET', report);
  const isRotating = settingOf(env, 'WEBHOOK_SECRET_PREVIOUS') !== undefined;
  const previous = isRotating ? readSecret(env, 'WEBHOOK_SECRET_PREVIOUS', report) : null;
  if (current === null) return null;
  return previous === null ? [current] : [current, previous];
}

/** Not trimmed: GitHub signs with every character of it. */
function readSecret(env: Environment, variable: string, report: Report): Secret | null {
  const value = env[variable] ?? '';
  const weakness = weaknessOf(value);
  if (weakness === null && value === value.trim()) return new Secret(value);
  if (weakness === null) {
    return report(variable, 'It begins or ends with a space or a line break, which signs nothing right. Take it away.');
  }
  return report(
    variable,
    `${weakness}; whoever guesses it can send us webhooks in GitHub's name. Make one with "openssl rand -hex 32" and ` +
      'set it here and on the settings page of the App.',
  );
}

export function readAuditKey(env: Environment, report: Report): Secret | undefined | null {
  const value = settingOf(env, 'AUDIT_SIGNING_KEY');
  if (value === undefined) return undefined;
  if (readSigningKey(value) !== null) return new Secret(value);
  return report(
    'AUDIT_SIGNING_KEY',
    'It holds no Ed25519 private key, so nothing could vouch for the audit log. Make one with "openssl genpkey ' +
      '-algorithm ed25519" and give the PEM text: as it is, with "\\n" for line breaks, or in base64.',
  );
}

/** It stands between everybody who reaches the server and the names of private repositories. */
export function readLibraryToken(env: Environment, report: Report): Secret | undefined | null {
  const value = settingOf(env, 'LIBRARY_TOKEN');
  if (value === undefined) return undefined;
  const weakness = weaknessOf(value);
  if (weakness === null && /^[!-~]+$/.test(value)) return new Secret(value);
  return report(
    'LIBRARY_TOKEN',
    `${weakness ?? 'It has characters that no header can carry'}; whoever guesses it reads what runs in every ` +
      'repository. Make one with "openssl rand -hex 32", or unset it: then the pages are not there.',
  );
}
