/** The environment variables: what is wrong, what is off, and what of them can be used to look further. */
import { randomBytes } from 'node:crypto';
import { type Config, type ConfigProblem, type Environment, readConfig } from '../../app/config.ts';
import { type Check, ok } from '../../flow/doctor/check.ts';
import type { StorePlace } from '../../store/open.ts';
import type { Group } from './group.ts';

export interface SeenSettings {
  readonly group: Group;
  /** Enough to ask GitHub; null: it is not. */
  readonly config: Config | null;
  /** Null: nobody can tell where it is. */
  readonly database: StorePlace | null;
  /** False: the list of `config` is empty because the one in the environment is wrong. */
  readonly knowsNotify: boolean;
}

export function lookAtSettings(env: Environment): SeenSettings {
  const read = readConfig(env);
  const problems = read.kind === 'valid' ? [] : read.problems;
  const config = read.kind === 'valid' ? read.config : configWithout(problems, env);
  const checks = [
    ...problems.map(judgeProblem),
    ...(problems.length === 0 ? [ok('configuration', 'The environment variables are complete and valid')] : []),
    ...switchedOff(env, problems),
    ...told(config),
  ];
  return {
    group: { title: 'Configuration', checks },
    config,
    database: placeIn(env, problems),
    knowsNotify: read.kind === 'valid',
  };
}

/** The message says what, why and how to fix it. */
function judgeProblem({ variable, message }: ConfigProblem): Check {
  return {
    code: 'configuration-invalid',
    level: 'problem',
    subject: variable,
    what: `${variable}: ${message.replace(/[.]$/, '')}`,
    why: 'the App does not start',
    fix: '',
  };
}

const FOR_GITHUB = ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'GHE_HOST', 'GHE_PROTOCOL'];
const OF_USE = ['BASE_URL', 'AUDIT_SIGNING_KEY', 'LIBRARY_TOKEN', 'TIDEGATE_DATA', 'DATABASE_URL'];

/** One broken variable must not hide what else is wrong. The secret signs nothing here. */
function configWithout(problems: readonly ConfigProblem[], env: Environment): Config | null {
  const sound = OF_USE.filter((name) => !problems.some(({ variable }) => variable === name));
  const kept = [...FOR_GITHUB, ...sound].map((name) => [name, env[name]] as const);
  const read = readConfig({ ...Object.fromEntries(kept), WEBHOOK_SECRET: randomBytes(32).toString('hex') });
  return read.kind === 'valid' ? read.config : null;
}

function placeIn(env: Environment, problems: readonly ConfigProblem[]): StorePlace | null {
  if (problems.some(({ variable }) => variable === 'DATABASE_URL')) return null;
  return { databaseUrl: settingIn(env, 'DATABASE_URL'), dataFolder: settingIn(env, 'TIDEGATE_DATA') ?? './data' };
}

function switchedOff(env: Environment, problems: readonly ConfigProblem[]): readonly Check[] {
  const notes: readonly Check[] = [
    {
      code: 'verifications-off',
      level: 'note',
      subject: 'BASE_URL',
      what: 'BASE_URL is not set, so jobs cannot send verifications',
      why: 'promotions and gates that ask for a verified deployment stay closed',
      fix: 'Set it to the https address of the server, such as https://tidegate.example.com',
    },
    {
      code: 'checkpoints-off',
      level: 'note',
      subject: 'AUDIT_SIGNING_KEY',
      what: 'AUDIT_SIGNING_KEY is not set, so nothing vouches for the audit log',
      why: 'whoever can write the database can change the log unseen',
      fix: 'Set it to the output of: openssl genpkey -algorithm ed25519',
    },
  ];
  const isWrong = (name: string) => problems.some(({ variable }) => variable === name);
  const unset = notes.filter(({ subject }) => settingIn(env, subject) === undefined && !isWrong(subject));
  return [...unset, ...(settingIn(env, 'WEBHOOK_SECRET_PREVIOUS') === undefined ? [] : [rotating()])];
}

function rotating(): Check {
  return {
    code: 'secret-rotating',
    level: 'note',
    subject: 'WEBHOOK_SECRET_PREVIOUS',
    what: 'Webhooks signed with the previous secret are still taken',
    why: 'that is meant for the time of the change only',
    fix: 'Unset WEBHOOK_SECRET_PREVIOUS once GitHub signs with the new one',
  };
}

/** Names, never values. */
function told(config: Config | null): readonly Check[] {
  const allowed = config?.notify.allowed ?? [];
  if (allowed.length === 0) return [];
  const names = allowed.map(({ variable, repositories }) => `${variable} (${repositories ?? 'all repositories'})`);
  return [ok('notify', `Policies may have people told through ${names.join(', ')}`)];
}

function settingIn(env: Environment, variable: string): string | undefined {
  return env[variable]?.trim() || undefined;
}
