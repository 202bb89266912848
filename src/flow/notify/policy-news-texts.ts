/** The words of what is told of a policy. Plain text. */
import { digestOf } from '../../domain/canonical.ts';
import type { NoticeEvent } from '../../domain/notice.ts';
import { formatProblem } from '../../domain/problem.ts';
import type { PolicyQuestion } from '../../domain/question.ts';
import { fullName } from '../../domain/repository.ts';
import type { PolicyState } from '../policies.ts';
import type { FoundHere } from '../ports.ts';
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

export function loosened(
  less: readonly string[],
  { sha }: PolicyState,
  base: Pick<Parameters<typeof plainNotices>[0], 'repository' | 'at'>,
) {
  if (less.length === 0) return [];
  const summary = `${fullName(base.repository)}: the policy asks for less since ${sha.slice(0, 7)}`;
  const more = less.length > MOST_LINES ? [`and ${less.length - MOST_LINES} more`] : [];
  const lines = [...less.slice(0, MOST_LINES), ...more, 'What to do: nothing, when that was meant.'];
  const told = { sha, page: `commit/${sha}`, summary, lines };
  return [
    { ...base, event: 'policy-loosened', subject: 'policy/loosened', content: digestOf({ sha, less }), told } as const,
  ];
}
