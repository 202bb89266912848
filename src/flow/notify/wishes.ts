/** Who wants to be told of what: the `notify` sections of all policies in force, by target. */
import { parseDuration } from '../../domain/instant.ts';
import { CHANNELS, type NoticeEvent, type NoticeTarget } from '../../domain/notice.ts';
import type { PolicyInForce } from '../../policy/decide.ts';

export interface Wish {
  readonly target: NoticeTarget;
  /** Those that exist so far; a policy may name more. */
  readonly events: ReadonlySet<NoticeEvent>;
  readonly waitingOver: readonly Wait[];
}

export interface Wait {
  /** As the policy writes it, e.g. `24h`. */
  readonly text: string;
  readonly ms: number;
}

type Rule = NonNullable<PolicyInForce['policy']['notify']>[number];

/** One target named in two policies, or twice in one, is told once. */
export function wishesOf(policies: readonly PolicyInForce[]): readonly Wish[] {
  const rules = policies.flatMap(({ policy }) => policy.notify ?? []);
  const targets = new Map(rules.flatMap(targetsOf).map((target) => [keyOf(target), target]));
  return [...targets.values()].map((target) => {
    const own = rules.filter((rule) => targetsOf(rule).some((each) => keyOf(each) === keyOf(target)));
    return { target, ...wantedBy(own.flatMap(({ on }) => on)) };
  });
}

function keyOf({ channel, variable }: NoticeTarget): string {
  return `${channel}/${variable}`;
}

function targetsOf(rule: Rule): readonly NoticeTarget[] {
  return CHANNELS.flatMap((channel) => {
    const variable = rule[channel];
    return variable === undefined ? [] : [{ channel, variable }];
  });
}

const SENT: readonly NoticeEvent[] = [
  'decision',
  'released',
  'rollback',
  'rollback-failed',
  'override',
  'verification-missing',
];

function wantedBy(on: Rule['on']): Pick<Wish, 'events' | 'waitingOver'> {
  const waits = on.flatMap((each) =>
    typeof each === 'object' && 'gate-waiting-over' in each ? [each['gate-waiting-over']] : [],
  );
  return {
    events: new Set(SENT.filter((event) => on.some((each) => each === event))),
    waitingOver: [...new Set(waits)].flatMap((text) => {
      const ms = parseDuration(text);
      return ms === undefined ? [] : [{ text, ms }];
    }),
  };
}
