/** What people do in the rehearsal, as it is typed. */
import type { PullRequest, Repository } from '../../../../standin/start.ts';
import { PEOPLE } from './repository.ts';

export const ORDERS = `Type here what people do:

  change         Anna opens a pull request that changes the shop
  change docs    Anna opens one that changes its documentation only
  deploy         Anna merges it, and the workflow wants to deploy it to production
  NAME: TEXT     somebody comments on it, such as "ben: /tidegate approve production"
  quit           the end; Ctrl-C does the same
`;

/** Does what was typed, and says what was done. Null: somebody quits. */
export function createOrders(shop: Repository): (line: string) => string | null {
  let changes = 0;
  let pull: PullRequest | undefined;

  function change(isDocs: boolean): string {
    changes += 1;
    const branch = `change-${changes}`;
    const title = isDocs ? `docs: say more (${changes})` : `feat: sell more (${changes})`;
    const text = `export const change = ${changes};\n`;
    const files = isDocs ? { [`docs/page-${changes}.md`]: '# Page\n' } : { 'src/shop.ts': text };
    shop.push({ branch, message: title, author: 'anna', files });
    pull = shop.openPullRequest({ head: branch, title, author: 'anna' });
    return `Anna opened pull request #${pull.number}: ${title}`;
  }

  function deploy(): string {
    if (pull === undefined || pull.merged) return 'There is nothing to merge. Type: change';
    pull.merge({ by: 'anna', method: 'squash' });
    const run = shop.startRun({ environment: 'production', actor: 'anna' });
    return `Anna merged #${pull.number}. Run ${run.id} wants to deploy ${run.sha.slice(0, 7)} to production.`;
  }

  function comment(login: string, text: string): string {
    const who = PEOPLE.find((each) => each === login.toLowerCase());
    if (who === undefined) return `There is no ${login} here, only ${PEOPLE.join(', ')}.`;
    if (pull === undefined) return 'There is no pull request to comment on. Type: change';
    pull.comment(text, who);
    return `${who} commented on #${pull.number}.`;
  }

  const orders: Readonly<Record<string, () => string | null>> = {
    change: () => change(false),
    'change docs': () => change(true),
    deploy,
    quit: () => null,
    '': () => '',
  };

  return (line) => {
    const order = line.trim().replace(/\s+/g, ' ');
    const said = /^(\w+):\s*(\S.*)$/.exec(order);
    if (said) return comment(said[1] ?? '', said[2] ?? '');
    return Object.hasOwn(orders, order) ? (orders[order]?.() ?? null) : ORDERS;
  };
}
