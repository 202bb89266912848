/**
 * The alerts of code scanning that are open on a commit. GitHub tells them by branch, as its newest analysis left them:
 * an alert that a later commit fixed was open all the same on the commit that is deployed.
 */
import type { AlertFact, AlertSeverity, AlertsFact } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import { ask, type Connection, listAll, once, PAGE_SIZE } from '../client.ts';
import { lacksPermission } from './lacks-permission.ts';
import type { AlertsOf } from './read-alerts.ts';

export async function readCodeAlerts(connection: Connection, { sha, ref }: AlertsOf): Promise<AlertsFact> {
  return await lacksPermission('security_events', async () => {
    const { isOn, analysis } = await analysisOf(connection, sha, ref);
    if (analysis === null) return unknown(isOn ? 'not-analysed' : 'switched-off');
    const open = await readOpen(connection, analysis.ref);
    const fixed = analysis.isNewest ? [] : await readFixedSince(connection, analysis);
    return { kind: 'known', tool: 'code-scanning', open: [...open, ...fixed].map(alertFact) };
  });
}

/** A tag has no analyses of its own, and GitHub finds none where the branch was never looked at. */
async function analysisOf(connection: Connection, sha: string, ref: string | undefined): Promise<FoundAnalysis> {
  const here = ref === undefined ? null : await findAnalysis(connection, sha, ref);
  return here !== null && here.analysis !== null ? here : await findAnalysis(connection, sha);
}

function unknown(because: 'not-analysed' | 'switched-off'): AlertsFact {
  return { kind: 'unknown', tool: 'code-scanning', because };
}

interface Analysis {
  readonly ref: string;
  readonly at: number;
  /** No other commit of its branch was looked at since. */
  readonly isNewest: boolean;
}

interface FoundAnalysis {
  /** False: GitHub has no analysis at all. */
  readonly isOn: boolean;
  readonly analysis: Analysis | null;
}

/** What is deployed was looked at lately, or is looked at again. */
const MOST_PAGES = 5;

interface ListedAnalysis {
  readonly ref: string;
  readonly commit_sha: string;
  readonly created_at: string;
  readonly error: string;
}

async function findAnalysis(connection: Connection, sha: string, ref?: string): Promise<FoundAnalysis> {
  const seen: ListedAnalysis[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const listed = await listAnalyses(connection, ref, page);
    if (listed === null) return { isOn: false, analysis: null };
    seen.push(...listed);
    const analysis = analysisIn(seen, sha);
    if (analysis !== null || listed.length < PAGE_SIZE) return { isOn: true, analysis };
  }
  return { isOn: true, analysis: null };
}

/** Newest first. One that ended in an error looked at nothing. A branch comes before a pull request. */
function analysisIn(seen: readonly ListedAnalysis[], sha: string): Analysis | null {
  const ofCommit = seen.filter((each) => each.commit_sha === sha && each.error === '');
  const last = ofCommit.find((each) => !each.ref.startsWith('refs/pull/')) ?? ofCommit[0];
  if (last === undefined) return null;
  const newest = seen.find((each) => each.ref === last.ref && each.error === '');
  const first = ofCommit.findLast((each) => each.ref === last.ref) ?? last;
  return { ref: last.ref, at: Date.parse(first.created_at), isNewest: newest?.commit_sha === sha };
}

/** Null: "no analysis found". */
async function listAnalyses(
  { octokit, owner, repo }: Connection,
  ref: string | undefined,
  page: number,
): Promise<readonly ListedAnalysis[] | null> {
  try {
    const { data } = await ask('Reading the analyses of code scanning', () =>
      octokit.request('GET /repos/{owner}/{repo}/code-scanning/analyses', {
        owner,
        repo,
        ...(ref === undefined ? {} : { ref }),
        per_page: PAGE_SIZE,
        page,
        request: once(),
      }),
    );
    return data;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'not-found') return null;
    throw error;
  }
}

interface ListedAlert {
  readonly number: number;
  readonly created_at: string;
  readonly fixed_at?: string | null;
  readonly updated_at?: string;
  readonly rule: { readonly severity?: string | null; readonly security_severity_level?: string | null };
}

async function readOpen({ octokit, owner, repo }: Connection, ref: string): Promise<readonly ListedAlert[]> {
  const what = 'Reading the open alerts of code scanning';
  const { items, complete } = await listAll(what, (page) =>
    octokit.request('GET /repos/{owner}/{repo}/code-scanning/alerts', {
      owner,
      repo,
      ref,
      state: 'open',
      ...page,
      request: once(),
    }),
  );
  if (complete) return items;
  throw new Failure('rejected', `${what}: there are more than ${items.length}, which are not all read.`);
}

/** Those that were open when the commit was looked at. The ones that changed last come first. */
async function readFixedSince(
  { octokit, owner, repo }: Connection,
  { ref, at }: Analysis,
): Promise<readonly ListedAlert[]> {
  const what = 'Reading the fixed alerts of code scanning';
  const fixed: ListedAlert[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await ask(what, () =>
      octokit.request('GET /repos/{owner}/{repo}/code-scanning/alerts', {
        owner,
        repo,
        ref,
        state: 'fixed',
        sort: 'updated',
        direction: 'desc',
        per_page: PAGE_SIZE,
        page,
        request: once(),
      }),
    );
    const listed: readonly ListedAlert[] = data;
    fixed.push(...listed.filter((alert) => timeOf(alert.created_at) <= at && timeOf(alert.fixed_at) > at));
    if (listed.length < PAGE_SIZE || timeOf(listed.at(-1)?.updated_at) <= at) return fixed;
  }
  throw new Failure('rejected', `${what}: more than ${MOST_PAGES * PAGE_SIZE} changed since, which are not all read.`);
}

/** What GitHub does not tell counts as now: an alert that may have been open was. */
function timeOf(instant: string | null | undefined): number {
  const time = Date.parse(instant ?? '');
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}

/** GitHub gives rules about security a level of their own; of the others, what the tool says. Unknown is never little. */
function alertFact({ number, rule }: ListedAlert): AlertFact {
  const level = rule.security_severity_level ?? rule.severity ?? '';
  return { number, severity: SEVERITIES[level] ?? 'critical' };
}

const SEVERITIES: Readonly<Record<string, AlertSeverity | undefined>> = {
  low: 'low',
  medium: 'medium',
  high: 'high',
  critical: 'critical',
  none: 'low',
  note: 'low',
  warning: 'medium',
  error: 'high',
};
