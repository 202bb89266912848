/**
 * An event for PagerDuty's Events API v2. What somebody should look at triggers an alert, and resolves it when it is
 * over; what only happened is a change event, which shows beside alerts and wakes nobody.
 */
import { alertKeyOf, type Notice, type NoticeEvent } from '../domain/notice.ts';
import { fullName } from '../domain/repository.ts';
import { type Message, type MessageCase, repetition } from './message.ts';

/** PagerDuty gives integrations keys of this shape. What looks different is some other secret in the wrong place. */
const ROUTING_KEY = /^[A-Za-z0-9]{32}$/;

export function isRoutingKey(value: string): boolean {
  return ROUTING_KEY.test(value.trim());
}

type Severity = 'critical' | 'error' | 'warning';

/** Events that are not here are change events. */
const ALERTS: Readonly<Partial<Record<NoticeEvent, Severity>>> = {
  rollback: 'error',
  'rollback-failed': 'error',
  override: 'warning',
  'gate-waiting-over': 'warning',
  'verification-missing': 'error',
  'verification-failed': 'error',
  escalation: 'error',
  'bypass-found': 'warning',
  'guard-off': 'warning',
  'audit-broken': 'error',
};

/** A page that nobody acknowledged is more than an error by the time the next level gets it. */
function severityOf({ event, told }: Notice): Severity | undefined {
  return event === 'escalation' && (told.level ?? 1) > 1 ? 'critical' : ALERTS[event];
}

export function pagerDutyMessage(given: MessageCase): Message {
  const { notice, value, pagerDutyUrl } = given;
  const key = value.reveal().trim();
  if (!isRoutingKey(key)) {
    const because = `${notice.target.variable} does not hold a routing key of PagerDuty. Set it to the 32 letters and digits of an integration of the type "Events API v2"`;
    return { kind: 'refused', because };
  }
  const severity = severityOf(notice);
  const [path, event] =
    severity === undefined ? ['change/enqueue', changeOf(given)] : ['enqueue', alertOf(given, severity)];
  const url = new URL(`${pagerDutyUrl}/v2/${path}`);
  return { kind: 'message', url, headers: {}, body: JSON.stringify({ routing_key: key, ...event }) };
}

function alertOf(given: MessageCase, severity: Severity): object {
  const { notice, pageUrl } = given;
  const dedup = { dedup_key: alertKeyOf(notice) };
  if (notice.action === 'resolve') return { event_action: 'resolve', ...dedup };
  return {
    event_action: 'trigger',
    ...dedup,
    client: 'Tidegate',
    client_url: pageUrl,
    links: linksTo(given),
    payload: {
      ...payloadOf(notice),
      severity,
      component: notice.told.environment ?? undefined,
      group: fullName(notice.repository),
      class: notice.event,
    },
  };
}

/** Unlike an alert it has no key. */
function changeOf(given: MessageCase): object {
  const { notice } = given;
  const summary = `${notice.told.summary}${repetition(given)}`;
  return { links: linksTo(given), payload: { ...payloadOf(notice), summary } };
}

function payloadOf({ told, repository, event }: Notice): object {
  const { environment, sha, at, summary, decision, announcement } = told;
  const lines = announcement === undefined ? told.lines : announcement.split('\n');
  const outline = { tier: decision?.tier, verdict: decision?.verdict };
  const details = { event, environment, commit: sha, details: lines, level: told.level, ...outline };
  return { summary, source: fullName(repository), timestamp: at, custom_details: details };
}

function linksTo({ pageUrl, runbookUrl = null }: MessageCase): readonly object[] {
  return [
    { href: pageUrl, text: 'On GitHub' },
    ...(runbookUrl === null ? [] : [{ href: runbookUrl, text: 'Runbook' }]),
  ];
}
