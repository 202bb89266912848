/** The members of a train as rows of a table: which plan and release of each, how far it is, and what to do there. */
import { sayLocal } from '../../calendar/wording.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
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
  const cells = view.hidden.has(repository) ? ['', '', ''] : sayDetails(member, view);
  const gate = view.hidden.has(repository) ? '' : sayGate(member, view);
  const told = sayBack(member, view) ?? sayState(member, view);
  const runbook = sayRunbook(member, view);
  return `| ${[index + 1, inert(repository), ...cells, told, gate, runbook].join(' | ')} |`;
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

function sayDetails({ repository, ref, plan, gates: [gate] }: TrainMember, { owners }: TrainView): readonly string[] {
  const link = ref === null || plan === null ? '' : sayPlan(ref, plan.number, plan.issue);
  const record = owners.get(repository)?.record ?? null;
  const told = ref === null || record === null ? '' : `, [record](${pagesOf(ref)}/issues/${record})`;
  return [link, plan?.date ?? '', gate === undefined ? '' : `\`${gate.sha.slice(0, 12)}\`${told}`];
}

/** From the address of an issue of the place to a repository of the same owner. */
function pagesOf({ name }: RepositoryRef): string {
  return `../../${encodeURIComponent(name)}`;
}

function sayRunbook({ repository, ref }: TrainMember, { owners }: TrainView): string {
  const runbook = owners.get(repository)?.runbook ?? null;
  return ref === null || runbook === null ? '' : linkToRunbook(runbook, pagesOf(ref));
}

function sayPlan(ref: RepositoryRef, milestone: number, issue: number | null): string {
  const repository = pagesOf(ref);
  const at = `[milestone ${milestone}](${repository}/milestone/${milestone})`;
  return issue === null ? at : `${at}, [record](${repository}/issues/${issue})`;
}

function sayGate({ gates: [gate] }: TrainMember, { zone, at }: TrainView): string {
  if (gate === undefined) return '';
  if (gate.openedAt === null) return inert(gate.summary, 200);
  return `opened ${inert(sayLocal(gate.openedAt, zone, at))}`;
}

export function inert(text: string, most = 500): string {
  return inertMarkdown(plainLine(text, most));
}
