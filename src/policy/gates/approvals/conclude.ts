/** What is found of one poll: the code, the people, and the data that the sentence for the approver is made of. */
import type { IgnoredPerson, Reason } from '../../../domain/decision.ts';
import { type EpochMs, toInstant } from '../../../domain/instant.ts';
import { sayPeople } from '../../people.ts';
import type { LackingFiles, LackingOwners } from '../../reasons/lacking.ts';
import type { Finding, ReleaseContext } from '../context.ts';
import type { OwnedFiles } from './owned-files.ts';
import { asksOwnersAlone, type Poll, type Subject } from './poll.ts';
import { sourcesFor } from './release-approvals.ts';
import type { Shortfall, Tally } from './tally.ts';

/** The explanation tells so many of what lacks an owner; the rest is counted. */
const MOST_TOLD = 5;

/** @param changesAt when the status next changes because approvals expire; undefined: time has no part in it. */
export function conclude(
  poll: Poll,
  tally: Tally,
  changesAt: EpochMs | null | undefined,
  context: ReleaseContext,
): Finding {
  const finding = {
    kind: 'approvals',
    status: tally.status,
    counted: countedIn(poll, tally),
    ignored: ignoredIn(poll, tally),
    ...(changesAt === undefined ? {} : { changesAt }),
  };
  return { ...finding, reason: reasonOf(poll, tally, changesAt ?? null, context) };
}

function reasonOf(poll: Poll, tally: Tally, changesAt: EpochMs | null, context: ReleaseContext): Reason {
  const { asked, policy, rejections, objections, subjects } = poll;
  const [rejection, ...others] = rejections;
  if (rejection !== undefined) {
    const more = others.length === 0 ? {} : { others: others.map(({ user }) => user) };
    return { code: 'rejected', ...rejection, ...more };
  }
  const data = { needed: asked.count, of: asked.of, from: sayPeople(asked.from), ...signOffOf(poll) };
  if (tally.status === 'met') {
    if (asksOwnersAlone(asked) && subjects.every(({ owned }) => owned.length === 0)) return { code: 'no-owners' };
    const until = changesAt === null ? {} : { until: toInstant(changesAt), zone: policy.zone };
    return { code: 'enough', ...data, ...until };
  }
  const lacking = { ...data, ...sayLacking(tally.shortfalls, poll, context) };
  if (objections.length > 0) return { code: 'changes-requested', objections, ...lacking };
  const unknown = subjects.flatMap((subject) => subject.unknown);
  if (unknown.length > 0) {
    return { code: 'owners-unknown', unknown: unknown.slice(0, MOST_TOLD), more: rest(unknown), ...lacking };
  }
  return { code: 'not-enough', ...lacking };
}

/** In which role they say yes, and what has to have been tested first. */
function signOffOf({ asked, policy, verifiedAt }: Poll): object {
  const role = asked.as === undefined ? {} : { as: asked.as };
  if (asked.after === undefined) return role;
  const at = typeof verifiedAt === 'number' ? toInstant(verifiedAt) : null;
  return { ...role, after: { environment: asked.after.verified, verifiedAt: at }, zone: policy.zone };
}

/** What lacks whom, and how they can say yes. */
function sayLacking(shortfalls: readonly Shortfall[], poll: Poll, context: ReleaseContext): LackingData {
  const waiting = shortfalls.map(({ subject, missing }) => ({ change: subject.name, missing }));
  const files = shortfalls.flatMap(({ subject, uncovered }) =>
    uncovered.map((each) => sayFiles(subject, each, context)),
  );
  const isByRelease = poll.asked.of === 'release' || waiting.some(({ change }) => !change.startsWith('#'));
  const { environment } = context;
  return {
    waiting,
    ...(files.length === 0 ? {} : { owners: { files: files.slice(0, MOST_TOLD), more: rest(files) } }),
    ...(isByRelease && environment !== undefined ? { environment, sources: sourcesFor(poll, context) } : {}),
  };
}

interface LackingData {
  readonly waiting: readonly { readonly change: string; readonly missing: number }[];
  readonly owners?: LackingOwners;
  readonly environment?: string;
  readonly sources?: readonly string[];
}

function sayFiles(subject: Subject, { paths, owners }: OwnedFiles, { directory, facts }: ReleaseContext): LackingFiles {
  const [path = ''] = paths;
  const told = { change: subject.name, path, more: paths.length - 1, owners: owners.map(({ text }) => text) };
  const [organisation = ''] = facts.repository.toLowerCase().split('/');
  const able = owners.filter((owner) => {
    if (owner.kind === 'team') return owner.organisation.toLowerCase() === organisation;
    return owner.kind === 'user';
  });
  if (able.length === 0) return { ...told, nobody: 'no-account' };
  const areAllExcluded = able.every(
    (owner) => owner.kind === 'user' && subject.isExcluded(directory.identityOf(owner.login)),
  );
  return areAllExcluded ? { ...told, nobody: 'contributors' } : told;
}

function rest(all: readonly unknown[]): number {
  return Math.max(0, all.length - MOST_TOLD);
}

function countedIn({ subjects }: Poll, { counts }: Tally): readonly string[] {
  const approvers = subjects.flatMap(({ opinions }) => opinions.approvers.filter(counts));
  return [...new Set(approvers.map(({ login }) => login))];
}

function ignoredIn({ subjects }: Poll, { servesAnother }: Tally): readonly IgnoredPerson[] {
  const elsewhere = subjects
    .flatMap(({ opinions }) => opinions.approvers.filter(servesAnother))
    .map(({ login }): IgnoredPerson => ({ user: login, code: 'used-elsewhere' }));
  const all = [...subjects.flatMap(({ opinions }) => opinions.ignored), ...elsewhere];
  return [...new Map(all.map((each) => [`${each.code} ${each.user}`, each])).values()];
}
