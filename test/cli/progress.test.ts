import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

function streamTo(written: string[], isTTY: boolean, columns = 80): NodeJS.WriteStream {
  return { isTTY, columns, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
}

it('is a line now and then where nobody watches', () => {
  const written: string[] = [];
  const progress = createProgress(streamTo(written, false));
  progress.begin('Counting');
  for (let done = 1; done <= 4; done++) {
    vi.advanceTimersByTime(6000);
    progress.update(done * 1000, 4000);
  }
  progress.end();
  expect(written).toEqual(['Counting\n', 'Counting: 50 % of 4,000\n', 'Counting: 100 % of 4,000\n']);
});

it('is a bar on a terminal, in place and gone at the end', () => {
  const written: string[] = [];
  const progress = createProgress(streamTo(written, true));
  progress.begin('Counting');
  progress.update(1, 4);
  vi.advanceTimersByTime(100);
  progress.update(2, 4);
  progress.end();
  const erase = '\r\x1b[K';
  expect(written).toEqual([erase, 'Counting', erase, '[############............] 50 % of 4: Counting', erase]);
});

it('never wraps: what wraps could not be taken away', () => {
  const written: string[] = [];
  const progress = createProgress(streamTo(written, true, 40));
  progress.begin('A very long name of what is being done here');
  vi.advanceTimersByTime(100);
  progress.update(1, 2);
  expect(Math.max(...written.map((text) => text.length))).toBeLessThan(40);
});
