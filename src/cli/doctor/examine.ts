/** Looks at everything that the App depends on, in the order in which it depends on it. Only reads. */
import type { Config, Environment } from '../../app/config.ts';
import { gitHubHost } from '../../app/git-hub-host.ts';
import { createGitHubApp, type GitHubApp } from '../../app/github-app.ts';
import { createLog, redactor } from '../../app/log.ts';
import type { Check } from '../../flow/doctor/check.ts';
import { appNeeds } from '../../github/permissions.ts';
import type { Group } from './group.ts';
import { lookAtApp } from './look-at-app.ts';
import { lookAtDatabase } from './look-at-database.ts';
import { lookAtRepositories } from './look-at-repositories.ts';
import { lookAtSettings } from './look-at-settings.ts';
import { readPostures } from './read-postures.ts';

/** @param asked repositories, as `owner/name`; none: all that have a policy. */
export async function examine(env: Environment, asked: readonly string[]): Promise<readonly Group[]> {
  const settings = lookAtSettings(env);
  const groups: Group[] = [settings.group, await lookAtDatabase(settings.database)];
  const { config } = settings;
  if (config === null) return [...groups, { title: 'GitHub', checks: [unasked()] }];
  const gitHubApp = signIn(config);
  const host = gitHubHost(config.apiUrl);
  const app = await lookAtApp({ inspection: gitHubApp.inspection, config, host, needed: appNeeds() });
  groups.push(...app.groups);
  if (app.installations.length > 0) {
    const notify = settings.knowsNotify ? config.notify : null;
    const { installations } = app;
    const { read: postureOf, kept, close } = await readPostures(settings.database);
    const question = { gitHubApp, notify, installations, asked, postureOf, kept };
    groups.push(...(await lookAtRepositories(question).finally(close)));
  }
  return groups.map(withoutSecrets(config));
}

/** Nothing is counted against the limits of the App: a look takes a few dozen requests. */
function signIn(config: Config): GitHubApp {
  const log = createLog({ level: 'silent', secrets: [], to: { write: () => undefined } });
  const nothing = async () => undefined;
  return createGitHubApp({ ...config, log, limits: { before: nothing, answered: nothing, refused: nothing } });
}

function unasked(): Check {
  return {
    code: 'github-not-asked',
    level: 'unknown',
    subject: '',
    what: 'Nothing on GitHub could be looked at without a valid APP_ID and private key',
    why: '',
    fix: 'Mend the configuration first, and look again',
  };
}

/** No sentence has one in it, and what GitHub or a database server answers is not ours to vouch for. */
function withoutSecrets(config: Config): (group: Group) => Group {
  const { privateKey, webhookSecrets, databaseUrl, auditSigningKey, libraryToken, notify } = config;
  const secrets = [privateKey, ...webhookSecrets, databaseUrl, auditSigningKey, libraryToken, ...notify.secrets];
  const redact = redactor(secrets.filter((secret) => secret !== undefined));
  return (group) => ({
    ...group,
    checks: group.checks.map((check) => ({
      ...check,
      what: redact(check.what),
      why: redact(check.why),
      fix: redact(check.fix),
    })),
  });
}
