import { expect, test } from 'vitest';
import { checkpointComment } from '../../../src/audit/checkpoint.ts';
import { type Published, publishCheckpoint } from '../../../src/flow/publish-checkpoint.ts';
import { ORIGIN, SIGNER, STRANGER, sampleLog, streamOf, vouch } from '../audit/sample-log.ts';

const PLACE = 12;

/** A board and a log that grow; `publish` publishes what the log has now, `from` what it remembers. */
function world(size: number) {
  const state = {
    lines: sampleLog(size),
    notes: [] as string[],
    reads: [] as number[],
    known: [] as (number | null)[],
  };
  const logs = {
    auditLogs: () => Promise.resolve([{ installationId: 42, size: state.lines.length }]),
    auditLines: (_: number, from: number) => {
      state.reads.push(from);
      return streamOf(state.lines.slice(from));
    },
  };
  const board = {
    newest: (known: number | null) => {
      state.known.push(known);
      return Promise.resolve({ place: state.notes.length === 0 ? null : PLACE, notes: state.notes.toReversed() });
    },
    publish: (note: string) => {
      state.notes.push(note);
      return Promise.resolve(PLACE);
    },
  };
  const publish = (memory: string | null = null, place: number | null = null): Promise<Published> =>
    publishCheckpoint({ installationId: 42, origin: ORIGIN, key: SIGNER, logs, board, memory, place });
  return { state, publish };
}

function memoryOf(published: Published): string {
  return published.kind === 'contradicted' ? '' : published.memory;
}

test('what is published is the signed checkpoint of the whole log', async () => {
  const { state, publish } = world(5);
  expect(await publish()).toMatchObject({ kind: 'published', size: 5 });
  expect(state.notes).toEqual([checkpointComment(vouch(state.lines))]);
});

test('a log that did not grow is not published again, also when nothing is remembered', async () => {
  const { state, publish } = world(5);
  const memory = memoryOf(await publish());
  expect(await publish(memory)).toMatchObject({ kind: 'unchanged', size: 5 });
  expect(await publish(null)).toMatchObject({ kind: 'unchanged', size: 5 });
  expect(state.notes).toHaveLength(1);
});

test('only what was added is read', async () => {
  const { state, publish } = world(5);
  const memory = memoryOf(await publish());
  state.lines = sampleLog(9);
  await publish(memory);
  expect(state.reads).toEqual([0, 5]);
  expect(state.notes[1]).toBe(checkpointComment(vouch(state.lines)));
});

test('a log that was changed since is not vouched for', async () => {
  const { state, publish } = world(5);
  await publish();
  state.lines = [...sampleLog(9).slice(0, 2), '{"changed":true}', ...sampleLog(9).slice(3)];
  expect(await publish()).toEqual({ kind: 'contradicted', size: 5, logSize: 9 });
  expect(state.notes).toHaveLength(1);
});

test('a log that was restored from an older copy is not vouched for', async () => {
  const { state, publish } = world(5);
  await publish();
  state.lines = sampleLog(3);
  expect(await publish()).toEqual({ kind: 'contradicted', size: 5, logSize: 3 });
});

test('an older copy with the memory of that time is found out too', async () => {
  const { state, publish } = world(3);
  const old = memoryOf(await publish());
  state.lines = sampleLog(5);
  await publish(old);
  state.lines = [...sampleLog(3), '{"another":4}', '{"another":5}', '{"another":6}'];
  expect(await publish(old)).toMatchObject({ kind: 'contradicted', size: 5 });
});

test('what somebody else wrote over our comment does not keep us from vouching', async () => {
  const { state, publish } = world(5);
  await publish();
  state.lines = sampleLog(6);
  state.notes = [vouch(state.lines, 2), vouch(state.lines, 4, { key: STRANGER }), 'nothing of ours'];
  expect(await publish()).toMatchObject({ kind: 'published', size: 6 });
});

test('a memory that cannot be read costs time and nothing else', async () => {
  const { state, publish } = world(5);
  expect(await publish('{"size":3,"hashes":[]}')).toMatchObject({ kind: 'published', size: 5 });
  expect(state.notes).toEqual([checkpointComment(vouch(state.lines))]);
});

test('the place is told, and looked for again the next time', async () => {
  const { state, publish } = world(5);
  expect(await publish()).toMatchObject({ kind: 'published', place: PLACE });
  expect(await publish(null, PLACE)).toMatchObject({ kind: 'unchanged', place: PLACE });
  expect(state.known).toEqual([null, PLACE]);
});
