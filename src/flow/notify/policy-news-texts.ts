/** The words of what is told of a policy. Plain text. */
import { digestOf } from '../../domain/canonical.ts';
import type { NoticeEvent } from '../../domain/notice.ts';
import { formatProblem } from '../../domain/problem.ts';
import type { PolicyQuestion } from '../../domain/question.ts';
import { fullName } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { PolicyState } from '../policies.ts';
import { POLICY_FILE } from '../policy/repository-policy.ts';
import type { FoundHere } from '../ports.ts';
import { loosenings } from './loosened/loosenings.ts';
import type { plainNotices } from './plain-notices.ts';

export interface Wrong {
  readonly event: NoticeEvent;
  readonly subject: string;
  readonly summary: string;
  readonly lines: readonly string[];
  readonly environment?: string;
}

export function named({ summary }: Pick<Wrong, 'summary'>, repository: PolicyQuestion['repository']) {
  return { summary: `${fullName(repository)}: ${summary}` };
}

const MOST_LINES = 5;

export function invalid({ written }: PolicyState): readonly Wrong[] {
  const errors = (written?.problems ?? []).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [];
  const consequence = written?.isInForce
    ? 'The last valid policy stays in force until it is corrected.'
    : 'There was no valid policy before: every gated deployment is held until it is corrected.';
  const summary = 'the policy on the default branch is invalid';
  const more = errors.length > MOST_LINES ? [`and ${errors.length - MOST_LINES} more`] : [];
  const lines = [consequence, ...errors.slice(0, MOST_LINES).map(formatProblem), ...more];
  return [{ event: 'policy-invalid', subject: 'policy/invalid', summary, lines }];
}

/** What was kept stays what the next policy is compared with. */
export function gone({ kind }: PolicyState, known: readonly PolicyInForce[] | null): readonly Wrong[] {
  if (kind !== 'none' || known === null) return [];
  const files = known.map(({ file }) => file).join(' and ');
  const lines = [
    'Deployments that Tidegate guards are held. Nothing else is judged, watched or paged for any more.',
    `What to do: bring ${files} back, or switch our protection rule off where nothing is to be gated.`,
  ];
  return [{ event: 'policy-loosened', subject: 'policy/gone', summary: 'the policy is gone', lines }];
}

export function ofFinding({ code, subject: name }: FoundHere): readonly Wrong[] {
  if (code === 'audit-broken') {
    const summary = 'the audit log is not the one that was vouched for';
    const lines = [
      'It was changed, or restored from an older copy. Nothing is signed any more.',
      'What to do: keep the database as it is, and find out who had access to it.',
    ];
    return [{ event: 'audit-broken', subject: 'audit', summary, lines }];
  }
  if (code !== 'rule-missing') return [];
  const summary = `nothing holds deployments to ${name}: our protection rule is off there`;
  const fix = `What to do: Settings, Environments, ${name}, Deployment protection rules: switch on Tidegate.`;
  const lines = ['The policy gates the environment, and deployments pass whatever it says.', fix];
  return [{ event: 'guard-off', subject: `guard/${name.toLowerCase()}`, summary, lines, environment: name }];
}

/** It happened; what else is told of a policy is so until it is over. */
export const LOOSENED = 'policy/loosened';

/** What is asked for less since the last answer. Its page is the history of the file: the head may be anybody's commit. */
export function loosened(
  before: readonly PolicyInForce[],
  state: PolicyState,
  base: Pick<Parameters<typeof plainNotices>[0], 'repository' | 'at'>,
) {
  if (state.kind !== 'in-force' || before.length === 0) return [];
  const less = loosenings(before, state.policies);
  if (less.length === 0) return [];
  const { sha } = state;
  const summary = `${fullName(base.repository)}: the policy asks for less, as of ${sha.slice(0, 7)}`;
  const more = less.length > MOST_LINES ? [`and ${less.length - MOST_LINES} more`] : [];
  const lines = [...less.slice(0, MOST_LINES), ...more, 'What to do: nothing, when that was meant.'];
  const isOwn = loosenings(before.filter(isOwnPolicy), state.policies).length > 0;
  const told = { sha, ...(isOwn ? { page: `commits/${sha}/${POLICY_FILE}` } : {}), summary, lines };
  return [{ ...base, event: 'policy-loosened', subject: LOOSENED, content: digestOf({ sha, less }), told } as const];
}

function isOwnPolicy({ source }: PolicyInForce): boolean {
  return source === 'repository';
}
