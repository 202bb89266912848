/** Sends notices. The one door of this room. */
import type { Outcome } from '../domain/effect.ts';
import { type Channel, type Notice, PAGE_ADDRESS } from '../domain/notice.ts';
import { fullName } from '../domain/repository.ts';
import type { SendNotice } from '../flow/ports.ts';
import { type AllowedVariable, destinationOf } from './destination.ts';
import type { Message, MessageCase } from './message.ts';
import { outcomeOf } from './outcome.ts';
import { pagerDutyMessage } from './pagerduty.ts';
import { type Network, post } from './post.ts';
import { slackMessage } from './slack.ts';
import { webhookMessage } from './webhook.ts';

export interface NotifyOptions {
  readonly allowed: readonly AllowedVariable[];
  readonly network: Omit<Network, 'timeoutMs'>;
  /** Where events for PagerDuty go, without a slash at the end. */
  readonly pagerDutyUrl: string;
  /** Of GitHub's pages, without a slash at the end. */
  readonly webUrl: string;
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 10_000;

const MESSAGES: Readonly<Record<Channel, (given: MessageCase) => Message>> = {
  slack: slackMessage,
  pagerduty: pagerDutyMessage,
  webhook: webhookMessage,
};

export function connectNotify({
  allowed,
  network,
  pagerDutyUrl,
  webUrl,
  timeoutMs = TIMEOUT_MS,
}: NotifyOptions): SendNotice {
  return async (notice, at, mayBeTold = false): Promise<Outcome> => {
    const { target, repository } = notice;
    const destination = destinationOf(allowed, target, repository);
    if (destination.kind === 'refused') return { kind: 'superseded', because: `not sent: ${destination.because}` };
    const { value, signingSecret } = destination;
    const pageUrl = pageUrlOf(notice, webUrl);
    const message = MESSAGES[target.channel]({
      notice: withPage(notice, pageUrl),
      at,
      value,
      signingSecret,
      pageUrl,
      runbookUrl: runbookUrlOf(notice, webUrl),
      pagerDutyUrl,
      mayBeTold,
    });
    if (message.kind === 'refused') return { kind: 'superseded', because: `not sent: ${message.because}` };
    return outcomeOf(await post(message, { ...network, timeoutMs }), target);
  };
}

/** An announcement names the page before anybody knows GitHub's address. */
function withPage(notice: Notice, pageUrl: string): Notice {
  const { announcement, ...told } = notice.told;
  if (announcement === undefined) return notice;
  return { ...notice, told: { ...told, announcement: announcement.replaceAll(PAGE_ADDRESS, () => pageUrl) } };
}

/** The path of a file is no link where the message is read. */
function runbookUrlOf({ repository, told }: Notice, webUrl: string): string | null {
  const named = told.lines.flatMap((line) => /^Runbook: (.+)$/.exec(line)?.[1] ?? []);
  const path = told.runbook ?? named[0];
  if (path === undefined) return null;
  const segments = path.split('/').map((segment) => encodeURIComponent(segment.toWellFormed()));
  return `${webUrl}/${fullName(repository)}/blob/HEAD/${segments.join('/')}`;
}

function pageUrlOf({ repository, told }: Notice, webUrl: string): string {
  const run = told.runId === null ? '' : `actions/runs/${told.runId}`;
  const page = told.page ?? run;
  return `${webUrl}/${fullName(repository)}${page === '' ? '' : `/${page}`}`;
}
