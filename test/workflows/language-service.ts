/**
 * GitHub's own checker of workflows and of action.yml: the one inside its editor extension. It is bundled first, since
 * its modules import JSON files in a way that Node refuses.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ValidationConfig } from '@actions/languageservice';
import { load } from 'js-yaml';
import { rolldown } from 'rolldown';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ROOT } from '../architecture/repository-files.ts';
import type { Finding } from './finding.ts';

type Service = Pick<typeof import('@actions/languageservice'), 'validate'>;
type ActionMetadata = Awaited<
  ReturnType<NonNullable<ValidationConfig['actionsMetadataProvider']>['fetchActionMetadata']>
>;

/** What is wrong with a text. A file named `action.yml` is read as an action, any other as a workflow. */
export type CheckWithLanguageService = (file: string, text: string) => Promise<readonly Finding[]>;

export async function openLanguageService(): Promise<CheckWithLanguageService> {
  const service = await bundled();
  let asked = 0;
  return async (file, text) => {
    asked += 1;
    // It remembers what it parsed by address, so each text has its own.
    const document = TextDocument.create(`file:///${asked}/${file}`, 'yaml', 1, text);
    const found = await service.validate(document, {
      actionsMetadataProvider: { fetchActionMetadata: async ({ name }) => metadataOf(name) },
      fileProvider: { getFileContent: async ({ path }) => ({ name: path, content: workflowBeside(file, path) }) },
    } as ValidationConfig);
    return found.map(({ range, message }) => ({
      file,
      line: range.start.line + 1,
      message: typeof message === 'string' ? message : message.value,
    }));
  };
}

async function bundled(): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-language-service-'));
  try {
    const file = join(folder, 'service.mjs');
    const input = fileURLToPath(import.meta.resolve('@actions/languageservice'));
    await using built = await rolldown({ input, platform: 'node', logLevel: 'silent' });
    await built.write({ file, format: 'esm', codeSplitting: false });
    return (await import(pathToFileURL(file).href)) as Service;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Inputs of our own action, from action.yml; of others nothing is known here, so theirs are not judged. */
function metadataOf(name: string): ActionMetadata {
  if (name !== 'tidegate') return { name, description: name };
  return load(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionMetadata;
}

/** A workflow that another one calls by `./.github/workflows/NAME`, in the folder of the caller. */
function workflowBeside(caller: string, path: string): string {
  return readFileSync(join(ROOT, caller, '..', path.split('/').at(-1) ?? ''), 'utf8');
}
