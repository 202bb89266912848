/** A message for an incoming webhook of Slack: plain text in blocks, so that nothing people wrote is more than text. */
import { addressIn, type Message, type MessageCase, noAddress, repetition } from './message.ts';

/** Slack's limit for a header; a section takes 3,000 characters. */
const LONGEST_HEADER = 150;
const LONGEST_SECTION = 3000;

export function slackMessage(given: MessageCase): Message {
  const url = addressIn(given);
  if (url === null) return noAddress(given);
  const { summary, lines, announcement } = given.notice.told;
  const text = announcement ?? lines.join('\n');
  const again = repetition(given);
  const blocks = [
    { type: 'header', text: plain(summary, LONGEST_HEADER) },
    ...(text === '' ? [] : [{ type: 'section', text: plain(text, LONGEST_SECTION) }]),
    { type: 'context', elements: [{ type: 'mrkdwn', text: `${links(given)}${again}` }] },
  ];
  // `text` is what a notification on a telephone shows.
  const body = JSON.stringify({ text: escaped(summary) + again, blocks, unfurl_links: false, unfurl_media: false });
  return { kind: 'message', url, headers: {}, body };
}

function links({ pageUrl, runbookUrl = null }: MessageCase): string {
  const runbook = runbookUrl === null ? '' : ` · <${escaped(runbookUrl)}|Runbook>`;
  return `<${pageUrl}|Open on GitHub>${runbook}`;
}

function plain(text: string, limit: number): { type: 'plain_text'; emoji: false; text: string } {
  return { type: 'plain_text', emoji: false, text: cut(text, limit) };
}

/** Escaping makes it longer, and half an escape would be none. */
function cut(text: string, limit: number): string {
  const whole = escaped(text);
  if (whole.length <= limit) return whole;
  let kept = '';
  for (const character of text) {
    const next = escaped(character);
    if (kept.length + next.length >= limit) break;
    kept += next;
  }
  return `${kept}…`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** These three are all that gives text power in Slack: mentions, channels and links are written in angle brackets. */
function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? '');
}
