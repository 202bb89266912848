/**
 * What tells one notice from the next for whoever gets it: PagerDuty its key, a webhook its id. Slack knows nothing but
 * the text, in which the address of the run or of the milestone stands.
 */
import { alertKeyOf, type Notice, noticeId } from '../../src/domain/notice.ts';
import { slackMessage } from '../../src/notify/slack.ts';

export interface Told {
  readonly path: string;
  readonly webhookId: string | undefined;
  readonly body: string;
}

export interface Page {
  readonly event_action: 'trigger' | 'resolve';
  readonly dedup_key: string;
  readonly client_url?: string;
  readonly payload?: { readonly class: string; readonly summary: string };
}

/** The page of PagerDuty that it is; null: it is told to another channel. */
export function pageIn({ path, body }: Told): Page | null {
  return path.endsWith('/v2/enqueue') ? (JSON.parse(body) as Page) : null;
}

export function identityOf(told: Told): string {
  const page = pageIn(told);
  if (page !== null) return identityOfPage(page.event_action, page.dedup_key);
  return told.webhookId === undefined ? `slack ${textsIn(told.body)}` : `webhook ${told.webhookId}`;
}

/** The same, of what is in the database. */
export function identityOfNotice(notice: Notice, webUrl: string): string {
  switch (notice.target.channel) {
    case 'pagerduty':
      return identityOfPage(notice.action === 'tell' ? 'trigger' : 'resolve', alertKeyOf(notice));
    case 'webhook':
      return `webhook ${noticeId(notice)}`;
    case 'slack':
      return `slack ${textsIn(slackBody(notice, webUrl))}`;
  }
}

function identityOfPage(action: Page['event_action'], key: string): string {
  return `page ${action} ${key}`;
}

function slackBody(notice: Notice, webUrl: string): string {
  const value = { reveal: () => 'https://slack.example.com/' };
  const { runId, page = runId === null ? '' : `actions/runs/${runId}` } = notice.told;
  const { owner, name } = notice.repository;
  const pageUrl = `${webUrl}/${owner}/${name}${page === '' ? '' : `/${page}`}`;
  const given = { notice, at: 0, value, signingSecret: undefined, pageUrl, pagerDutyUrl: '', mayBeTold: false };
  const message = slackMessage(given);
  return message.kind === 'message' ? message.body : '{}';
}

/** That it may be a repetition is no part of what it tells. */
function textsIn(body: string): string {
  return JSON.stringify(JSON.parse(body)).replaceAll(' (may have been told before)', '');
}
