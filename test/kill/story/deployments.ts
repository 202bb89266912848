/** Deployments: asked for, let through, and ended well or badly, as their jobs say. */
import type { Repository, Run } from '../../../standin/start.ts';
import { AUDIENCE } from '../fleet.ts';
import type { Random } from '../random.ts';
import type { Changes } from './changes.ts';
import { LANES, PRODUCTION } from './shop.ts';

export interface Gate {
  readonly run: Run;
  readonly environment: string;
  readonly deploymentId: number;
  /** Nobody has to be asked. */
  readonly isFree: boolean;
  /** How many pull requests were merged by then. */
  readonly brings: number;
}

/** What a job says of its deployment. */
export interface Claim {
  readonly gate: Gate;
  readonly verdict: 'pass' | 'fail';
  /** The App answered that it has it. */
  isTaken: boolean;
}

export interface Deployments {
  readonly gates: readonly Gate[];
  readonly claims: readonly Claim[];
  /** Deployments to production that ended well. */
  readonly delivered: readonly Gate[];
  /** False: all of that kind are taken. */
  deploy(kind: 'free' | 'board' | 'production'): boolean;
  /** Ends one in production; false: none is under way. */
  end(): boolean;
  held(): readonly Gate[];
  /** As jobs do: what nobody took is sent again. */
  tellAgain(): Promise<void>;
  finishRuns(): Promise<void>;
  /** Environments that were left as they were after a bad deployment are used again. */
  turnPage(): void;
}

const KINDS = {
  free: LANES.map((lane) => `free-${lane}`),
  board: LANES.map((lane) => `board-${lane}`),
  production: PRODUCTION,
} as const;

/** @param jobsTell where jobs send what they say. */
export function startDeployments(shop: Repository, changes: Changes, random: Random, jobsTell: string): Deployments {
  const gates: Gate[] = [];
  const claims: Claim[] = [];
  const delivered: Gate[] = [];
  const bad = new Set<string>();
  const telling = new Set<Promise<void>>();
  const tokens = new Map<Claim, string>();

  async function tell(claim: Claim): Promise<void> {
    const { environment, run } = claim.gate;
    const { verdict } = claim;
    const response = await fetch(new URL('/api/verifications', jobsTell), {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.get(claim)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ version: 1, environment, sha: run.sha, verdict, failedChecks: [] }),
    }).catch(() => null);
    await response?.arrayBuffer().catch(() => null);
    claim.isTaken ||= response?.status === 202;
  }
  function start(claim: Claim): void {
    const sent = tell(claim);
    telling.add(sent);
    void sent.finally(() => telling.delete(sent));
  }
  function verify(gate: Gate, verdict: Claim['verdict']): void {
    const claim: Claim = { gate, verdict, isTaken: false };
    tokens.set(claim, gate.run.oidcToken({ audience: AUDIENCE }));
    claims.push(claim);
    start(claim);
  }
  function endWell(gate: Gate): void {
    verify(gate, 'pass');
    gate.run.finish('success');
    delivered.push(gate);
  }
  function endBadly(gate: Gate): void {
    bad.add(gate.environment);
    verify(gate, 'fail');
    gate.run.finish('failure');
  }
  const isProduction = ({ environment }: Gate): boolean => environment.startsWith('production-');
  const underWay = (): readonly Gate[] => gates.filter(({ run }) => run.status === 'in_progress');
  return {
    ...{ gates, claims, delivered },
    deploy: (kind) => {
      const taken = gates.filter(({ run }) => run.status !== 'completed').map(({ environment }) => environment);
      const environment = KINDS[kind].find((name) => !taken.includes(name) && !bad.has(name));
      if (environment === undefined) return false;
      const run = shop.startRun({ environment, actor: 'anna' });
      const deploymentId = run.deployments[0]?.id ?? 0;
      gates.push({ run, environment, deploymentId, isFree: kind !== 'board', brings: changes.merged.length });
      return true;
    },
    end: () => {
      const gate = underWay().find(isProduction);
      if (gate === undefined) return false;
      // The first one of a page ends badly, so that people are paged before it is turned.
      if (bad.size === 0 || random.below(2) === 0) endBadly(gate);
      else endWell(gate);
      return true;
    },
    held: () => gates.filter(({ run, isFree }) => !isFree && run.status === 'waiting'),
    tellAgain: async () => {
      await Promise.all(telling);
      await Promise.all(claims.filter(({ isTaken }) => !isTaken).map(tell));
    },
    finishRuns: async () => {
      for (const gate of underWay()) {
        if (isProduction(gate)) endWell(gate);
        else gate.run.finish('success');
      }
      await Promise.all(telling);
    },
    turnPage: () => {
      // What failed is not deployed again as it is.
      if (bad.size > 0) changes.pushToMain();
      bad.clear();
    },
  };
}
