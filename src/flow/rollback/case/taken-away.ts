/** What a rollback would take away: the changes between its target and what runs, and the tier that they have together. */
import type { Change } from '../../../domain/facts.ts';
import { type EpochMs, toInstant } from '../../../domain/instant.ts';
import type { RollbackQuestion } from '../../../domain/question.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { freezeGate } from '../../../policy/gates/freeze.ts';
import { compileGlob } from '../../../policy/glob.ts';
import { releaseContext } from '../../../policy/release-context.ts';
import type { RollbackSettings, TakenAway } from '../../../rollback/case.ts';
import { emptyFacts } from '../../gather/empty-facts.ts';
import { gatherPeople, loginsOf } from '../../gather/people.ts';
import { freezesAt } from '../../gather/statements.ts';
import type { GitHub, Statements } from '../../ports.ts';

export interface WhatGoes {
  readonly takenAway: TakenAway;
  /** As `authorise` names it. */
  readonly tier: string;
  readonly changes: readonly Change[];
  /** Names of the freezes that run, which an authorised rollback does not wait for. */
  readonly freezes: readonly string[];
}

interface Way {
  readonly question: RollbackQuestion;
  readonly from: string;
  readonly to: string;
  readonly rules: RollbackSettings;
  readonly policies: readonly PolicyInForce[];
  readonly stated: Statements;
  readonly at: EpochMs;
}

export async function readWhatGoes(github: GitHub, way: Way): Promise<WhatGoes> {
  const { question, from, to, rules, policies, stated, at } = way;
  const { repository, environment } = question;
  const { messages = [], ...range } = await github.changes(from, to);
  const people = await gatherPeople(
    github,
    loginsOf(range.changes),
    policies.map(({ policy }) => policy),
    { fact: {}, teams: [] },
  );
  const context = releaseContext(policies, {
    ...emptyFacts(at, repository),
    question: { kind: 'deploy', environment, actor: '' },
    candidate: { sha: to },
    baseline: { sha: from, at: toInstant(at) },
    ...range,
    people,
    freezes: freezesAt(stated.freezes, at),
  });
  const freeze = freezeGate.judge(context)?.finding;
  const running = freeze?.status === 'pending' ? freeze.reason['freezes'] : [];
  return {
    // What lies beside the way back is taken away as well, and not listed.
    takenAway: {
      ...takenAwayIn(range.changes, to, rules),
      messages: messages.map(({ sha, message }) => ({ name: sha.slice(0, 7), message })),
      complete: range.complete && range.direction === 'backward',
    },
    tier: context.risk.tierOfChanges,
    changes: range.changes,
    freezes: Array.isArray(running) ? running.map(String) : [],
  };
}

export function takenAwayIn(
  changes: readonly Change[],
  targetSha: string,
  rules: RollbackSettings,
): Pick<TakenAway, 'targetSha' | 'changes'> {
  const globs = rules.barriers.paths.map((pattern) => compileGlob(pattern));
  return {
    targetSha,
    changes: changes.map((change) => {
      const paths = change.files.flatMap(({ path, previousPath }) => [path, previousPath ?? []].flat());
      return {
        ...namedIn(change),
        paths,
        markedPaths: paths.filter((path) => globs.some((matches) => matches(path))),
        pathsComplete: change.kind === 'commit' || change.filesComplete,
      };
    }),
  };
}

function namedIn(change: Change): Pick<TakenAway['changes'][number], 'name' | 'labels' | 'message'> {
  if (change.kind === 'commit') return { name: change.sha.slice(0, 7), labels: [], message: change.message };
  return { name: `#${change.number}`, labels: change.labels, message: change.body };
}
