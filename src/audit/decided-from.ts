/** Who had a hand in what was decided on: who asked, who wrote it, who reviewed it, who approved, what was tried before. */
import type { Decision } from '../domain/decision.ts';
import type { Change, Facts, PullRequestChange, Review } from '../domain/facts.ts';
import { epochMs } from '../domain/instant.ts';
import { keyOfChange } from '../domain/linked-requests.ts';

/** A line is not made for a list of any length; the facts have all of them. */
const MOST_CHANGES = 100;
const MOST_PEOPLE = 200;
const MOST_APPROVALS = 50;

type Data = Readonly<Record<string, unknown>>;

/**
 * Of the facts what a report on the log alone has to tell. Reasons of approvals are no part of it: those that were given in
 * comments have a line of their own, and what was written on GitHub's page stands there.
 */
export function decidedFrom(facts: Facts | null, decision: Decision): Data {
  if (facts === null) return {};
  const startedBy = startersIn(facts);
  const reviewed = facts.changes.slice(0, MOST_CHANGES).map((change) => reviewOf(change, facts));
  const approvals = facts.approvals
    .slice(-MOST_APPROVALS)
    .map(({ user, state, at, source }) => ({ user, state, at, source }));
  const preflights = (facts.preflights ?? []).map(({ file, verdict, at, failedChecks }) => {
    return { file, verdict, at, ...(failedChecks.length === 0 ? {} : { failedChecks }) };
  });
  const plans = (facts.plans ?? []).map(({ number }) => number);
  const zone = zoneIn(decision);
  const authors = facts.changes.slice(0, MOST_CHANGES).map(({ author }) => author);
  return {
    ...given({ startedBy, reviewed, approvals, preflights, plans }),
    ...(zone === null ? {} : { zone }),
    ...given({
      people: peopleIn(facts, [...authors, ...startedBy, ...reviewed.flatMap(namesIn), ...approvals.map(userIn)]),
    }),
  };
}

/** Lists that are empty are left out. */
function given(lists: Readonly<Record<string, readonly unknown[]>>): Data {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

function startersIn({ question }: Facts): readonly string[] {
  if (question.kind !== 'deploy') return [];
  const { actors = [], actor } = question;
  return actors.length > 0 ? actors : [actor].filter((login) => login !== '');
}

interface ReviewedChange {
  readonly change: string;
  /** Besides the author; left out where there are none. */
  readonly contributors?: readonly string[];
  /** Who approved its last state and had no hand in it. Empty: nobody. */
  readonly by: readonly string[];
}

function reviewOf(change: Change, { people }: Facts): ReviewedChange {
  const author = keyOf(change.author);
  const contributors = (change.contributors ?? []).filter((login) => keyOf(login) !== author);
  const hands = new Set([author, ...contributors.map(keyOf)]);
  const ids = new Map(Object.entries(people).map(([login, person]) => [keyOf(login), person]));
  const by = change.kind === 'commit' ? [] : approversOf(change).filter((login) => !hands.has(keyOf(login)));
  const counted = by.filter((login) => ids.get(keyOf(login))?.kind !== 'bot');
  return { change: keyOfChange(change), ...(contributors.length === 0 ? {} : { contributors }), by: counted };
}

/** By person the latest review that is more than a comment; an approval counts on the head that was merged. */
function approversOf({ reviews, headSha, patchId }: PullRequestChange): readonly string[] {
  const latest = new Map<string, Review>();
  const ordered = reviews.toSorted((one, other) => epochMs(one.at) - epochMs(other.at) || one.id - other.id);
  for (const review of ordered) if (review.state !== 'commented') latest.set(keyOf(review.user), review);
  const isOnHead = (review: Review) =>
    review.commit === headSha || (patchId !== undefined && review.patchId === patchId);
  return [...latest.values()].flatMap((each) => (each.state === 'approved' && isOnHead(each) ? [each.user] : []));
}

/** The number is who somebody is; a login is what they are called now. */
function peopleIn({ people }: Facts, logins: readonly string[]): readonly { id: number; login: string }[] {
  const wanted = new Set(logins.map(keyOf));
  return Object.entries(people)
    .flatMap(([login, { id }]) => (wanted.has(keyOf(login)) ? [{ id, login }] : []))
    .slice(0, MOST_PEOPLE);
}

function namesIn({ by, contributors = [] }: ReviewedChange): readonly string[] {
  return [...by, ...contributors];
}

function userIn({ user }: { readonly user: string }): string {
  return user;
}

/** Of the policy, as far as a requirement tells times in it. */
function zoneIn({ gates }: Decision): string | null {
  for (const { reason } of gates.flatMap(({ requirements }) => requirements)) {
    if (typeof reason['zone'] === 'string') return reason['zone'];
  }
  return null;
}

function keyOf(login: string): string {
  return login.toLowerCase();
}
