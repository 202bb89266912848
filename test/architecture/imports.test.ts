import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSource } from './check-source.ts';
import { forbiddenWords } from './forbidden-words.ts';
import { idleExports } from './idle-exports.ts';
import { readSource } from './read-source.ts';
import { filesOf, ROOT, textOf } from './repository-files.ts';
import { roomCycles } from './room-cycles.ts';
import { ROOMS, type Room, roomNamed } from './rooms.ts';

const sources = [...filesOf('src/**/*.ts'), ...filesOf('standin/**/*.ts')];

/** The rooms that their own ring may import; they do not import each other. */
const SHARED = ['calendar', 'document'];

function pointsDown(room: Room, name: string): boolean {
  if (name === 'flow/ports') return room.ring === 3;
  const target = roomNamed(name);
  if (!target) return false;
  return target.ring < room.ring || (room.ring === 1 && SHARED.includes(name) && !SHARED.includes(room.name));
}

describe('rooms', () => {
  test('every source file keeps the table of rooms', () => {
    const violations = sources.flatMap((path) => checkSource(path, textOf(path)));
    expect(violations.map(({ path, line, rule, message }) => `${path}:${line} ${rule}: ${message}`)).toEqual([]);
  });

  test('the check saw files and imports of every room that has sources', () => {
    const seen = sources.map((path) => ({ path, imports: readSource(textOf(path)).imports.length }));
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.reduce((sum, { imports }) => sum + imports, 0)).toBeGreaterThan(sources.length / 2);
    const blind = ROOMS.filter(
      ({ name }) => !seen.some(({ path, imports }) => path.startsWith(`src/${name}/`) && imports > 0),
    );
    expect(blind.map(({ name }) => name)).toEqual([]);
  });

  test.each([
    'src/flow',
    'src/policy',
    'src/github',
    'src/store',
    'src/app',
    'src/action',
    'src/cli',
    'src/dora',
    'src/notes',
    'src/rollback',
    'src/smoke',
    'src/audit',
    'src/flow/answer',
    'src/flow/rollback',
  ])('no rooms inside %s import each other in a circle', (room) => {
    const texts = new Map(filesOf(`${room}/**/*.ts`).map((path) => [path, textOf(path)]));
    expect(texts.size).toBeGreaterThan(0);
    expect(roomCycles(room, texts)).toEqual([]);
  });

  test('every folder of src is a room, and every room is a folder', () => {
    const folders = new Set(filesOf('src/*/**/*.ts').map((path) => path.split('/')[1]));
    expect([...folders].sort()).toEqual(ROOMS.map(({ name }) => name).sort());
  });

  test('the table itself points downwards', () => {
    const wrong = ROOMS.flatMap((room) =>
      (room.imports ?? []).filter((name) => !pointsDown(room, name)).map((name) => `${room.name} -> ${name}`),
    );
    expect(wrong).toEqual([]);
    const adapters = ROOMS.filter(({ ring }) => ring === 3);
    const more = adapters.filter(({ imports }) => `${imports}` !== 'domain,flow/ports').map(({ name }) => name);
    expect(adapters.every(({ imports }) => imports?.includes('flow/ports'))).toBe(true);
    expect(more).toEqual(['store']);
    expect(ROOMS.filter(({ alsoImports }) => alsoImports).map(({ name }) => name)).toEqual(['cli']);
  });

  test.each(ROOMS)("$name has a README of at most 20 lines that begins with the table's line", ({ name, line }) => {
    const path = `src/${name}/README.md`;
    expect(existsSync(join(ROOT, path)), path).toBe(true);
    const lines = textOf(path).trimEnd().split('\n');
    expect(lines[0]).toBe(line);
    expect(lines.length).toBeLessThanOrEqual(20);
  });
});

describe('all code', () => {
  const code = [...sources, ...filesOf('scripts/**/*.{ts,mjs}'), ...filesOf('test/**/*.ts'), ...filesOf('*.ts')];
  /** It shows the words to prove that they are found. */
  const shown = 'test/architecture/planted-violations.test.ts';

  test('exports nothing that nobody imports', () => {
    expect(idleExports(new Map(code.map((path) => [path, textOf(path)])))).toEqual([]);
  });

  test('switches no check off, skips no test, mocks no module, leaves nothing for later', () => {
    expect(code).toContain(shown);
    const guilty = code.filter((path) => path !== shown && !path.endsWith('/forbidden-words.ts'));
    expect(guilty.flatMap((path) => forbiddenWords(textOf(path)).map((word) => `${path}: ${word}`))).toEqual([]);
  });
});
