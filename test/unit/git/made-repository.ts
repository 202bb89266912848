/** Small repositories made with git: fixed people, and times that the test sets. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export class MadeRepository {
  readonly dir: string;
  readonly #parent: string;
  /** Seconds; each commit and tag is a minute after the one before. */
  #clock = Date.UTC(2026, 0, 5, 9) / 1000;

  constructor(name = 'shop') {
    this.#parent = mkdtempSync(join(tmpdir(), 'tidegate-git-'));
    this.dir = join(this.#parent, name);
    mkdirSync(this.dir);
    this.git('init', '--quiet', '--initial-branch=main');
  }

  [Symbol.dispose](): void {
    rmSync(this.#parent, { recursive: true, force: true });
  }

  git(...args: string[]): string {
    const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
    const at = `${this.#clock} +0000`;
    return execFileSync('git', ['-c', 'commit.gpgSign=false', '-c', 'tag.gpgSign=false', ...args], {
      cwd: this.dir,
      env: {
        ...Object.fromEntries(environment),
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: '7+ada@users.noreply.github.com',
        GIT_AUTHOR_DATE: at,
        GIT_COMMITTER_NAME: 'GitHub',
        GIT_COMMITTER_EMAIL: 'noreply@github.com',
        GIT_COMMITTER_DATE: at,
      },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trimEnd();
  }

  /** The time of the next commit or tag. */
  at(instant: string): this {
    this.#clock = Date.parse(instant) / 1000;
    return this;
  }

  write(path: string, text: string): this {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(join(this.dir, path), text);
    return this;
  }

  /** Commits files (path to text, null takes it away) and gives the name of the commit. */
  commit(message: string, files: Readonly<Record<string, string | null>> = {}): string {
    for (const [path, text] of Object.entries(files)) {
      if (text === null) rmSync(join(this.dir, path));
      else this.write(path, text);
    }
    this.git('add', '--all');
    return this.#done('commit', '--quiet', '--allow-empty', '--allow-empty-message', '-m', message);
  }

  /** Merges a branch as GitHub's button does, with a merge commit. */
  merge(branch: string, message: string): string {
    return this.#done('merge', '--quiet', '--no-ff', '--no-edit', '-m', message, branch);
  }

  branch(name: string, from = 'HEAD'): this {
    this.git('checkout', '--quiet', '-b', name, from);
    return this;
  }

  checkout(name: string): this {
    this.git('checkout', '--quiet', name);
    return this;
  }

  tag(name: string): this {
    this.git('tag', name);
    return this;
  }

  annotatedTag(name: string, commit = 'HEAD'): this {
    this.git('tag', '-a', '-m', name, name, commit);
    this.#clock += 60;
    return this;
  }

  #done(...args: string[]): string {
    this.git(...args);
    this.#clock += 60;
    return this.git('rev-parse', 'HEAD');
  }
}
