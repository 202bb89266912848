/** Open alerts of the scanners that a gate asks about. */
import type { AlertFact, AlertSeverity, AlertsFact, AlertTool } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import type { Connection } from '../client.ts';
import { lacksPermission } from './lacks-permission.ts';
import { listByCursor } from './list-by-cursor.ts';
import { readCodeAlerts } from './read-code-alerts.ts';

export interface AlertsOf {
  readonly sha: string;
  /** A branch or tag; absent where only the commit is known. */
  readonly ref?: string | undefined;
  /** The commit that was released before: what looked at that has to look at this one. */
  readonly base?: string | undefined;
}

export async function readAlerts(
  connection: Connection,
  tools: readonly AlertTool[],
  of: AlertsOf,
): Promise<readonly AlertsFact[]> {
  const facts: AlertsFact[] = [];
  for (const tool of tools) {
    const read = tool === 'dependabot' ? readDependabotAlerts(connection) : readCodeAlerts(connection, of);
    facts.push(await unlessSwitchedOff(tool, read));
  }
  return facts;
}

/** GitHub refuses with these words where the tool is not switched on, or the repository is archived. */
const SWITCHED_OFF = /\b(?:not enabled|must be enabled|are disabled|is disabled|not available for archived)\b/i;

async function unlessSwitchedOff(tool: AlertTool, read: Promise<AlertsFact>): Promise<AlertsFact> {
  try {
    return await read;
  } catch (error) {
    const isOff = error instanceof Failure && error.kind === 'forbidden' && SWITCHED_OFF.test(error.message);
    if (!isOff) throw error;
    return { kind: 'unknown', tool, because: 'switched-off' };
  }
}

/** A list that is longer is no longer worth its reads: the gate is held, and says so. */
const MOST = 3000;

/** Of the default branch: Dependabot looks at no other, and at no commit of its own. */
async function readDependabotAlerts({ octokit, owner, repo }: Connection): Promise<AlertsFact> {
  const alerts = await lacksPermission('vulnerability_alerts', () =>
    listByCursor({
      what: 'Reading the alerts of Dependabot',
      most: MOST,
      page: (cursor) =>
        octokit.request('GET /repos/{owner}/{repo}/dependabot/alerts', { owner, repo, state: 'open', ...cursor }),
      items: (data) => data,
    }),
  );
  if (alerts === null) return { kind: 'unknown', tool: 'dependabot', because: 'switched-off' };
  const open = alerts.map(({ number, security_advisory: { severity } }): AlertFact => {
    return { number, severity: ADVISORY[severity] ?? 'critical' };
  });
  return { kind: 'known', tool: 'dependabot', open };
}

const ADVISORY: Readonly<Record<string, AlertSeverity | undefined>> = {
  low: 'low',
  medium: 'medium',
  high: 'high',
  critical: 'critical',
};
