/** What is planned, told, recorded and reviewed less than before. */
import { ESCALATED } from '../../../policy/reporting/page-rule.ts';
import type { Policy } from '../../../policy/schema.ts';
import { isLonger, isMissing, isSame } from './comparison.ts';

export function loosenedPractice(before: Policy, after: Policy): readonly string[] {
  return [
    ...ofEscalation(before, after),
    ...ofPlan(before.plan, after.plan),
    ...ofTrains(before.trains ?? {}, after.trains ?? {}),
    ...ofReviews(before.reviews, after.reviews),
    ...ofRecord(before.record, after.record),
    ...ofNotices(before, after),
  ];
}

function ofEscalation(before: Policy, after: Policy): readonly string[] {
  return ESCALATED.flatMap((event) => {
    const was = rulesFor(before, event);
    const is = rulesFor(after, event);
    if (was.length === 0 || !isMissing(was, is)) return [];
    return [
      is.length === 0 ? `Nobody is paged for \`${event}\`.` : `Others are paged for \`${event}\`, or at other times.`,
    ];
  });
}

function rulesFor({ escalation = [] }: Policy, event: (typeof ESCALATED)[number]) {
  return escalation.filter((rule) => rule.when.includes(event)).map(({ when: _, ...rule }) => rule);
}

function ofPlan(was: Policy['plan'], is: Policy['plan']): readonly string[] {
  if (was === undefined) return [];
  if (is === undefined) return ['No milestone is a planned release: a no-go holds nothing.'];
  const stages = Object.keys(was.stages).filter((stage) => is.stages[stage] === undefined);
  return [
    ...(was.milestones === is.milestones ? [] : ['Other milestones are planned releases.']),
    ...stages.map((stage) => `Planned releases have no stage "${stage}".`),
  ];
}

type Trains = NonNullable<Policy['trains']>;

function ofTrains(before: Trains, after: Trains): readonly string[] {
  return Object.entries(before).flatMap(([name, was]) => {
    const is = after[name];
    if (is === undefined) return [`The train "${name}" is gone: its members go out each for itself.`];
    return [
      ...(isMissing(was.members, is.members) ? [`The train "${name}" has fewer members.`] : []),
      ...(isSame(was.order, is.order) ? [] : [`The train "${name}" goes out in another order.`]),
      ...(was.environment === is.environment ? [] : [`The train "${name}" goes together into ${is.environment} only.`]),
    ];
  });
}

function ofReviews(was: Policy['reviews'], is: Policy['reviews']): readonly string[] {
  const labels = was?.['cause-labels'] ?? [];
  const now = is?.['cause-labels'] ?? [];
  return [
    ...(labels.length > 0 && now.length === 0 ? ['A review closes without a cause.'] : []),
    ...(was?.due !== undefined && (is?.due === undefined || isLonger(is.due, was.due))
      ? [`A review is overdue after ${is?.due ?? 'no time that is set'} instead of ${was.due}.`]
      : []),
  ];
}

function ofRecord(was: Policy['record'], is: Policy['record']): readonly string[] {
  if (was === undefined) return [];
  if (is === undefined) return ['No release record is kept.'];
  return is.for === undefined || isSame(was.for, is.for) ? [] : ['Other releases have a record.'];
}

/** That somebody is told of less is itself what they want to be told. */
function ofNotices({ notify: was = [] }: Policy, { notify: is = [] }: Policy): readonly string[] {
  const events = (rules: typeof was): readonly string[] =>
    rules.flatMap(({ on }) => on.map((each) => (typeof each === 'string' ? each : (Object.keys(each)[0] ?? ''))));
  const gone = new Set(events(was).filter((event) => !events(is).includes(event)));
  return [...gone].map((event) => `Nobody is told of \`${event}\`.`);
}
