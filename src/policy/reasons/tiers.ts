/** Codes of what makes a tier besides the rules of a policy. */

/** Why a change or a release has a tier whatever the rules say. */
export const TIER_CODES = {
  incomplete: 'GitHub listed only a part of the changes or files: highest tier.',
  'first-deployment': 'Nothing ran in the environment before and no changes are listed: highest tier.',
  diverged: 'The release does not contain the commit that runs now, so it takes commits away: highest tier.',
  backward: 'The release goes back, and what it takes away is not listed: highest tier.',
  'unknown-commit':
    'Which commit would be deployed is not known, as when a person starts a run with an input that takes any text: highest tier, never a rollback or a redeploy.',
  'unknown-contributor': 'A commit is by somebody GitHub does not know: one tier up.',
  'label-not-permitted': 'A label that lowers something was set by a person who may not: it does not lower.',
  'tiers-conflict':
    'The tiers of the repository do not contain those of the organisation in the same order: highest tier.',
  'change-fail-rate': 'The lane failed as often as `escalate` says: as many tiers up as it says.',
  unknown:
    'How often the lane failed over the time that `escalate` asks for is not known: as many tiers up as it says.',
  redeploy: 'The environment runs this commit already and there are no changes: lowest tier.',
  'no-changes': 'The release has no changes, or none of the service that is deployed: lowest tier.',
} as const satisfies Readonly<Record<string, string>>;
