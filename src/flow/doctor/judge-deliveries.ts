/** Whether GitHub's webhooks arrived lately. */
import { type Check, ok, unknown } from './check.ts';

export interface DeliveryCount {
  readonly delivered: number;
  /** Those that never got through, not even when sent again. */
  readonly failed: number;
  /** Why the newest delivery failed, in GitHub's words; null when it did not. */
  readonly newestFault: string | null;
  /** The same of the newest that failed. */
  readonly lastFault: string | null;
}

export function judgeDeliveries({ delivered, failed, newestFault, lastFault }: DeliveryCount): readonly Check[] {
  if (delivered + failed === 0) {
    const what = 'GitHub has sent no webhook in the last day, so whether they arrive is not known';
    return [unknown('deliveries-none', what, 'Push to a repository of the App, wait a minute and look again')];
  }
  if (failed === 0 && newestFault === null)
    return [ok('deliveries', `Webhooks of the last day that arrived: all ${delivered}`)];
  const all = `Webhooks of the last day that did not arrive: ${failed} of ${delivered + failed}`;
  const told = {
    subject: '',
    why: 'what they told of is only noticed late',
    fix: 'See "Advanced" on the page of the App; missed ones are asked for again by a sweep for 3 days',
  };
  if (newestFault !== null) {
    const what = `${all}. The newest try failed: ${newestFault}`;
    return [{ ...told, code: 'deliveries-failing', level: 'problem', what }];
  }
  const what = `${all}. Why the last of them did not: ${lastFault ?? 'GitHub does not say'}`;
  return [{ ...told, code: 'deliveries-failed', level: 'warning', what }];
}
