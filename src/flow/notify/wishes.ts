/** Who wants to be told of what: the `notify` sections of all policies in force, by target and template. */
import { parseDuration } from '../../domain/instant.ts';
import { CHANNELS, type NoticeEvent, type NoticeTarget } from '../../domain/notice.ts';
import type { PolicyInForce } from '../../policy/decide.ts';

export interface Wish extends Waits {
  readonly target: NoticeTarget;
  /** Those that are told when they happen. The four that have a length of time are the lists below. */
  readonly events: ReadonlySet<NoticeEvent>;
  /** Path of the text of its announcements, in the repository of the policy; undefined: ours. */
  readonly template: string | undefined;
  /** Which policy asks for it: the first of them, where several ask for the same. */
  readonly source: PolicyInForce['source'];
}

/** Events that are told so long before or after something. */
interface Waits {
  readonly waitingOver: readonly Wait[];
  readonly windowOpensIn: readonly Wait[];
  readonly approvalMissing: readonly Wait[];
  readonly undeployedOver: readonly Wait[];
}

export interface Wait {
  /** As the policy writes it, e.g. `24h`. */
  readonly text: string;
  readonly ms: number;
}

type Rule = NonNullable<PolicyInForce['policy']['notify']>[number];

type On = Rule['on'][number];

type TimedEvent = 'gate-waiting-over' | 'window-opens-in' | 'approval-missing-before-window' | 'undeployed-over';

interface Asked {
  readonly target: NoticeTarget;
  readonly template: string | undefined;
  readonly source: PolicyInForce['source'];
  readonly on: readonly On[];
}

/**
 * One target named in two policies, or twice in one, is told once of each event: as the first rule that asks for it
 * wants it, the organisation's rules first.
 */
export function wishesOf(policies: readonly PolicyInForce[]): readonly Wish[] {
  const told = new Set<string>();
  const wishes = new Map<string, Asked[]>();
  for (const each of policies.flatMap(askedIn)) {
    const isNews = (one: On): boolean => !told.has(`${keyOf(each.target)} ${wordOf(one)}`);
    const on = each.on.filter(isNews);
    for (const one of on) told.add(`${keyOf(each.target)} ${wordOf(one)}`);
    const template = each.template === undefined ? '' : `${each.source} ${each.template}`;
    const key = `${keyOf(each.target)} ${template}`;
    wishes.set(key, [...(wishes.get(key) ?? []), { ...each, on }]);
  }
  return [...wishes.values()].flatMap(wishOf);
}

function askedIn({ policy, source }: PolicyInForce): readonly Asked[] {
  return (policy.notify ?? []).flatMap((rule) => {
    const { on, template } = rule;
    return targetsOf(rule).map((target) => ({ target, template, source, on }));
  });
}

function targetsOf(rule: Rule): readonly NoticeTarget[] {
  return CHANNELS.flatMap((channel) => {
    const variable = rule[channel];
    return variable === undefined ? [] : [{ channel, variable }];
  });
}

function keyOf({ channel, variable }: NoticeTarget): string {
  return `${channel}/${variable}`;
}

function wordOf(on: On): string {
  return typeof on === 'string' ? on : Object.entries(on).flat().join(' ');
}

function wishOf(asked: readonly Asked[]): readonly Wish[] {
  const [first] = asked;
  if (first === undefined) return [];
  const { target, template, source } = first;
  const on = asked.flatMap((each) => each.on);
  const wish: Wish = {
    target,
    template,
    source,
    events: new Set(on.filter((each) => typeof each === 'string')),
    waitingOver: waitsOf(on, 'gate-waiting-over'),
    windowOpensIn: waitsOf(on, 'window-opens-in'),
    approvalMissing: waitsOf(on, 'approval-missing-before-window'),
    undeployedOver: waitsOf(on, 'undeployed-over'),
  };
  return on.length === 0 ? [] : [wish];
}

function waitsOf(on: readonly On[], event: TimedEvent): readonly Wait[] {
  const texts = on.flatMap((each): readonly unknown[] => {
    return typeof each === 'object' && Object.hasOwn(each, event) ? Object.values(each) : [];
  });
  return [...new Set(texts)].flatMap((text) => {
    const ms = typeof text === 'string' ? parseDuration(text) : undefined;
    return ms === undefined || typeof text !== 'string' ? [] : [{ text, ms }];
  });
}
