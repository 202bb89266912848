/** Rows 5 to 7: does the finding say that this release is bad? A person who asks for a rollback has said so. */
import type { RollbackSettings, Trigger } from '../case.ts';
import { type Found, holds, type Look, passes, type Row } from './row.ts';

type Finding = Extract<Trigger, { readonly kind: 'verification' }>;

export const FINDING_ROWS: readonly Row[] = [
  {
    number: 5,
    code: 'inconclusive',
    action: 'page',
    keepsOut: true,
    condition: 'The verification could not say (`error`, `inconclusive`): it is made once more, then people look',
    look: ofFinding(lookForUnsure),
  },
  {
    number: 5,
    code: 'not-a-trigger',
    action: 'page',
    keepsOut: true,
    condition: 'The policy does not list this verdict under `on`',
    look: ofFinding(lookForTrigger),
  },
  {
    number: 6,
    code: 'pre-existing',
    action: 'page',
    keepsOut: false,
    condition: 'All that failed had failed before the deployment',
    look: ofFinding(lookForPreExisting),
  },
  {
    number: 6,
    code: 'runner-network',
    action: 'page',
    keepsOut: false,
    condition: 'The control probe failed, so the network of the runner is at fault',
    look: ofFinding(({ reasonCode }) =>
      reasonCode === 'runner-network' ? holds('the control probe failed') : passes('no sign of it'),
    ),
  },
  {
    number: 7,
    code: 'advisory-only',
    action: 'none',
    keepsOut: false,
    condition: 'Only advisory checks failed',
    look: ofFinding(({ isAdvisoryOnly }) =>
      isAdvisoryOnly ? holds('only advisory checks failed') : passes('not only advisory checks'),
    ),
  },
];

function ofFinding(look: (finding: Finding, rules: RollbackSettings | undefined) => Found): (look: Look) => Found {
  return ({ case: { trigger, rules } }) =>
    trigger.kind === 'requested' ? passes(`asked for by ${trigger.by}`) : look(trigger, rules);
}

/** A verification that a person cancelled is neither a failure nor worth another try. */
function lookForUnsure({ verdict, retries, reasonCode }: Finding, rules: RollbackSettings | undefined): Found {
  if (verdict !== 'error' && verdict !== 'inconclusive') return passes(verdict);
  const value = `${verdict}${reasonCode === null ? '' : ` (${reasonCode})`}, verified again ${retries} times`;
  const data = { verdict, retries, cause: reasonCode };
  if (reasonCode === 'cancelled') return { ...holds(value, data), keepsOut: false };
  if (retries < 1) return { ...holds(value, data), action: 'retry-verification', keepsOut: false };
  return rules?.on.includes(verdict) === true ? passes(`${value}; listed under \`on\``) : holds(value, data);
}

/** A verification that never came says nothing bad of the commit. */
function lookForTrigger({ verdict }: Finding, rules: RollbackSettings | undefined): Found {
  if (rules !== undefined && (rules.on as readonly string[]).includes(verdict)) return passes(`${verdict} is listed`);
  return { ...holds(`${verdict} is not listed`, { verdict, on: rules?.on ?? [] }), keepsOut: verdict !== 'missing' };
}

function lookForPreExisting({ failedChecks, preExisting, reasonCode }: Finding): Found {
  const own = failedChecks.filter((id) => !preExisting.includes(id));
  const isAll = failedChecks.length > 0 && own.length === 0;
  if (isAll || reasonCode === 'pre-existing') return holds('all of them failed before', { checks: failedChecks });
  return passes(failedChecks.length === 0 ? 'no single checks known' : `new: ${own.join(', ')}`);
}
