/** One message as its channel wants it, ready to be posted; or why there is none. */
import type { EpochMs } from '../domain/instant.ts';
import type { Notice } from '../domain/notice.ts';
import type { Hidden } from './destination.ts';

export type Message =
  | {
      readonly kind: 'message';
      readonly url: URL;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** It cannot be sent as things are; trying again changes nothing. Tells no value. */
  | { readonly kind: 'refused'; readonly because: string };

export interface MessageCase {
  readonly notice: Notice;
  readonly at: EpochMs;
  readonly value: Hidden;
  readonly signingSecret: Hidden | undefined;
  /** Of the run on GitHub, or of what else it is about. */
  readonly pageUrl: string;
  /** Where it is written what to do; null, or absent: nothing names that. */
  readonly runbookUrl?: string | null | undefined;
  /** Where events for PagerDuty go, without a slash at the end. */
  readonly pagerDutyUrl: string;
  /** An earlier try may have arrived. Said where nothing else tells a repetition. */
  readonly mayBeTold: boolean;
}

/** Ends what has no key by which a receiver could know it again. */
export function repetition({ mayBeTold }: Pick<MessageCase, 'mayBeTold'>): string {
  return mayBeTold ? ' (may have been told before)' : '';
}

/** The address that a variable holds. */
export function addressIn({ value, notice }: Pick<MessageCase, 'value' | 'notice'>): URL | null {
  const url = URL.parse(value.reveal().trim());
  const isAddress = url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
  return isAddress && url.username === '' && url.password === '' && notice.target.channel !== 'pagerduty' ? url : null;
}

export function noAddress({ notice }: Pick<MessageCase, 'notice'>): Message {
  const { variable, channel } = notice.target;
  const because = `${variable} does not hold the address of a ${channel === 'slack' ? 'Slack webhook' : 'webhook'}. Set it to one that begins with https:// and has no user name in it`;
  return { kind: 'refused', because };
}
