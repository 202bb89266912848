/** Who said go and who said no-go to a release, and whether it counted. */
import type { RequirementResult } from '../../domain/decision.ts';
import type { ReleaseApproval } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import { isSameName } from '../../policy/names.ts';
import { sayIgnored } from '../../policy/reasons.ts';
import { newestGate, type ReleaseView, type Stage } from './view.ts';

const MOST_ROWS = 50;

type SayTime = (at: EpochMs) => string;

/** Lines of a Markdown table; empty while nobody said anything. */
export function sayPeopleOf(view: ReleaseView, sayTime: SayTime): readonly string[] {
  const rows = view.stages.flatMap((stage) => rowsOf(stage, sayTime));
  if (rows.length === 0) return [];
  const more = rows.length > MOST_ROWS ? ['', `… and ${rows.length - MOST_ROWS} more`] : [];
  return [
    `| who | says | for | since (${inertMarkdown(view.zone)}) |`,
    '| --- | --- | --- | --- |',
    ...rows.slice(0, MOST_ROWS),
    ...more,
  ];
}

interface Opinion {
  readonly user: string;
  readonly says: string;
  readonly at: EpochMs | undefined;
}

function rowsOf(stage: Stage, sayTime: SayTime): readonly string[] {
  const { decided } = newestGate(stage);
  if (decided === null) return [];
  const approvals = decided.decision.gates.flatMap(({ name, requirements }) =>
    requirements.filter(({ kind }) => kind === 'approvals').map((requirement) => ({ name, requirement })),
  );
  const stated = latestOf(decided.facts.approvals);
  const counted = approvals.flatMap(({ name, requirement }) => countedIn(name, requirement, stated));
  const others = stated
    .filter(({ user }) => !counted.some((each) => isSameName(each.user, user)))
    .map((opinion) =>
      sayOther(
        opinion,
        approvals.map(({ requirement }) => requirement),
      ),
    );
  return [...counted, ...others].map(({ user, says, at }) =>
    row([user, says, stage.environment, at === undefined ? '' : sayTime(at)]),
  );
}

/** The latest word of each. */
function latestOf(approvals: readonly ReleaseApproval[]): readonly ReleaseApproval[] {
  const latest = new Map<string, ReleaseApproval>();
  for (const one of approvals) {
    const known = latest.get(one.user.toLowerCase());
    if (known === undefined || epochMs(one.at) >= epochMs(known.at)) latest.set(one.user.toLowerCase(), one);
  }
  return [...latest.values()];
}

function countedIn(
  gate: string,
  { counted = [] }: RequirementResult,
  stated: readonly ReleaseApproval[],
): readonly Opinion[] {
  return counted.map((user) => {
    const own = stated.find((each) => each.state === 'approved' && isSameName(each.user, user));
    const how = own === undefined ? 'review of the change' : SOURCES[own.source];
    return { user, says: `✅ go (${how}, counts for ${gate})`, at: own && epochMs(own.at) };
  });
}

const SOURCES: Readonly<Record<ReleaseApproval['source'], string>> = {
  'deployment-review': 'review of the deployment',
  comment: 'comment',
  page: 'page',
};

function sayOther(opinion: ReleaseApproval, requirements: readonly RequirementResult[]): Opinion {
  const { user, state, reason, source } = opinion;
  const at = epochMs(opinion.at);
  if (state === 'rejected') return { user, says: `⛔ no-go${reason ? `: ${plainLine(reason, 300)}` : ''}`, at };
  const ignored = requirements.flatMap((each) => each.ignored ?? []).find((each) => isSameName(each.user, user));
  const because = ignored === undefined ? 'no gate asks for it' : sayIgnored(ignored.code);
  return { user, says: `go (${SOURCES[source]}), which does not count: ${because}`, at };
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => inertMarkdown(cell)).join(' | ')} |`;
}
