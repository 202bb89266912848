/** What is planned, told, recorded and reviewed less than before. */
import { ESCALATED } from '../../../policy/paging/schema.ts';
import type { Policy } from '../../../policy/schema.ts';
import { isLonger, isMissing, isSame } from './comparison.ts';

export function loosenedPractice(before: Policy, after: Policy): readonly string[] {
  return [
    ...ofEscalation(before, after),
    ...ofPlan(before.plan, after.plan),
    ...ofTrains(before.trains ?? {}, after.trains ?? {}),
    ...ofReviews(before.reviews, after.reviews),
    ...ofRecord(before.record, after.record),
    ...ofFigures(before, after),
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
  return [
    ...(is.for === undefined || isSame(was.for, is.for) ? [] : ['Other releases have a record.']),
    ...(was.checklist === undefined || was.checklist === is.checklist
      ? []
      : ['Release records begin with another checklist, or with none.']),
  ];
}

/** Who decides about planned releases, whose deployments page people and what is measured follow from it. */
function ofFigures({ dora: was }: Policy, { dora: is }: Policy): readonly string[] {
  return [
    ...(isSame(was?.production, is?.production) ? [] : ['Other environments are production.']),
    ...(isMissing(was?.incident?.labels, is?.incident?.labels) ? ['Fewer issues are incidents.'] : []),
  ];
}

/** That somebody is told of less is itself what they want to be told. */
function ofNotices({ notify: was = [] }: Policy, { notify: is = [] }: Policy): readonly string[] {
  const left = is.flatMap(tellings);
  const gone = was.flatMap(tellings).filter((one) => !left.some((other) => isSame(one, other)));
  return [...new Set(gone.map(({ event }) => event))].map((event) =>
    left.some((other) => other.event === event)
      ? `Fewer are told of \`${event}\`, or at another time.`
      : `Nobody is told of \`${event}\`.`,
  );
}

type Notification = NonNullable<Policy['notify']>[number];

/** Each event, with when and where it is told. In which words makes no difference. */
function tellings({ on, slack, pagerduty, webhook }: Notification) {
  const places = Object.entries({ slack, pagerduty, webhook }).filter(([, to]) => to !== undefined);
  return on.flatMap((each) => {
    const event = typeof each === 'string' ? each : (Object.keys(each)[0] ?? '');
    return places.map((to) => ({ event, each, to }));
  });
}
