/** The members of a train as rows of a table: which plan and release of each, how far it is, and what to do there. */
import { sayLocal } from '../../calendar/wording.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { sayDay } from '../../policy/plan/dates.ts';
import { linkToRunbook } from '../owner/runbook-line.ts';
import type { TrainMember } from './read-members.ts';
import type { TrainView } from './train-view.ts';

const STATES: Readonly<Record<TrainMember['state'], string>> = {
  unplanned: '⛔ no milestone',
  unreadable: '⛔ not seen by Tidegate',
  waiting: '⏳ waiting',
  deployed: '🔎 deployed, not verified yet',
  verified: '✅ verified',
  failed: '❌ failed',
};

export function sayRow(member: TrainMember, index: number, view: TrainView): string {
  const { repository } = member;
  const isHidden = view.hidden.has(repository);
  const [plan, release] = isHidden ? ['', ''] : [sayPlan(member), sayRelease(member, view)];
  const state = [sayBack(member, view) ?? sayState(member, view), ...(isHidden ? [] : sayGate(member, view))];
  const where = [inert(repository), ...sayRunbook(member, view)].join(', ');
  return `| ${[index + 1, where, plan, release, state.join('; ')].join(' | ')} |`;
}

/** A member that did nothing wrong goes back with the others: "failed" would be a word about it. */
function sayBack({ repository, state, isTakenBack }: TrainMember, { back }: TrainView): string | undefined {
  const own = back?.members.find((each) => each.repository === repository);
  if (own?.isBack === true) return isTakenBack ? '⏪ back, nothing is known to be wrong with it' : '⏪ back';
  if (own === undefined || state !== 'failed') return undefined;
  if (own.kind === 'waiting') return isTakenBack ? '⏪ goes back when its turn comes' : undefined;
  return own.kind === 'under-way' || own.kind === 'ordered' ? '⏪ going back' : undefined;
}

function sayState({ state, noGo, gates: [gate] }: TrainMember, { zone, at }: TrainView): string {
  if (noGo !== undefined && (state === 'waiting' || state === 'unplanned')) return '⛔ no-go';
  // Until it has ended nobody can verify it.
  if (state === 'deployed' && gate?.openedAt != null && gate.ended === null) {
    return `🚀 let in ${inert(sayLocal(gate.openedAt, zone, at))}, not verified yet`;
  }
  return STATES[state];
}

function sayRelease({ repository, ref, gates: [gate] }: TrainMember, { owners }: TrainView): string {
  const record = owners.get(repository)?.record ?? null;
  const told = ref === null || record === null ? '' : `, [record](${pagesOf(ref)}/issues/${record})`;
  return gate === undefined ? '' : `\`${gate.sha.slice(0, 7)}\`${told}`;
}

/** From the address of an issue of the place to a repository of the same owner. */
function pagesOf({ name }: RepositoryRef): string {
  return `../../${encodeURIComponent(name)}`;
}

function sayRunbook({ repository, ref }: TrainMember, { owners }: TrainView): readonly string[] {
  const runbook = owners.get(repository)?.runbook ?? null;
  return ref === null || runbook === null ? [] : [linkToRunbook(runbook, pagesOf(ref), 'runbook')];
}

/** The day of production, with where it is planned. */
function sayPlan({ ref, plan }: TrainMember): string {
  if (ref === null || plan === null) return '';
  const repository = pagesOf(ref);
  const link =
    plan.issue === null
      ? `[milestone ${plan.number}](${repository}/milestone/${plan.number})`
      : `[plan](${repository}/issues/${plan.issue})`;
  return [...(plan.date === null ? [] : [sayDay(plan.date)]), link].join(', ');
}

/** What it waits for; or since when it is in, where the state does not say that. */
function sayGate({ state, gates: [gate] }: TrainMember, { zone, at }: TrainView): readonly string[] {
  if (gate === undefined) return [];
  if (gate.openedAt === null) return [inert(gate.summary, 200)];
  return state === 'verified' ? [`let in ${inert(sayLocal(gate.openedAt, zone, at))}`] : [];
}

export function inert(text: string, most = 500): string {
  return inertMarkdown(plainLine(text, most));
}
