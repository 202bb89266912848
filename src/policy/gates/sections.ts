/** The requirement `sections`: every change says what the headings ask for, or the release record does for all of them. */
import type { Change, Facts } from '../../domain/facts.ts';
import { nameOfChange } from '../classify.ts';
import { hasUnseenChanges } from '../risk/unseen-changes.ts';
import type { Policy } from '../schema.ts';
import { changesFor } from '../services.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';
import { filledSections, headingKey } from './sections/filled-sections.ts';

/** Enough to begin with; the rest is counted. */
const MOST_TOLD = 5;

export function judgeSections(
  gates: readonly ActiveGate[],
  { facts }: ReleaseContext,
): ReadonlyMap<ActiveGate, Finding> {
  const filled = new Map<Change, ReadonlySet<string>>();
  const sectionsOf = (change: Change): ReadonlySet<string> => {
    const known = filled.get(change) ?? filledSections(change.kind === 'commit' ? '' : change.body);
    filled.set(change, known);
    return known;
  };
  const findings = gates.flatMap((active) => {
    const { sections } = active.gate.require;
    return sections === undefined ? [] : [[active, judge(sections, active.policy, facts, sectionsOf)] as const];
  });
  return new Map(findings);
}

/** A commit without a pull request has no body: only the record can speak for it. */
function judge(
  sections: readonly string[],
  policy: Policy,
  facts: Facts,
  sectionsOf: (change: Change) => ReadonlySet<string>,
): Finding {
  const inRecord = filledSections(facts.record?.body ?? '');
  const open = sections.filter((section) => !inRecord.has(headingKey(section)));
  const missing = changesFor(policy, facts).flatMap((change) =>
    open
      .filter((section) => !sectionsOf(change).has(headingKey(section)))
      .map((section) => ({ change: nameOfChange(change), section })),
  );
  if (missing.length > 0) {
    const reason = {
      code: 'section-missing',
      sections,
      missing: missing.slice(0, MOST_TOLD),
      lacking: missing.length,
      record: facts.record !== undefined,
    };
    return { kind: 'sections', status: 'pending', reason };
  }
  if (open.length > 0 && hasUnseenChanges(facts)) {
    return { kind: 'sections', status: 'pending', reason: { code: 'incomplete', asked: 'sections' } };
  }
  return { kind: 'sections', status: 'met', reason: { code: 'sections-present', sections } };
}
