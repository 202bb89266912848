/** Judges one file of `src/` or `standin/` by the table of rooms. Pure: path and text in, violations out. */
import { posix } from 'node:path';
import { type Import, readSource, type Source } from './read-source.ts';
import {
  EMPTY_NAMES,
  LAST_PURE_RING,
  LINE_BUDGET,
  OWNERS,
  type Owner,
  PURE_BUILTINS,
  type Room,
  roomNamed,
} from './rooms.ts';

export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly rule:
    | 'unknown-room'
    | 'import-direction'
    | 'types-only'
    | 'package-owner'
    | 'pure-room'
    | 'standin-apart'
    | 'entry-logic'
    | 'too-long'
    | 'empty-name';
  readonly message: string;
}

/** Where a file or an import's target lives. `entry`: a file of `src/` itself. */
interface Place {
  readonly area: 'room' | 'entry' | 'standin' | 'elsewhere';
  /** The room's name; empty outside `src/`. */
  readonly room: string;
  /** Inside the room, e.g. `gates/approvals.ts`. */
  readonly rest: string;
}

/** `path` is relative to the repository, with `/`. */
export function checkSource(path: string, text: string): Violation[] {
  const place = placeOf(path);
  const source = readSource(text);
  const found = [
    ...checkName(path),
    ...checkLength(path, place, source),
    ...source.imports.flatMap((one) => checkImport(path, place, one)),
  ];
  if (place.area === 'entry') found.push(...checkEntry(path, source));
  if (place.area !== 'room') return found;
  const room = roomNamed(place.room);
  if (!room)
    return [...found, violation(path, 1, 'unknown-room', `add src/${place.room} to test/architecture/rooms.ts`)];
  return room.ring > LAST_PURE_RING ? found : [...found, ...checkPurity(path, place.room, source)];
}

function placeOf(path: string): Place {
  const [top, second, ...more] = path.split('/');
  if (top === 'standin') return { area: 'standin', room: '', rest: path.slice('standin/'.length) };
  if (top !== 'src' || second === undefined) return { area: 'elsewhere', room: '', rest: path };
  if (more.length === 0) return { area: 'entry', room: second.replace(/\.ts$/, ''), rest: '' };
  return { area: 'room', room: second, rest: more.join('/') };
}

function checkImport(path: string, from: Place, one: Import): Violation[] {
  if (!one.specifier.startsWith('.')) return checkPackage(path, from, one);
  const target = posix.join(posix.dirname(path), one.specifier);
  const to = placeOf(target);
  if (from.area === 'standin' || to.area === 'standin') return checkStandin(path, from, to, one);
  if (target === 'package.json' || (from.area === to.area && from.room === to.room)) return [];
  if (to.area !== 'room') return [violation(path, one.line, 'import-direction', `${target} is not part of a room`)];
  if (from.area === 'room') return checkDirection(path, from, to, one);
  if (to.room === from.room) return [];
  return [violation(path, one.line, 'import-direction', `an entry imports its own driver src/${from.room}/ only`)];
}

/** The stand-in shares no code with the product, or it would share its bugs. */
function checkStandin(path: string, from: Place, to: Place, one: Import): Violation[] {
  if (from.area === to.area) return [];
  const isDemo = from.area === 'room' && from.room === 'cli' && /^demo([./-]|$)/.test(from.rest);
  if (isDemo) return [];
  const message =
    from.area === 'standin'
      ? `the stand-in imports nothing from outside, not ${one.specifier}`
      : 'only src/cli/demo* may start the stand-in';
  return [violation(path, one.line, 'standin-apart', message)];
}

function checkDirection(path: string, from: Place, to: Place, one: Import): Violation[] {
  const room = roomNamed(from.room);
  const target = roomNamed(to.room);
  if (!room || !target) return [];
  const allowed = room.imports;
  const isPorts = allowed?.includes('flow/ports') === true && to.room === 'flow' && to.rest === 'ports.ts';
  if (isPorts) {
    if (one.isTypeOnly) return [];
    return [violation(path, one.line, 'types-only', `${from.room}/ may import the types of flow/ports.ts, no values`)];
  }
  if (isAllowed(room, target)) return [];
  const may = allowed ? `imports ${allowed.join(', ')} only` : `(ring ${room.ring}) imports from lower rings only`;
  return [violation(path, one.line, 'import-direction', `${room.name}/ ${may}, not ${target.name}/`)];
}

function isAllowed(room: Room, target: Room): boolean {
  if (room.alsoImports?.includes(target.name)) return true;
  return room.imports ? room.imports.includes(target.name) : target.ring < room.ring;
}

function checkPackage(path: string, from: Place, one: Import): Violation[] {
  const owner = OWNERS.find((entry) => matches(entry, one.specifier));
  if (!owner && one.specifier.startsWith('node:')) return checkBuiltin(path, from, one);
  const message = owner ? complaintOf(owner, path, from) : 'it has no owner: give it one in test/architecture/rooms.ts';
  return message ? [violation(path, one.line, 'package-owner', `${one.specifier}: ${message}`)] : [];
}

function complaintOf(owner: Owner, path: string, from: Place): string | undefined {
  const who = from.area === 'standin' ? 'standin' : from.room;
  if (from.area === 'entry' || !owner.by.includes(who)) return `belongs to ${owner.by.join(', ')}, not to ${who}`;
  if (owner.files?.test(posix.basename(path)) === false) return `is confined to files named ${owner.files}`;
  return undefined;
}

function checkBuiltin(path: string, from: Place, one: Import): Violation[] {
  const ring = from.area === 'room' ? roomNamed(from.room)?.ring : undefined;
  const isPure = ring !== undefined && ring <= LAST_PURE_RING;
  if (!isPure || PURE_BUILTINS[`${from.room}/${from.rest}`] === one.specifier) return [];
  return [violation(path, one.line, 'pure-room', `${from.room}/ is pure: take what ${one.specifier} gives as a fact`)];
}

function matches(owner: Owner, specifier: string): boolean {
  if (owner.package.endsWith('/*')) return specifier.startsWith(owner.package.slice(0, -1));
  return specifier === owner.package || specifier.startsWith(`${owner.package}/`);
}

function checkPurity(path: string, room: string, source: Source): Violation[] {
  return source.ambient.map(({ name, line }) =>
    violation(path, line, 'pure-room', `${room}/ is pure and has no ${name}: take it as an argument or as a fact`),
  );
}

function checkEntry(path: string, source: Source): Violation[] {
  return source.logic.map(({ kind, line }) =>
    violation(path, line, 'entry-logic', `an entry imports and calls; move this ${kind} into its driver`),
  );
}

/** `flow/ports.ts` has the ordinary budget: it is interfaces, and no step of the pipeline. */
function checkLength(path: string, place: Place, source: Source): Violation[] {
  const isFlow = place.area === 'room' && place.room === 'flow' && place.rest !== 'ports.ts';
  const budget = place.area === 'entry' ? LINE_BUDGET.entry : isFlow ? LINE_BUDGET.flow : LINE_BUDGET.source;
  if (source.lines <= budget) return [];
  return [violation(path, budget + 1, 'too-long', `${source.lines} lines, at most ${budget}: which noun is missing?`)];
}

function checkName(path: string): Violation[] {
  const words = path.replace(/\.ts$/, '').split(/[/-]/);
  const empty = words.find((word) => EMPTY_NAMES.includes(word));
  return empty ? [violation(path, 1, 'empty-name', `"${empty}" says nothing about what is inside`)] : [];
}

function violation(path: string, line: number, rule: Violation['rule'], message: string): Violation {
  return { path, line, rule, message };
}
