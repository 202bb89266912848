/** Whether the policies of a repository are there, and can be applied as they stand. */
import { formatProblem, type Problem } from '../../domain/problem.ts';
import type { JoinedPolicies } from '../policies.ts';
import { ORGANISATION_FILE } from '../policy/organisation-policy.ts';
import { POLICY_FILE } from '../policy/repository-policy.ts';
import { type Check, ok } from './check.ts';

/** Of one text; the rest is told when these are mended. */
const SHOWN = 10;

/** @param written what is to be said of the texts, warnings included. */
export function judgePolicies(policies: JoinedPolicies, written: readonly Problem[], owner: string): readonly Check[] {
  switch (policies.kind) {
    case 'none':
      return [withoutPolicy()];
    case 'org-policy-unreadable':
      return [unreadable(owner)];
    case 'invalid':
      return policies.problems.slice(0, SHOWN).map(judgeProblem);
    case 'in-force': {
      const files = policies.policies.map(({ file }) => file).join(' and ');
      const observed = policies.policies.every(({ policy }) => policy.mode === 'observe');
      return [
        ok('policy', `The policy is valid: ${files}`),
        ...(observed ? [observing()] : []),
        ...written.slice(0, SHOWN).map(judgeProblem),
      ];
    }
  }
}

function judgeProblem(problem: Problem): Check {
  const isError = problem.severity === 'error';
  return {
    code: isError ? 'policy-invalid' : 'policy-warning',
    level: isError ? 'problem' : 'warning',
    subject: problem.code,
    what: formatProblem(problem).replace(/[.]$/, ''),
    why: isError
      ? 'the last valid policy that the App has seen goes on; where there was none, every gate stays closed'
      : 'it may not mean what it seems to',
    fix: `Mend ${problem.file} on the default branch; tidegate validate checks it beforehand`,
  };
}

function withoutPolicy(): Check {
  return {
    code: 'policy-missing',
    level: 'problem',
    subject: '',
    what: `There is no ${POLICY_FILE} on the default branch`,
    why: 'where our protection rule is on, every deployment is held; everywhere else nothing is',
    fix: `Add ${POLICY_FILE}, or leave this repository out of the App`,
  };
}

function unreadable(owner: string): Check {
  return {
    code: 'org-policy-unreadable',
    level: 'problem',
    subject: owner,
    what: `Whether ${owner} has a policy for all of its repositories cannot be read`,
    why: 'it may hold what this one lets go, so every gate stays closed',
    fix: `Install the App on ${owner}/.github too, which holds ${ORGANISATION_FILE}, or on all repositories`,
  };
}

function observing(): Check {
  return {
    code: 'policy-observes',
    level: 'note',
    subject: '',
    what: 'The policy only observes: everything is reported, and nothing is held',
    why: 'that is how a policy is tried out',
    fix: 'Set mode: enforce when it should hold',
  };
}
