/** Stands for Slack and PagerDuty on loopback, and shows what a telephone would: a headline, and the lines below it. */
import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

export interface Message {
  /** Who gets it: the variable that the policy names. */
  readonly to: string;
  readonly kind: 'message' | 'page' | 'all-clear';
  readonly headline: string;
  readonly text: string;
  /** PagerDuty's: one alert has one key. */
  readonly alertKey: string | null;
}

export interface Telephone extends AsyncDisposable {
  /** Variables of the App's environment: where to send, and whom PagerDuty's answers come from. */
  readonly settings: Readonly<Record<string, string>>;
  /** Oldest first. */
  readonly messages: readonly Message[];
  /** Header and body with which PagerDuty tells that somebody acknowledged an incident. */
  acknowledgement(alertKey: string, by: string): { readonly signature: string; readonly body: string };
}

const CHANNELS = ['CHANNEL_URL', 'LEADS_URL'] as const;
/** PagerDuty's keys have 32 letters and digits. */
const KEYS = {
  PD_ROUTING_KEY: 'R0oncall0oncall0oncall0oncall000',
  PD_MANAGER_KEY: 'R0manager0manager0manager0manage',
} as const;

export async function openTelephone(): Promise<Telephone> {
  const messages: Message[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      messages.push(messageOf(request.url ?? '', JSON.parse(body)));
      response.writeHead(request.url?.startsWith('/v2/') ? 202 : 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const secret = randomBytes(32).toString('hex');
  return {
    settings: {
      NOTIFY_VARIABLES: [...CHANNELS, ...Object.keys(KEYS)].join(', '),
      NOTIFY_NETWORK: 'loopback',
      NOTIFY_PAGERDUTY_URL: url,
      PAGERDUTY_WEBHOOK_SECRET: secret,
      ...KEYS,
      ...Object.fromEntries(CHANNELS.map((name) => [name, `${url}/slack/${name}`])),
    },
    messages,
    acknowledgement: (alertKey, by) => acknowledged(secret, alertKey, by),
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

interface SlackBody {
  readonly text: string;
  readonly blocks: readonly { readonly type: string; readonly text?: { readonly text: string } }[];
}

interface PagerDutyBody {
  readonly routing_key: string;
  readonly event_action?: 'trigger' | 'resolve';
  readonly dedup_key?: string;
  readonly payload?: {
    readonly summary: string;
    readonly severity?: string;
    readonly custom_details: { readonly details?: readonly string[] };
  };
}

function messageOf(path: string, body: SlackBody & PagerDutyBody): Message {
  if (!path.startsWith('/v2/')) {
    const section = body.blocks.find(({ type }) => type === 'section')?.text?.text ?? '';
    const to = path.split('/').at(-1) ?? '';
    return { to, kind: 'message', headline: plain(body.text), text: plain(section), alertKey: null };
  }
  const [to = ''] = Object.entries(KEYS).find(([, key]) => key === body.routing_key) ?? [];
  const { payload, event_action: action } = body;
  const headline = payload?.summary ?? '';
  const text = (payload?.custom_details.details ?? []).join('\n');
  return { to, kind: action === 'resolve' ? 'all-clear' : 'page', headline, text, alertKey: body.dedup_key ?? null };
}

/** As Slack shows it: three characters are escaped on the way. */
function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function acknowledged(secret: string, alertKey: string, by: string): { signature: string; body: string } {
  const event = {
    event_type: 'incident.acknowledged',
    agent: { type: 'user_reference', summary: by },
    data: { type: 'incident', incident_key: alertKey },
  };
  const body = JSON.stringify({ event });
  return { signature: `v1=${createHmac('sha256', secret).update(body).digest('hex')}`, body };
}
