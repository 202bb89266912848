/** Who may be told: the variables that the operator allows policies to name. */
import { NETWORKS, type Network } from '../domain/probe.ts';
import type { AllowedVariable } from '../notify/destination.ts';
import { signingKey } from '../notify/webhook.ts';
import { Secret } from './secret.ts';

export interface NotifySettings {
  readonly allowed: readonly AllowedVariable[];
  readonly network: Network;
  /** Where events for PagerDuty go, without a slash at the end. */
  readonly pagerDutyUrl: string;
  /** Addresses, keys and signing secrets: not for the log. */
  readonly secrets: readonly Secret[];
}

/** What a variable is set to; undefined: nothing. */
type Setting = (variable: string) => string | undefined;
/** Notes a problem; its `null` is what the setting gets then. */
type Report = (variable: string, message: string) => null;

export function readNotifySettings(setting: Setting, report: Report): NotifySettings | null {
  const entries = (setting('NOTIFY_VARIABLES') ?? '').split(',').map((entry) => entry.trim());
  const allowed = entries.filter((entry) => entry !== '').map((entry) => readEntry(entry, setting, report));
  const network = readNetwork('NOTIFY_NETWORK', setting, report);
  const pagerDutyUrl = network === null ? null : readPagerDutyUrl(setting, network, report);
  const isComplete = allowed.every((each) => each !== null);
  if (!isComplete || network === null || pagerDutyUrl === null) return null;
  const secrets = allowed.flatMap(({ secrets: own }) => own);
  return { allowed: allowed.map(({ variable }) => variable), network, pagerDutyUrl, secrets };
}

/** The App's own secrets, and what signs: they are never sent anywhere. */
const NEVER =
  /^(APP_ID|PRIVATE_KEY|PRIVATE_KEY_PATH|DATABASE_URL|AUDIT_SIGNING_KEY|LIBRARY_TOKEN|.*_SECRET|.*_SECRET_PREVIOUS)$/;

const ENTRY = /^(?:([A-Za-z0-9._-]+\/(?:\*|[A-Za-z0-9._-]+)):)?([A-Z][A-Z0-9_]{0,99})$/;

interface Entry {
  readonly variable: AllowedVariable;
  readonly secrets: readonly Secret[];
}

function readEntry(entry: string, setting: Setting, report: Report): Entry | null {
  const [, repositories, variable] = ENTRY.exec(entry) ?? [];
  if (variable === undefined) {
    return report(
      'NOTIFY_VARIABLES',
      'One of its parts is not the name of a variable. Give names with commas between them, such as ' +
        '"SLACK_URL, acme/*:PD_ROUTING_KEY"; the addresses and keys are the values of those variables.',
    );
  }
  if (NEVER.test(variable)) {
    return report(
      'NOTIFY_VARIABLES',
      `${variable} is a secret of the App, which no policy may have sent anywhere. Take it out.`,
    );
  }
  const value = setting(variable);
  if (value === undefined) {
    return report(
      variable,
      'NOTIFY_VARIABLES names it and it is not set, so nobody would be told. Set it, or take it out.',
    );
  }
  const signing = readSigning(`${variable}_SECRET`, setting, report);
  if (signing === null) return null;
  const hidden = new Secret(value);
  const secrets = signing === undefined ? [hidden] : [hidden, signing];
  return { variable: { variable, repositories, value: hidden, signingSecret: signing }, secrets };
}

function readSigning(name: string, setting: Setting, report: Report): Secret | undefined | null {
  const value = setting(name);
  if (value === undefined) return undefined;
  if (signingKey(value) !== null) return new Secret(value);
  return report(
    name,
    'It is no secret that webhooks can be signed with: 24 to 64 bytes in base64, after "whsec_". Set it to "whsec_" ' +
      'and the output of "openssl rand -base64 32".',
  );
}

/** Which addresses may be asked: `public`, unless the operator widens it. */
export function readNetwork(variable: string, setting: Setting, report: Report): Network | null {
  const value = setting(variable) ?? 'public';
  const found = NETWORKS.find((network) => network === value);
  return found ?? report(variable, `There is no such network. Give one of ${NETWORKS.join(', ')}.`);
}

const PAGERDUTY = 'https://events.pagerduty.com';
const PAGERDUTY_PLACES: readonly string[] = [PAGERDUTY, 'https://events.eu.pagerduty.com'];

/** Whoever gets a routing key can raise alerts with it. */
function readPagerDutyUrl(setting: Setting, network: Network, report: Report): string | null {
  const value = (setting('NOTIFY_PAGERDUTY_URL') ?? PAGERDUTY).replace(/\/$/, '');
  if (PAGERDUTY_PLACES.includes(value) || (network === 'loopback' && URL.canParse(value))) return value;
  return report(
    'NOTIFY_PAGERDUTY_URL',
    `It is not PagerDuty. Give one of ${PAGERDUTY_PLACES.join(', ')}, or unset it.`,
  );
}
