/** A read that GitHub refuses for want of a permission, told with the permission's name and what to do. */
import { Failure } from '../../domain/failure.ts';
import type { READS } from '../permissions.ts';

/** Runs a read of something that not every installation has agreed to. */
export async function lacksPermission<T>(permission: keyof typeof READS, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'forbidden') throw error;
    throw new Failure(
      'forbidden',
      `${error.message}. This needs the permission "${permission}: read". Accept it on the settings page of the ` +
        'installation, under "Permissions"; in a workflow, give it to the job.',
      { cause: error },
    );
  }
}
