/** Opens a database for reading what runs where: it is neither made nor brought up to date. */
import { Failure } from '../domain/failure.ts';
import type { Store } from '../flow/ports.ts';
import { inspectDatabase } from './inspect-database.ts';
import { openPostgres, openSqlite, type StorePlace } from './open.ts';
import { storeOn } from './store-on.ts';

/** Throws a `Failure` when there is no database, or another version has used it. The App may be running meanwhile. */
export async function openLibrary(place: StorePlace): Promise<Store> {
  const { databaseUrl, dataFolder } = place;
  const sight = await inspectDatabase(place);
  const name = databaseUrl === undefined ? `the database in ${dataFolder}` : 'the database of DATABASE_URL';
  switch (sight.kind) {
    case 'current':
      break;
    case 'absent':
      throw new Failure(
        'not-found',
        databaseUrl === undefined
          ? `TIDEGATE_DATA: there is no database in ${dataFolder}. Name the data folder of the App, or its DATABASE_URL.`
          : 'DATABASE_URL: the database has no tables yet. Name the one that the App uses.',
      );
    case 'behind':
      throw new Failure('rejected', `${name} was last used by an older version. Start the App of this version first.`);
    case 'newer':
      throw new Failure('rejected', `${name} was used by a newer version. Use that version of the command.`);
    case 'unusable':
      throw new Failure('unavailable', `${name} cannot be read: ${sight.because.replace(/[.]$/, '')}.`);
  }
  const db = databaseUrl === undefined ? await openSqlite(dataFolder) : openPostgres(databaseUrl);
  return storeOn({ durable: db, repeatable: db }, (verb) => verb());
}
