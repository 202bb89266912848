/** Whether a repository is set up so that its policy can hold anything: from what was read, without reading. */
import type { PolicyInForce } from '../../policy/decide.ts';
import { matchesEnvironment } from '../../policy/names.ts';
import type { EnvironmentSettings, RepositorySettings, RequiredCheck } from '../ports.ts';

export type PostureCode = 'rule-missing' | 'admin-bypass' | 'check-not-required' | 'check-not-bound';

export const POSTURE_CODES: readonly PostureCode[] = [
  'rule-missing',
  'admin-bypass',
  'check-not-required',
  'check-not-bound',
];

/** A setting that is not as the policy needs it: what is so, why it matters, and what to do. */
export interface Finding {
  readonly code: PostureCode;
  /** The environment; empty: the repository. */
  readonly subject: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

export interface Posture {
  /** What could be judged: of a code that is not here nothing is known. */
  readonly codes: readonly PostureCode[];
  readonly findings: readonly Finding[];
}

/** The name of our check, as branches require it. */
const CHECK = 'tidegate';

/** @param policies those in force, the organisation's first; where all of them only observe, nothing has to hold. */
export function judgePosture(policies: readonly PolicyInForce[], settings: RepositorySettings): Posture {
  const enforced = policies.filter(({ policy }) => policy.mode === 'enforce');
  const environments = settings.environments.filter(({ name }) => isGated(enforced, name));
  const { requiredChecks } = settings;
  const isMergeGated = enforced.some(({ policy }) => policy.gates.some((gate) => gate.at === 'merge'));
  return {
    codes: requiredChecks === null ? ['rule-missing', 'admin-bypass'] : POSTURE_CODES,
    findings: [
      ...environments.flatMap(judgeEnvironment),
      ...(isMergeGated && requiredChecks !== null ? judgeChecks(requiredChecks) : []),
    ],
  };
}

/** Named by an `environments` section or by a gate. A gate for all environments names none: most hold no release. */
export function isGated(policies: readonly PolicyInForce[], environment: string): boolean {
  return policies.some(({ policy }) => {
    const asked = policy.gates.flatMap((gate) => gate.for?.environments ?? []);
    return matchesEnvironment([...Object.keys(policy.environments ?? {}), ...asked], environment);
  });
}

function judgeEnvironment({ name, hasOurRule, canAdminsBypass }: EnvironmentSettings): readonly Finding[] {
  if (!hasOurRule) {
    return [
      {
        code: 'rule-missing',
        subject: name,
        what: `The policy gates the environment ${name}, and our protection rule is not switched on there`,
        why: 'deployments to it are not held, whatever the policy says',
        fix: `Settings → Environments → ${name} → Deployment protection rules: switch on Tidegate`,
      },
    ];
  }
  if (canAdminsBypass !== true) return [];
  return [
    {
      code: 'admin-bypass',
      subject: name,
      what: `Administrators may bypass the protection rules of the environment ${name}`,
      why: 'a deployment can go past every gate; it is found afterwards, not held',
      fix: `Settings → Environments → ${name}: switch off "Allow administrators to bypass configured protection rules"`,
    },
  ];
}

function judgeChecks(required: readonly RequiredCheck[]): readonly Finding[] {
  const ours = required.filter(({ name }) => name === CHECK);
  if (ours.length === 0) {
    return [
      {
        code: 'check-not-required',
        subject: '',
        what: `The default branch does not require the check ${CHECK}`,
        why: 'the policy has gates for merging, and pull requests can be merged without them',
        fix: `Settings → Rules → Rulesets: require the status check ${CHECK}, with Tidegate as its source`,
      },
    ];
  }
  if (ours.some(({ from }) => from === 'us')) return [];
  return [
    {
      code: 'check-not-bound',
      subject: '',
      what: `The default branch requires the check ${CHECK}, but not from this App`,
      why: 'whoever may write statuses can report it as passed',
      fix: `Settings → Rules → Rulesets: choose Tidegate as the source of the required check ${CHECK}`,
    },
  ];
}
