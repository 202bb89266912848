/**
 * The rehearsal of docs/guide/app.md, typed as it stands there: the commands of its `sh` blocks in terminals, the lines
 * that begin with `>` into the rehearsal, and what the `text` blocks show has to come out. `…` leaves lines out; ids,
 * commits and the port differ each time.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const GUIDE = readFileSync(join(ROOT, 'docs/guide/app.md'), 'utf8');
const WITHIN_MS = 30_000;

interface Block {
  readonly kind: string;
  readonly lines: readonly string[];
}

function sectionOf(heading: string): string {
  const from = GUIDE.indexOf(`\n## ${heading}\n`);
  return GUIDE.slice(from, GUIDE.indexOf('\n## ', from + 1));
}

function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind = '', body = '']) => ({
    kind,
    lines: body.trimEnd().split('\n'),
  }));
}

/** What a terminal has shown so far. */
class Terminal {
  readonly #child: ChildProcess;
  readonly ended: Promise<number | null>;
  #text = '';
  #read = 0;

  constructor(script: string, cwd: string) {
    this.#child = spawn('sh', ['-e', '-c', script], { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.#text += chunk;
      });
    }
    this.ended = new Promise((done) => {
      this.#child.once('close', done);
    });
  }

  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Each of the lines, in this order, after those that were met before. */
  async shows(expected: readonly string[]): Promise<void> {
    for (const line of expected) await this.#showsLine(line);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGTERM');
    await this.ended;
  }

  async #showsLine(expected: string): Promise<void> {
    const pattern = patternOf(expected);
    const end = Date.now() + WITHIN_MS;
    for (;;) {
      const lines = this.#text.split('\n').map((line) => line.replace(/^(> )+/, ''));
      const at = lines.findIndex((line, index) => index >= this.#read && pattern.test(line));
      if (at >= 0) {
        this.#read = at + 1;
        return;
      }
      if (Date.now() > end) throw new Error(`The guide shows "${expected}", and this came:\n${this.#text}`);
      await new Promise((wake) => setTimeout(wake, 50));
    }
  }
}

function patternOf(line: string): RegExp {
  const literal = line.trimEnd().replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const loose = literal
    .replace(/\b[0-9a-f]{7,40}\b/g, '[0-9a-f]{7,40}')
    .replace(/\b([Rr]un|deployment|all) \d+/g, '$1 \\d+');
  return new RegExp(`^${loose}\\s*$`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The command line as the npm scripts start it, in a folder of ours. */
function scriptOf({ lines }: Block, port: number): string {
  const tidegate = `'${process.execPath}' '${join(ROOT, 'src/cli.ts')}'`;
  return lines
    .filter((line) => line !== 'npm ci')
    .map((line) => line.replace('npm run rehearse', `exec ${tidegate} rehearse --port ${port}`))
    .map((line) => line.replace('npm run -s tidegate --', `exec ${tidegate}`))
    .map((line) => line.replace(/^npm start$/, `exec ${tidegate} serve`))
    .join('\n');
}

let folder: string;
let terminals: Terminal[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidegate-guide-'));
  terminals = [];
});
afterEach(async () => {
  await Promise.all(terminals.map((terminal) => terminal.stop()));
  rmSync(folder, { recursive: true, force: true });
});

test('the first gated deployment of the guide happens as the guide shows it', async () => {
  const port = await freePort();
  const section = sectionOf('First gated deployment, rehearsed').replaceAll('127.0.0.1:3000', `127.0.0.1:${port}`);
  const blocks = blocksOf(section);
  const [github, app, ...others] = blocks.filter(({ kind }) => kind === 'sh');
  const first = open(github);
  await first.shows(['Type here what people do:']);
  open(app);
  await first.shows(['  ✓ The App signed in.']);
  for (const [index, block] of blocks.entries()) {
    if (isConversation(block)) await converse(first, block);
    else if (others.includes(block)) await look(open(block), blocks[index + 1]);
  }
  await answersAsInTheGuide(section);
  await terminals[1]?.stop();
  first.type('quit');
  expect(await first.ended).toBe(0);
  expect(blocks.flatMap(({ lines }) => lines.filter((line) => line.startsWith('> ')))).toHaveLength(9);
  expect(others).toHaveLength(1);

  function open(block: Block | undefined): Terminal {
    if (block === undefined) throw new Error('The guide has no command here.');
    const terminal = new Terminal(scriptOf(block, port), folder);
    terminals.push(terminal);
    return terminal;
  }
}, 180_000);

function isConversation({ kind, lines }: Block): boolean {
  return kind === 'text' && lines[0]?.startsWith('> ') === true;
}

async function converse(github: Terminal, { lines }: Block): Promise<void> {
  for (const line of lines) {
    if (line.startsWith('> ')) github.type(line.slice(2));
    else if (line !== '…') await github.shows([line]);
  }
}

async function look(terminal: Terminal, shown: Block | undefined): Promise<void> {
  if (shown?.kind !== 'text') throw new Error('The guide does not show what comes of a command.');
  await terminal.shows(shown.lines.filter((line) => line !== '…'));
  expect(await terminal.ended).toBe(0);
}

/** "`curl -s ADDRESS` answers `TEXT`". */
async function answersAsInTheGuide(section: string): Promise<void> {
  const said = [...section.matchAll(/`curl -s (\S+)` answers\s+`([^`]+)`/g)];
  expect(said.length).toBeGreaterThan(0);
  for (const [, url = '', text] of said) {
    const answer = await fetch(url);
    expect((await answer.text()).trim()).toBe(text);
  }
}
