/** Reads a file of events, or standard input. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Failure } from '../../domain/failure.ts';
import { DoraLog } from '../../dora/dora-log.ts';
import { count } from '../../dora/render/words.ts';
import { note } from '../output.ts';
import { createProgress } from '../progress.ts';
import { readText } from '../read-text.ts';

export interface LogOfEvents {
  readonly log: DoraLog;
  /** False: there are lines, and none is an event. */
  readonly isUsable: boolean;
}

/** A shorter file is read before anybody asks how far it is. */
const LARGE_FILE = 32 * 1024 * 1024;

/** @param file `-` for standard input. Throws `Failure` when it cannot be read. */
export async function logOfEvents(file: string): Promise<LogOfEvents> {
  const log = new DoraLog();
  if (file === '-') await readInto(log, process.stdin, () => undefined);
  else await readFileInto(log, file);
  const isUsable = log.quality.malformed === 0 || hasEvents(log);
  sayDoubts(file === '-' ? 'Standard input' : file, log, isUsable);
  return { log, isUsable };
}

async function readFileInto(log: DoraLog, file: string): Promise<void> {
  try {
    const { size } = await stat(file);
    const progress = createProgress(process.stderr);
    const isLarge = size >= LARGE_FILE;
    if (isLarge) progress.begin(`Reading ${file}, in bytes`);
    const stream = createReadStream(file, { highWaterMark: 1024 * 1024 });
    await readInto(log, stream, (done) => isLarge && progress.update(done, size)).finally(
      () => isLarge && progress.end(),
    );
  } catch (error) {
    const read = await readText(file);
    if (read.kind === 'unreadable') throw new Failure('not-found', read.message, { cause: error });
    throw error;
  }
}

/** Cut by hand: a reader of lines that is asked for each of a million takes longer than all the rest. */
async function readInto(log: DoraLog, stream: AsyncIterable<unknown>, tell: (bytes: number) => void): Promise<void> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += (chunk as Buffer).length;
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) log.addLine(line);
    tell(bytes);
  }
  rest += decoder.decode();
  if (rest !== '') log.addLine(rest);
}

function hasEvents(log: DoraLog): boolean {
  const { unknownKinds } = log.quality;
  if (unknownKinds > 0 || log.lanes.length > 0) return true;
  return [log.incidents, log.verifications, log.recoveries].some((events) => !events[Symbol.iterator]().next().done);
}

const MOST_TOLD = 3;

/** The rest of the data quality is in the report; what is left out altogether is told at once as well. */
function sayDoubts(name: string, log: DoraLog, isUsable: boolean): void {
  const { malformed, malformedLines, unknownKinds } = log.quality;
  if (malformed > 0) {
    const told = malformedLines.slice(0, MOST_TOLD).map(({ line, problem }) => `  ${name}:${line}: ${problem}`);
    const more = malformed > told.length ? [`  … and ${malformed - told.length} more`] : [];
    const head = isUsable
      ? `${count(malformed, 'line')} of ${name} cannot be read and not be counted:`
      : `${name} has no line that is an event, so there are no figures. Give a file with one JSON object a line:`;
    note([head, ...told, ...more].join('\n'));
  }
  if (unknownKinds > 0) {
    note(
      `${count(unknownKinds, 'line')} of ${name} of an unknown kind not counted; known are deployment, incident, verification and recovered.`,
    );
  }
}
