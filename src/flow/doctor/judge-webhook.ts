/** Whether GitHub's webhooks get to us whole, signed and unread by others. */
import { type Check, ok } from './check.ts';

export interface WebhookConfig {
  readonly url: string;
  readonly contentType: string;
  readonly hasSecret: boolean;
  readonly checksCertificate: boolean;
}

const WEBHOOK_PATH = '/api/github/webhooks';

/** @param page where the owner of the App changes it. */
export function judgeWebhook(
  config: WebhookConfig | null,
  baseUrl: string | undefined,
  page: string,
): readonly Check[] {
  const url = URL.parse(config?.url ?? '');
  if (config === null || url === null) {
    return [
      fault('webhook-off', 'The App has no webhook', {
        why: 'GitHub tells it nothing, and what waits is only noticed late',
        fix: `On ${page}, tick "Active" and set the webhook URL to ${baseUrl ?? 'https://YOUR-SERVER'}${WEBHOOK_PATH}`,
      }),
    ];
  }
  const found = [...judgeAddress(config.url, url, baseUrl, page), ...judgeManner(config, page)];
  return found.length > 0 ? found : [ok('webhook', `Webhooks go to ${config.url}, as signed JSON`)];
}

function judgeAddress(told: string, url: URL, baseUrl: string | undefined, page: string): readonly Check[] {
  if (!url.pathname.endsWith(WEBHOOK_PATH)) {
    return [
      fault('webhook-path', `Webhooks go to ${told}, where the App does not listen`, {
        why: 'every one of them is refused, and what waits is only noticed late',
        fix: `On ${page}, set the webhook URL to ${baseUrl ?? url.origin}${WEBHOOK_PATH}`,
      }),
    ];
  }
  if (baseUrl === undefined || told === `${baseUrl}${WEBHOOK_PATH}`) return [];
  return [
    fault(
      'webhook-elsewhere',
      `Webhooks go to ${told}, and BASE_URL is ${baseUrl}`,
      {
        why: 'unless both lead to this server, either webhooks or verifications do not arrive',
        fix: `Where it is not meant so, set the webhook URL on ${page} to ${baseUrl}${WEBHOOK_PATH}`,
      },
      'warning',
    ),
  ];
}

function judgeManner({ url, contentType, hasSecret, checksCertificate }: WebhookConfig, page: string) {
  const isPlain = url.startsWith('http:') && !/^http:\/\/(localhost|127\.[\d.]+|\[::1\])[:/]/.test(url);
  return [
    ...(contentType === 'json'
      ? []
      : [
          fault('webhook-content-type', `Webhooks are sent as "${contentType}"`, {
            why: 'the App reads JSON only, and refuses every one of them',
            fix: `On ${page}, choose the content type "application/json"`,
          }),
        ]),
    ...(hasSecret
      ? []
      : [
          fault('webhook-without-secret', 'Webhooks are not signed', {
            why: 'the App refuses every one of them',
            fix: `On ${page}, set the webhook secret to the value of WEBHOOK_SECRET`,
          }),
        ]),
    ...(checksCertificate && !isPlain
      ? []
      : [
          fault(
            'webhook-unprotected',
            isPlain ? 'Webhooks go over plain HTTP' : "GitHub does not check the server's certificate",
            {
              why: 'whoever is on the way can read what they tell of private repositories',
              fix: isPlain ? `On ${page}, give an https address` : `On ${page}, enable SSL verification`,
            },
            'warning',
          ),
        ]),
  ];
}

function fault(
  code: string,
  what: string,
  { why, fix }: { readonly why: string; readonly fix: string },
  level: 'warning' | 'problem' = 'problem',
): Check {
  return { code, level, subject: '', what, why, fix };
}
