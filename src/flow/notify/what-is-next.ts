/** What whoever is told of a release hears of it next, as far as they asked for it: silence says nothing otherwise. */

import { saidDuration } from '../../calendar/wording.ts';
import type { NoticeEvent } from '../../domain/notice.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { entryFor } from '../../policy/names.ts';

/** That something is wrong with it. */
const BAD: readonly NoticeEvent[] = ['verification-failed', 'verification-missing', 'rollback', 'rollback-failed'];

/** A sentence. */
export function sayWhatIsNext(
  environment: string,
  events: ReadonlySet<NoticeEvent>,
  policies: readonly Pick<PolicyInForce, 'policy'>[],
): string {
  const watched = policies.flatMap(({ policy }) => entryFor(policy, environment)?.verify?.watch?.for ?? []).at(-1);
  const moments = [
    ...(BAD.some((event) => events.has(event)) ? ['when something is wrong with it'] : []),
    ...(watched !== undefined && events.has('watching-ended')
      ? [`when it has been watched for ${saidDuration(watched)}`]
      : []),
  ];
  return moments.length === 0 ? 'Nothing more is told of it here.' : `You are told next ${moments.join(', or ')}.`;
}
