/**
 * The history of each governed repository on GitHub, read on a little at a time: at first 400 days of it, then what is
 * new every hour. It is read here and not in answers, so that no gate waits for it. At its end it asks for the figures,
 * the first time and when something is new; they ask for themselves once a day.
 */
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { Policy } from '../../policy/schema.ts';
import { joinedPolicy } from '../dora/joined-policy.ts';
import type { HistoryCursor } from '../history/cursor.ts';
import { readHistorySlice } from '../history/read-history.ts';
import { HISTORY_REACHES_MS, type HistoryRequest } from '../history/request.ts';
import { wishesOf } from '../notify/wishes.ts';
import { readKnownPolicies } from '../policies.ts';
import { organisationQuestion, wantsOrganisationIssue } from '../policy/organisation-place.ts';
import type { KeptHistory } from '../ports.ts';
import { eachRepository, type Looked } from './each-repository.ts';
import type { Notice, Round, Sweep, SweepPorts, Swept } from './sweep.ts';

export const history: Sweep = { name: 'history', everyMs: 180_000, run: sweepHistory };

const READ_AGAIN_MS = 3_600_000;
/** Of one repository in a round. Questions to GitHub, each of a few requests: after so few it is the next one's turn. */
const MOST_STEPS = 30;
/** Other sweeps wait meanwhile. */
const MOST_MS = 60_000;
const UNWANTED = 'unwanted';

async function sweepHistory(ports: SweepPorts, round: Round): Promise<Swept> {
  const repositories = await ports.store.governedRepositories();
  const now = ports.clock.now();
  const mayGoOn = () => round.mayGoOn() && ports.clock.now() < now + MOST_MS;
  return eachRepository({
    ...{ repositories, now, round: { ...round, mayGoOn } },
    look: async (repository, { note, isFresh }) => {
      if (isFresh && note === UNWANTED) return { kind: 'unchanged' };
      return readOn(ports, repository, mayGoOn);
    },
  });
}

async function readOn(ports: SweepPorts, repository: RepositoryRef, mayGoOn: () => boolean): Promise<Looked> {
  const { store, clock } = ports;
  const kept = await store.doraHistory(repository.id);
  const known = cursorIn(kept, repository);
  if (known?.stage === 'done' && clock.now() - epochMs(known.at) < READ_AGAIN_MS) return { kind: 'unchanged' };
  const inForce = await readKnownPolicies(ports, repository, await ports.github(repository));
  const policies = inForce?.map(({ policy }) => policy) ?? [];
  const isWaitAsked = wishesOf(inForce ?? []).some(({ undeployedOver }) => undeployedOver.length > 0);
  if (!isWaitAsked && !isWanted(policies)) return { kind: 'looked', note: UNWANTED, notices: [] };
  const read = await readSteps(ports, repository, { known, policies, mayGoOn });
  const isFirst = kept === null || kept.wholeAt === null;
  if (read.isWhole && (read.hasNews || isFirst)) await store.askNow([{ kind: 'dora', repository }], clock.now());
  const above = inForce?.find(({ source }) => source === 'org')?.policy;
  const isAskedForAll = read.isWhole && isFirst && above !== undefined && wantsOrganisationIssue(above);
  return { kind: 'looked', note: null, notices: isAskedForAll ? await askForAll(ports, repository) : [] };
}

/** The first time only: then they ask for themselves. */
async function askForAll({ store, clock }: SweepPorts, repository: RepositoryRef): Promise<readonly Notice[]> {
  const question = await organisationQuestion(store, repository);
  if (question === null) {
    const message = `The organisation's policy asks for figures of all repositories. They are told in ${repository.owner}/.github, where the App is not installed.`;
    return [{ level: 'warn', message, about: { repository: fullName(repository) } }];
  }
  await store.askNow([question], clock.now());
  return [];
}

/** For the issue, or for `escalate`. */
function isWanted(policies: readonly Policy[]): boolean {
  const policy = joinedPolicy(policies);
  if (policy === null) return false;
  return policy.dora?.issue !== false || policies.some(({ escalate }) => (escalate ?? []).length > 0);
}

interface Reading {
  readonly known: HistoryCursor | null;
  readonly policies: readonly Policy[];
  readonly mayGoOn: () => boolean;
}

interface Read {
  /** It came to its end. */
  readonly isWhole: boolean;
  readonly hasNews: boolean;
}

/** What was read is kept step by step, so that nothing is read again after a crash. */
async function readSteps(
  { store, clock, pastEvents }: SweepPorts,
  repository: RepositoryRef,
  { known, policies, mayGoOn }: Reading,
): Promise<Read> {
  const past = await pastEvents(repository);
  const request = requestOf(repository, policies, clock.now());
  let cursor = known;
  let hasNews = false;
  for (let step = 0; step < MOST_STEPS && mayGoOn(); step += 1) {
    const slice = await readHistorySlice(past, request, cursor, 1);
    cursor = slice.cursor;
    hasNews ||= slice.events.length > 0;
    const wholeAt = slice.isDone ? epochMs(slice.cursor.at) : null;
    await store.keepHistory(repository.id, { events: slice.events, cursor: JSON.stringify(cursor), wholeAt });
    if (slice.isDone) return { isWhole: true, hasNews };
  }
  return { isWhole: false, hasNews };
}

function requestOf(repository: RepositoryRef, policies: readonly Policy[], now: EpochMs): HistoryRequest {
  const [at, since] = [toInstant(now), toInstant(now - HISTORY_REACHES_MS)];
  return { repository: fullName(repository), at, since, policies };
}

/** Under another name of the repository its lanes have other names: all of it is read again, under the same ids. */
function cursorIn(kept: KeptHistory | null, repository: RepositoryRef): HistoryCursor | null {
  if (kept === null) return null;
  const cursor = JSON.parse(kept.cursor) as HistoryCursor;
  return cursor.version === 1 && cursor.repository === fullName(repository) ? cursor : null;
}
