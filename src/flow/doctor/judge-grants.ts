/** Whether the App may do, and is told, all that it needs to. */
import { type Check, ok } from './check.ts';
import { EVENTS, LATE_EVENTS, levelOf, PERMISSIONS } from './needs.ts';

export type Levels = Readonly<Record<string, string>>;

export interface Grants {
  readonly permissions: Levels;
  readonly events: readonly string[];
}

/** @param page where the owner of the App changes it; permissions are on it. */
export function judgeApp({ permissions, events }: Grants, needed: Levels, page: string): readonly Check[] {
  const lacking = lackingPermissions(permissions, needed);
  const deaf = lackingEvents(events);
  const fix = `On ${page}/permissions`;
  return [
    ...lacking.map(
      ([name, level]): Check => ({
        code: 'permission-missing',
        level: levelOf(name),
        subject: name,
        what: `The App does not ask for the permission "${name}: ${level}"`,
        why: withoutPermission(name),
        fix: `${fix}, give ${name} the access "${level}", and accept it in each installation`,
      }),
    ),
    ...deaf.map(
      (event): Check => ({
        code: 'event-missing',
        level: LATE_EVENTS.has(event) ? 'warning' : 'problem',
        subject: event,
        what: `The App does not subscribe to the event ${event}`,
        why: EVENTS[event] ?? '',
        fix: `${fix}, tick the event`,
      }),
    ),
    ...(lacking.length === 0 ? [ok('permissions', 'It asks for every permission that it needs')] : []),
    ...(deaf.length === 0 ? [ok('events', 'It subscribes to every event that it needs')] : []),
    ...surplus(permissions, fix),
  ];
}

export interface SeenInstallation extends Grants {
  readonly account: string;
  readonly selection: string;
  readonly isSuspended: boolean;
  /** Where the account changes it. */
  readonly page: string;
}

/** What the App itself does not ask for is told of the App, once. */
export function judgeInstallation(installation: SeenInstallation, app: Grants, needed: Levels): readonly Check[] {
  const { account, selection, isSuspended, page } = installation;
  if (isSuspended) {
    return [
      {
        code: 'installation-suspended',
        level: 'problem',
        subject: account,
        what: `The installation on ${account} is suspended`,
        why: 'nothing of it can be read or answered, and what waits there waits for ever',
        fix: `Unsuspend it on ${page}`,
      },
    ];
  }
  const lacking = lackingPermissions(installation.permissions, needed).filter(([name, level]) =>
    covers(app.permissions[name], level),
  );
  const where = selection === 'all' ? 'all repositories' : 'selected repositories';
  return [
    ok('installation', `Installed on ${account}, on ${where}`, account),
    ...lacking.map(
      ([name, level]): Check => ({
        code: 'permission-not-accepted',
        level: levelOf(name),
        subject: `${account} ${name}`,
        what: `${account} has not accepted the permission "${name}: ${level}" yet`,
        why: withoutPermission(name),
        fix: `An owner of ${account} accepts the new permissions on ${page}`,
      }),
    ),
  ];
}

function lackingPermissions(granted: Levels, needed: Levels): readonly [string, string][] {
  return Object.entries(needed).filter(([name, level]) => name !== 'metadata' && !covers(granted[name], level));
}

function lackingEvents(subscribed: readonly string[]): readonly string[] {
  return Object.keys(EVENTS).filter((event) => !subscribed.includes(event));
}

function covers(granted: string | undefined, level: string): boolean {
  return granted === level || granted === 'write' || granted === 'admin';
}

function withoutPermission(name: string): string {
  return PERMISSIONS[name]?.without ?? 'what needs it does not work';
}

function surplus(granted: Levels, fix: string): readonly Check[] {
  const more = Object.entries(granted).filter(([name, level]) => !covers(PERMISSIONS[name]?.asked, level));
  if (more.length === 0) return [];
  const names = more.map(([name, level]) => `${name}: ${level}`).join(', ');
  return [
    {
      code: 'permissions-unused',
      level: 'note',
      subject: '',
      what: `It also has permissions that it does not use: ${names}`,
      why: 'whoever gets hold of the private key can use them',
      fix: `${fix}, take them away`,
    },
  ];
}
