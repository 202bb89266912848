/** The report as a document to be read, printed and filed: what, who, when, by which rules, how it went, and the proofs. */

import type { Instant } from '../../domain/instant.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import { cell, count, line, place, table, time, utc } from './cells.ts';
import {
  sayApproved,
  sayAuthorised,
  sayLookedBack,
  sayOutcomes,
  saySeparated,
  sayTested,
  wasVerified,
} from './overview.ts';
import { eventTable } from './render-events.ts';
import { renderLog, sayComplete, sayProven } from './render-log.ts';
import { renderRelease } from './render-release.ts';
import {
  type AuditReport,
  EXCEPTIONS,
  type ReportedException,
  type ReportedPlan,
  type ReportedRelease,
  type ReportedReview,
} from './report.ts';
import type { ReportedEvent } from './reported-event.ts';

type Say = (report: AuditReport) => string;

/** Which requirement of which standard a part of the report speaks to. Sources: the standards' own numbering. */
const CONTROLS: readonly (readonly [string, string, Say, string])[] = [
  [
    'Changes are authorised before they are deployed',
    'SOC 2 CC8.1; ISO/IEC 27001:2022 A.8.32',
    sayAuthorised,
    'Releases, "Decision" and "Policy"',
  ],
  [
    'Changes are tested',
    'SOC 2 CC8.1; ISO/IEC 27001:2022 A.8.29',
    sayTested,
    'Releases, "Gates", "Preflight", "Verified"',
  ],
  [
    'Changes are approved before they are deployed',
    'SOC 2 CC8.1; ISO/IEC 27001:2022 A.8.32',
    sayApproved,
    'Releases, "Approved by", "Way back"; Planned releases',
  ],
  [
    'Those who change and those who approve are different people',
    'SOC 2 CC8.1; ISO/IEC 27001:2022 A.5.3',
    saySeparated,
    'Releases, "Changes", "Approved by"',
  ],
  [
    'Emergency changes and exceptions are known and looked at',
    'SOC 2 CC8.1, CC7.4',
    sayLookedBack,
    'Exceptions; Releases, "Review"',
  ],
  [
    'What happened is recorded and the record is protected',
    'ISO/IEC 27001:2022 A.8.15; HIPAA 45 CFR 164.312(b), (c)(1)',
    sayProven,
    'Log',
  ],
];

export function renderReport(report: AuditReport): string {
  const { releases, exceptions, plans, log, events } = report;
  const bySeq = Map.groupBy(events, ({ seq }) => seq);
  const people = placed(events, releases).filter(({ isByPerson }) => isByPerson);
  return [
    `# Evidence of ${subjectOf(report)}`,
    '',
    ...summary(report),
    '',
    ...table(
      ['question', 'standard', 'what the log says', 'answered under'],
      CONTROLS.map(([question, standard, say, where]) => [question, standard, say(report), where].map(cell)),
    ),
    '',
    '## Exceptions',
    '',
    ...(exceptions.length === 0 ? ['None.'] : exceptionTable(report)),
    '',
    ...(plans.length === 0
      ? []
      : ['## Planned releases', '', ...plans.flatMap((plan) => renderPlan(plan, report, bySeq))]),
    '## What people did',
    '',
    ...(people.length === 0 ? ['The log names nobody.'] : eventTable(people, log.covered, true)),
    '',
    '## Releases',
    '',
    ...(releases.length === 0
      ? [sayNothing(report), '']
      : releases.flatMap((release) => renderRelease(release, bySeq, log.covered))),
    ...renderPolicies(report),
    '## Log',
    '',
    ...renderLog(report),
    '',
  ].join('\n');
}

/** A train is ordered back in one repository, and each member's commit is of its own. */
function placed(events: readonly ReportedEvent[], releases: readonly ReportedRelease[]): readonly ReportedEvent[] {
  const places = new Map(releases.map(({ repository, commit }) => [commit, repository]));
  return events.map((event) => {
    if (event.deployment !== null || event.commit === null) return event;
    return { ...event, repository: places.get(event.commit) ?? event.repository };
  });
}

function subjectOf({ scope }: AuditReport): string {
  const where = scope.repository === null ? 'all repositories' : inertMarkdown(scope.repository);
  if (scope.release !== null) return `release ${inertMarkdown(scope.release)} of ${where}`;
  const [from, to] = [sayEdge(scope.from, 'the beginning'), sayEdge(scope.to, 'the end of the log')];
  return `${where} from ${from} to ${to}`;
}

function sayEdge(at: Instant | null, otherwise: string): string {
  return at === null ? otherwise : utc(at);
}

function sayNothing({ scope, plans }: AuditReport): string {
  if (scope.release === null) return 'The log tells of no deployment in this time.';
  return plans.length === 0 ? 'The log tells of no such release.' : 'The log tells of no deployment of it.';
}

function summary(report: AuditReport): readonly string[] {
  const { releases, exceptions, log } = report;
  const opened = releases.filter(({ openedAt }) => openedAt !== null).length;
  const verified = releases.filter(wasVerified).length;
  const counts = `${count(releases.length, 'deployment')} asked to enter an environment; ${opened} let through, ${verified} verified afterwards; ${count(exceptions.length, 'exception')}.`;
  const proven =
    log.checkpoint === null
      ? '**Nothing here is proven**: no checkpoint was given, and none could be signed.'
      : `Made from the ${count(log.lines, 'line')} of the log ${inertMarkdown(log.origin)}; a signed checkpoint vouches for ${log.covered} of them.`;
  return [
    counts,
    '',
    proven,
    '',
    ...table(
      ['', ''],
      [
        ['How they ended', cell(sayOutcomes(releases))],
        ['Exceptions', cell(sayExceptions(exceptions))],
        ['Complete', sayComplete(report)],
        [
          'How it was made',
          'From the log alone, by `tidegate audit report`. Each row ends with the line of the log that says so, counted from 0. Under "Log" is how to check one.',
        ],
        ['Times', sayTimes(report)],
      ],
    ),
  ];
}

function sayExceptions(exceptions: readonly ReportedException[]): string {
  const groups = Map.groupBy(exceptions, ({ code }) => code);
  return [...groups].map(([code, of]) => `${of.length} ${code}`).join(', ') || 'none';
}

function sayTimes({ releases }: AuditReport): string {
  const zones = [...new Set(releases.flatMap(({ decision }) => decision?.zone ?? []))].filter((zone) => zone !== 'UTC');
  const beside =
    zones.length === 0
      ? ''
      : `; beside it, where a release was asked for and decided, ${zones.map(cell).join(', ')}, the zone of the policy`;
  return `UTC${beside}. What people did has the time that GitHub gives it; the line of it may be some seconds younger.`;
}

function exceptionTable({ exceptions, log, releases }: AuditReport): readonly string[] {
  const reviews = new Map(
    releases.map(({ repository, deployment, review }) => [`${repository}/${deployment}`, review]),
  );
  const rows = exceptions.map((each) => [
    time(each.at),
    EXCEPTIONS[each.code],
    whereOf(each),
    cell(each.who ?? 'nobody in particular'),
    cell(each.reason ?? 'none in the log'),
    cell(sayLookedAt(reviews.get(`${each.repository}/${each.deployment}`) ?? null, each.code)),
    place(each.seq, log.covered),
  ]);
  return table(['when (UTC)', 'what', 'where', 'who', 'reason', 'review', 'line'], rows);
}

function whereOf({ repository, environment, deployment, commit }: ReportedException): string {
  const id = deployment === null ? '' : `deployment ${deployment}`;
  const parts = [repository, environment ?? '', id, commit?.slice(0, 12) ?? ''];
  return parts
    .filter((part) => part !== '')
    .map(cell)
    .join(', ');
}

/** What an auditor asks to have been looked at afterwards. */
const TO_LOOK_AT: ReadonlySet<string> = new Set(['override', 'emergency', 'bypass', 'rolled-back', 'rollback-failed']);

function sayLookedAt(review: ReportedReview | null, code: ReportedException['code']): string {
  if (review === null) return TO_LOOK_AT.has(code) ? 'none in the log' : '';
  const { issue, state, by } = review;
  return `${issue === null ? '' : `issue ${issue} `}${state}${by === null ? '' : ` by ${by}`}`;
}

function renderPlan(
  { repository, milestone, decisions, deployments, waysBack }: ReportedPlan,
  { log }: AuditReport,
  events: ReadonlyMap<number, readonly ReportedEvent[]>,
): readonly string[] {
  const told = decisions.flatMap((seq) => events.get(seq) ?? []);
  const of = deployments.length === 0 ? 'none that the log tells of' : deployments.join(', ');
  return [
    `### ${inertMarkdown(repository)}: plan/${milestone}`,
    '',
    `Deployments of it: ${of}.${waysBack.length === 0 ? '' : ` It was taken back by: ${waysBack.join(', ')}.`}`,
    '',
    ...(told.length === 0 ? ['Nobody said go or no-go.'] : eventTable(told, log.covered, false)),
    '',
  ];
}

function renderPolicies({ policies, log }: AuditReport): readonly string[] {
  if (policies.length === 0) return [];
  const rows = policies.map(({ digest, sources, decisions, firstAt, lastAt, firstSeq }) => [
    cell(digest),
    sources.map(cell).join(', '),
    String(decisions),
    `${time(firstAt)}, ${line(firstSeq, log.covered)}`,
    time(lastAt),
  ]);
  return ['## Policies', '', ...table(['digest', 'sources', 'decisions', 'first (UTC)', 'last (UTC)'], rows), ''];
}
