/** Whether PagerDuty is heard: the secrets of its webhook subscriptions. */
import { Secret } from '../secret.ts';
import { weaknessOf } from '../weak-secret.ts';

/** @returns none where it is not set; null where one of them is no secret, which `report` was told. */
export function readPagerDutySecrets(
  setting: (variable: string) => string | undefined,
  report: (variable: string, message: string) => null,
): readonly Secret[] | null {
  const values = (setting('PAGERDUTY_WEBHOOK_SECRET') ?? '').split(',').map((value) => value.trim());
  const secrets = values.filter((value) => value !== '');
  const weakness = secrets.map(weaknessOf).find((each) => each !== null);
  if (weakness === undefined) return secrets.map((value) => new Secret(value));
  return report(
    'PAGERDUTY_WEBHOOK_SECRET',
    `${weakness}; whoever guesses it can keep people from being paged. Copy the signing secret that PagerDuty showed ` +
      'when the webhook subscription was made; two with a comma between them while one takes the place of the other.',
  );
}
