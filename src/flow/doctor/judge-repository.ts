/** Whether a repository with policies in force is set up so that they hold what they should. */
import type { PolicyInForce } from '../../policy/decide.ts';
import { isGlob } from '../../policy/glob.ts';
import { isSameName } from '../../policy/names.ts';
import type { EnvironmentSettings, RepositorySettings } from '../ports.ts';
import { type Finding, isGated, judgePosture, type PostureCode } from '../posture/judge-posture.ts';
import { type Check, type Level, ok, unknown } from './check.ts';
import { judgeMerging, type SeenMerging } from './judge-merging.ts';

export interface SeenRepository extends RepositorySettings, SeenMerging {
  readonly visibility: 'public' | 'private' | 'internal' | null;
}

export interface EnvironmentRow extends EnvironmentSettings {
  /** The policies in force hold what goes there. */
  readonly isGated: boolean;
}

export function environmentRows(
  policies: readonly PolicyInForce[],
  { environments }: RepositorySettings,
): readonly EnvironmentRow[] {
  const enforced = policies.filter(({ policy }) => policy.mode === 'enforce');
  return environments.map((each) => ({ ...each, isGated: isGated(enforced, each.name) }));
}

const LEVELS: Readonly<Record<PostureCode, Level>> = {
  'rule-missing': 'problem',
  // What goes past is found and recorded.
  'admin-bypass': 'warning',
  'check-not-required': 'problem',
  'check-not-bound': 'problem',
};

export function judgeRepository(policies: readonly PolicyInForce[], seen: SeenRepository): readonly Check[] {
  const { findings } = judgePosture(policies, seen);
  const rows = environmentRows(policies, seen);
  const gated = rows.filter((row) => row.isGated);
  const isMergeGated = policies.some(
    ({ policy }) => policy.mode === 'enforce' && policy.gates.some((gate) => gate.at === 'merge'),
  );
  return [
    ...findings.map(judgeFinding),
    ...absentEnvironments(policies, seen),
    ...(findings.some(({ code }) => code === 'rule-missing') ? planOf(seen) : []),
    ...(gated.length > 0 && gated.every(({ hasOurRule }) => hasOurRule)
      ? [ok('rules', 'Our protection rule is on in every environment that the policy gates')]
      : []),
    ...gated.filter(({ hasOurRule, canAdminsBypass }) => hasOurRule && canAdminsBypass === null).map(bypassUnknown),
    ...nothingGated(policies, rows),
    ...(isMergeGated ? judgeMerging(findings, seen) : []),
  ];
}

function judgeFinding(finding: Finding): Check {
  return { ...finding, level: LEVELS[finding.code] };
}

function bypassUnknown({ name }: EnvironmentRow): Check {
  const what = `GitHub does not say whether administrators may bypass the protection rules of ${name}`;
  return unknown('admin-bypass', what, `See Settings → Environments → ${name}`, name);
}

/** GitHub makes an environment when the first job names it, and makes it without our rule. */
function absentEnvironments(policies: readonly PolicyInForce[], { environments }: SeenRepository): readonly Check[] {
  const named = policies
    .filter(({ policy }) => policy.mode === 'enforce')
    .flatMap(({ policy }) => Object.keys(policy.environments ?? {}))
    .filter((name) => !isGlob(name));
  const absent = [...new Set(named)].filter((name) => !environments.some((each) => isSameName(each.name, name)));
  return absent.map((name) => ({
    code: 'environment-absent',
    level: 'warning',
    subject: name,
    what: `The policy names the environment ${name}, and there is none of this name`,
    why: 'GitHub makes it when the first job names it, without our protection rule, and that job is not held',
    fix: `Settings → Environments: create ${name} and switch on Tidegate; or correct the name in the policy`,
  }));
}

/** An organisation's plan is shown to its owners only. Internal repositories exist with GitHub Enterprise alone. */
function planOf({ visibility, environments }: SeenRepository): readonly Check[] {
  if (visibility !== 'private' || environments.some(({ hasOurRule }) => hasOurRule)) return [];
  return [
    {
      code: 'plan-may-lack-rules',
      level: 'warning',
      subject: '',
      what: 'The repository is private, and our protection rule is on nowhere in it',
      why: 'GitHub offers protection rules for private repositories with GitHub Enterprise only, and does not tell the App which plan there is',
      fix: 'Where the settings of the environment have no "Deployment protection rules", use the Action: a job with `uses: OWNER/tidegate@COMMIT` and `with: { command: gate, environment: NAME }` before the one that deploys; see docs/guide/action.md',
    },
  ];
}

function nothingGated(policies: readonly PolicyInForce[], rows: readonly EnvironmentRow[]): readonly Check[] {
  const holds = policies.some(
    ({ policy }) => policy.mode === 'enforce' && policy.gates.some(({ at }) => at === 'deploy'),
  );
  if (!holds || rows.some((row) => row.hasOurRule || row.isGated)) return [];
  return [
    {
      code: 'nothing-gated',
      level: 'warning',
      subject: '',
      what: 'The policy has gates for deployments, and our protection rule is on in no environment',
      why: 'no deployment is held',
      fix: 'Settings → Environments → the environment → Deployment protection rules: switch on Tidegate',
    },
  ];
}
