import { expect, it } from 'vitest';
import { keepEnd } from '../../../src/probe/keep-end.ts';

const LIMIT = 65_536;

it('keeps all of what is short enough', () => {
  const output = keepEnd();
  output.add(Buffer.from('one '));
  output.add(Buffer.from('two'));
  expect(output.text()).toBe('one two');
  output.add(Buffer.alloc(LIMIT - 7, 'x'));
  expect(output.text()).toHaveLength(LIMIT);
});

it.each([0, 1, 2, 3, 4])('never begins within a character: %i bytes after them', (more) => {
  const output = keepEnd();
  output.add(Buffer.from('€😀'.repeat(20_000)));
  output.add(Buffer.alloc(more, 'x'));
  const [first = '', ...rest] = output.text().split('\n');
  const kept = rest.join('\n');
  expect(kept).not.toContain('\ufffd');
  expect(first).toBe(`[${140_000 + more - Buffer.byteLength(kept)} bytes before this are left out]`);
  expect(Buffer.byteLength(kept)).toBeGreaterThan(LIMIT - 4);
});
