/** The folder of a rehearsal: the environment variables of the App, its private key, and the place of its data. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Standin } from '../../../../standin/start.ts';
import { UsageError } from '../../exit-codes.ts';

export interface RehearsalFolder extends AsyncDisposable {
  /** The file with the variables, to be read by a shell. */
  readonly env: string;
}

/** Tells a folder of ours from any other, which is left alone. */
const MARK = '.tidegate-rehearsal';

/** One that an earlier rehearsal left behind is made anew: what the App knows of that GitHub is about another one now. */
export async function makeFolder(
  folder: string,
  app: { readonly github: Standin; readonly webhookSecret: string; readonly port: number },
): Promise<RehearsalFolder> {
  await refuseForeign(folder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, MARK), '');
  // Git leaves the folder alone, wherever it is.
  await writeFile(join(folder, '.gitignore'), '*\n');
  const keyFile = resolve(folder, 'private-key.pem');
  await writeFile(keyFile, app.github.app.privateKey ?? '', { mode: 0o600 });
  const variables = {
    APP_ID: String(app.github.app.id),
    PRIVATE_KEY_PATH: keyFile,
    WEBHOOK_SECRET: app.webhookSecret,
    GHE_HOST: app.github.host,
    GHE_PROTOCOL: 'http',
    BASE_URL: `http://127.0.0.1:${app.port}`,
    HOST: '127.0.0.1',
    PORT: String(app.port),
    TIDEGATE_DATA: resolve(folder, 'data'),
  };
  await writeFile(join(folder, 'env'), shellText(variables), { mode: 0o600 });
  return {
    env: folder.startsWith('/') ? join(folder, 'env') : `./${join(folder, 'env')}`,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function refuseForeign(folder: string): Promise<void> {
  if (!existsSync(folder) || existsSync(join(folder, MARK))) return;
  if ((await readdir(folder)).length === 0) return;
  throw new UsageError(`--folder ${folder} has files in it that no rehearsal made. Name one that is not there yet.`);
}

function shellText(variables: Readonly<Record<string, string>>): string {
  const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${quote(value)}`);
  return ['# For the stand-in of a rehearsal. A real GitHub knows none of this.', ...lines, ''].join('\n');
}
