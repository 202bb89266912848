import { Failure } from '../../domain/failure.ts';

/**
 * What GitHub refuses is an answer that people have to hear of: a permission is missing, or there is more than can be
 * read. Other failures may pass.
 */
export async function unlessRefused<T>(judged: Promise<T>): Promise<T | Failure> {
  try {
    return await judged;
  } catch (error) {
    if (error instanceof Failure && (error.kind === 'forbidden' || error.kind === 'rejected')) return error;
    throw error;
  }
}

/** A permission takes people to come; the other kind may be over in a minute, when GitHub's copies have caught up. */
export function lookAgainMs({ kind }: Failure): number {
  return kind === 'forbidden' ? 600_000 : 60_000;
}
