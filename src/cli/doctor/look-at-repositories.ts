/** The repositories that policies govern: how each is set up. */
import type { Config } from '../../app/config.ts';
import type { GitHubApp } from '../../app/github-app.ts';
import { Failure } from '../../domain/failure.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import { type Check, ok, unknown } from '../../flow/doctor/check.ts';
import type { InstallationSight } from '../../github/app-reads/inspect-app.ts';
import { type Group, readOrFailure, reasonIn } from './group.ts';
import { lookAtRepository } from './look-at-repository.ts';
import type { KeptRollbacks, ReadPosture } from './read-postures.ts';

export interface RepositoriesQuestion {
  readonly gitHubApp: GitHubApp;
  /** Null: it is wrong, and what policies name cannot be judged. */
  readonly notify: Config['notify'] | null;
  readonly installations: readonly InstallationSight[];
  /** `owner/name`; empty: all that have a policy. */
  readonly asked: readonly string[];
  /** What the App last saw of a repository. */
  readonly postureOf: ReadPosture;
  readonly kept: KeptRollbacks;
}

/** Of those that nobody named: each takes about ten requests. */
const MOST = 100;
const AT_ONCE = 4;
/** No more are begun after this: somebody waits for the answer. */
const LASTS_MS = 180_000;
/** GitHub is not there: the others would each take as long to find that out. */
const MOST_UNREACHED = 3;

export async function lookAtRepositories(question: RepositoriesQuestion): Promise<readonly Group[]> {
  const { repositories, checks } = await chosen(question);
  const groups = await lookAtEach(repositories, question);
  const left = repositories.length - groups.filter((group) => group !== undefined).length;
  const shown = groups.filter((group) => group !== undefined && group !== 'without-policy');
  const silent = groups.filter((group) => group === 'without-policy').length;
  const summary = [
    ...checks,
    ...(silent === 0 ? [] : [withoutPolicy(silent, repositories.length)]),
    ...(left === 0 ? [] : [leftOut(left)]),
  ];
  return [...(summary.length === 0 ? [] : [{ title: 'Repositories', checks: summary }]), ...shown];
}

interface Chosen {
  readonly repositories: readonly RepositoryRef[];
  readonly checks: readonly Check[];
}

async function chosen({ gitHubApp, installations, asked }: RepositoriesQuestion): Promise<Chosen> {
  const owners = asked.map((name) => name.split('/')[0]?.toLowerCase());
  const wanted = installations.filter(({ account }) => asked.length === 0 || owners.includes(account.toLowerCase()));
  const checks: Check[] = [];
  const all: RepositoryRef[] = [];
  for (const { id, account } of wanted) {
    const read = await readOrFailure(gitHubApp.app.repositoriesOf(id));
    if (read instanceof Failure) checks.push(unlisted(account, read));
    else all.push(...read);
    // The others would take as long to find out.
    if (read instanceof Failure && read.kind === 'unavailable') break;
  }
  if (asked.length === 0) {
    const more = all.length - MOST;
    return { repositories: all.slice(0, MOST), checks: [...checks, ...(more > 0 ? [leftOut(more)] : [])] };
  }
  const named = asked.map((name) => [name, all.find((one) => isNamed(one, name))] as const);
  const missing = named.flatMap(([name, found]) => (found === undefined ? [notInstalled(name)] : []));
  return { repositories: named.flatMap(([, found]) => found ?? []), checks: [...checks, ...missing] };
}

function isNamed(repository: RepositoryRef, name: string): boolean {
  return fullName(repository).toLowerCase() === name.toLowerCase();
}

type Seen = Group | 'without-policy' | Failure;

/** By place; undefined where it was not come to. */
async function lookAtEach(
  repositories: readonly RepositoryRef[],
  { gitHubApp, notify, asked, installations, postureOf, kept }: RepositoriesQuestion,
): Promise<readonly (Group | 'without-policy' | undefined)[]> {
  const seen: (Seen | undefined)[] = repositories.map(() => undefined);
  const queue = [...repositories.entries()];
  const endsAt = performance.now() + LASTS_MS;
  const mayGoOn = (): boolean => performance.now() < endsAt && seen.filter(isUnreached).length < MOST_UNREACHED;
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined && mayGoOn(); next = queue.shift()) {
      const [place, repository] = next;
      const installation = installations.find(({ id }) => id === repository.installationId);
      const question = { gitHubApp, notify, isAsked: asked.length > 0, installation, postureOf, kept };
      seen[place] = await readOrFailure(lookAtRepository(repository, question));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return repositories.map((repository, place) => {
    const one = seen[place];
    return one instanceof Failure ? unreadable(repository, one) : one;
  });
}

function isUnreached(seen: Seen | undefined): boolean {
  return seen instanceof Failure && seen.kind === 'unavailable';
}

function unreadable(repository: RepositoryRef, failure: Failure): Group {
  const name = fullName(repository);
  const check: Check = {
    code: 'repository-unreadable',
    level: 'problem',
    subject: name,
    what: `${name} could not be looked at. ${reasonIn(failure)}`,
    why: 'the App reads the same when it answers a gate, and keeps the gate closed where it cannot',
    fix: 'Mend what is told here, or try again',
  };
  return { title: name, repository: name, checks: [check] };
}

function unlisted(account: string, failure: Failure): Check {
  const what = `The repositories of ${account} could not be listed. ${reasonIn(failure)}`;
  return {
    code: 'repositories-unlisted',
    level: 'problem',
    subject: account,
    what,
    why: 'neither they nor those of later installations were looked at',
    fix: 'Try again',
  };
}

function notInstalled(name: string): Check {
  return {
    code: 'repository-not-installed',
    level: 'problem',
    subject: name,
    what: `The App is not installed on ${name}, or there is no such repository, or it is archived`,
    why: 'nothing there is gated',
    fix: 'Check the name, and install the App there',
  };
}

function withoutPolicy(count: number, all: number): Check {
  return ok('without-policy', `Without a policy, and not looked at: ${count} of ${all}`);
}

function leftOut(count: number): Check {
  const what = `${count} ${count === 1 ? 'repository was' : 'repositories were'} not looked at`;
  return unknown('repositories-left-out', what, 'Name those that matter: tidegate doctor --repo OWNER/NAME');
}
