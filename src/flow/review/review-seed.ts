import type { Reviewed } from './review-text.ts';

/** What people fill in. */
export function seedOfReview({ decision }: Reviewed): string {
  const first =
    decision.override === null
      ? ['- [ ] What was wrong with the release is known, and where it came from']
      : ['- [ ] What the gates ask for was caught up on, or somebody says why it need not be'];
  return [
    '### Looking back',
    '',
    ...first,
    '- [ ] Nothing that was deployed needs to be repaired',
    '- [ ] It is decided what changes, in the code or in the policy, so that it is not needed again',
    '',
    '**What happened, and why:**',
    '',
    '**What we change:**',
    '',
  ].join('\n');
}
