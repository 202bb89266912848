/** Without `--output`: the events to stdout, and nothing that could be gone on with. */
import { print } from '../output.ts';
import type { EventsOutput } from './output-file.ts';

export function printEvents(): EventsOutput {
  return {
    cursor: null,
    async append(events) {
      for (const event of events) await print(JSON.stringify(event));
    },
    finish: async () => undefined,
    close: async () => undefined,
  };
}
