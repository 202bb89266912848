/** A rehearsal: a GitHub on loopback, what people type to it, and what it shows, until nobody types any more. */
import { clearLine, createInterface, cursorTo } from 'node:readline';
import { startStandin } from '../../../../standin/start.ts';
import { newWebhookSecret } from '../app-process.ts';
import { createNarrator } from '../narrator.ts';
import { makeFolder } from './folder.ts';
import { createOrders, ORDERS } from './orders.ts';
import { buildRepository, POLICY } from './repository.ts';
import { watchGitHub } from './watch.ts';

export interface RehearsalOptions {
  /** Made for this, and removed at the end. */
  readonly folder: string;
  /** Of the App, on this machine. */
  readonly port: number;
}

type Lines = ReturnType<typeof createInterface>;

/** Resolves when the input ends, or somebody quits. */
export async function rehearse({ folder, port }: RehearsalOptions): Promise<void> {
  const webhookSecret = newWebhookSecret();
  const github = await startStandin({ app: { webhookSecret } });
  try {
    await using files = await makeFolder(folder, { github, webhookSecret, port });
    const shop = buildRepository(github);
    const webhookUrl = `http://127.0.0.1:${port}/api/github/webhooks`;
    github.sendWebhooksTo(webhookUrl);
    const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
    const narrator = createNarrator(write, 'UTC', process.stdout.isTTY && !process.env['NO_COLOR']);
    write(introduction(github.url, files.env));
    narrator.show('.github/tidegate.yml on the default branch', POLICY.trimEnd());
    write(`\n${ORDERS}`);
    lines.prompt();
    const watch = watchGitHub({ github, shop, webhookUrl, narrator, interrupt: (tell) => interrupt(lines, tell) });
    await untilQuit(lines, createOrders(shop));
    watch.stop();
    // A pipe that stays open would keep us alive.
    process.stdin.destroy();
    write('\nThe stand-in has ended, and what was in it is gone. Stop the App, too: Ctrl-C in its terminal.');
  } finally {
    await github.close();
  }
}

/** Tells something above the line that is being typed. */
function interrupt(lines: Lines, tell: () => void): void {
  if (process.stdout.isTTY) {
    cursorTo(process.stdout, 0);
    clearLine(process.stdout, 0);
  }
  tell();
  lines.prompt(true);
}

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

function introduction(url: string, env: string): string {
  return `A stand-in for GitHub, at ${url} on this machine only. It keeps everything in memory.

acme/shop: Anna and Ben may write, Ola is on call. Its environment production has the protection rule of
your App. Start the App in a second terminal, in this folder:

  . ${env}
  npm start          (installed: tidegate serve)
`;
}

/** Ends with the input, with Ctrl-C, and when it is told to stop. */
function untilQuit(lines: Lines, obey: (line: string) => string | null): Promise<void> {
  return new Promise((resolve) => {
    lines.on('line', (line) => {
      const said = obey(line);
      if (said === null) return lines.close();
      if (said !== '') write(said);
      return lines.prompt();
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => lines.close());
    lines.once('SIGINT', () => lines.close());
    lines.once('close', resolve);
  });
}
