/**
 * The alerts of code scanning that are open on a commit. GitHub tells them by branch, as its newest analysis left them:
 * an alert that a later commit fixed was open all the same on the commit that is deployed.
 */
import type { AlertFact, AlertSeverity, AlertsFact } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import { ask, type Connection, listAll, once, PAGE_SIZE } from '../client.ts';
import { lacksPermission } from './lacks-permission.ts';
import type { AlertsOf } from './read-alerts.ts';
import { type Analysis, analysisOf } from './read-analyses.ts';

export async function readCodeAlerts(connection: Connection, of: AlertsOf): Promise<AlertsFact> {
  return await lacksPermission('security_events', async () => {
    const { isOn, analysis } = await analysisOf(connection, of);
    if (analysis === null) return unknown(isOn ? 'not-analysed' : 'switched-off');
    const open = await readOpen(connection, analysis.ref);
    const fixed = analysis.isNewest ? [] : await readFixedSince(connection, analysis);
    const found = [...open, ...fixed].map(alertFact);
    const { missing, isBaseUnknown } = analysis;
    return {
      kind: 'known',
      tool: 'code-scanning',
      open: found,
      ...(missing.length > 0 ? { missing } : {}),
      ...(isBaseUnknown ? { isBaseUnknown } : {}),
    };
  });
}

function unknown(because: 'not-analysed' | 'switched-off'): AlertsFact {
  return { kind: 'unknown', tool: 'code-scanning', because };
}

/** Alerts change often at worst; what was fixed before that matters to nobody. */
const MOST_PAGES = 5;

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
