/** The answer to a command where no policy says who may give it. */
import type { PolicyState } from '../policies.ts';
import { POLICY_FILE } from '../policy/repository-policy.ts';
import { brokenPolicy, sayUnreadable } from './hold-texts.ts';
import type { ReplyText } from './reply-texts.ts';

/** `owner` is the login of whom the repository belongs to. */
export function replyWithoutPolicy(policy: Exclude<PolicyState, { kind: 'in-force' }>, owner: string): ReplyText {
  const end = 'What waits stays held until then.';
  switch (policy.kind) {
    case 'org-policy-unreadable':
      return {
        summary: 'The policy of the organisation cannot be read, so nobody is known to be permitted.',
        body: `**Nothing was done (\`org-policy-unreadable\`): ${sayUnreadable(owner, policy.because)} ${end}`,
      };
    case 'invalid':
      return {
        summary: 'There is no policy that says who may.',
        body: `**Nothing was done**: ${brokenPolicy(policy.problems)} is invalid, so nobody is named who may. Correct it. ${end}`,
      };
    case 'none':
      return {
        summary: 'There is no policy that says who may.',
        body: `**Nothing was done**: \`${POLICY_FILE}\` is missing on the default branch, so nobody is named who may. Add it. ${end}`,
      };
  }
}
