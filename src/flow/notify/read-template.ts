/** The texts of announcements: from the default branch, beside the policy that names them. */
import { Failure } from '../../domain/failure.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { type ParsedTemplate, parseTemplate } from '../../policy/template/parse-template.ts';
import { POLICY_FILE } from '../policy/repository-policy.ts';
import type { GitHub } from '../ports.ts';

export type ReadTemplate =
  | ParsedTemplate
  /** `because` fits after the path. */
  | { readonly kind: 'unreadable'; readonly because: string };

export type TemplateReader = (path: string, source: PolicyInForce['source']) => Promise<ReadTemplate>;

/** Reads each file once. An organisation's lie in the repository of its policy. */
export function templateReader(github: Pick<GitHub, 'repository' | 'file' | 'organisationFile'>): TemplateReader {
  const known = new Map<string, Promise<ReadTemplate>>();
  return (path, source) => {
    const key = `${source} ${path}`;
    const reading = known.get(key) ?? readTemplate(github, path, source);
    known.set(key, reading);
    return reading;
  };
}

async function readTemplate(
  github: Pick<GitHub, 'repository' | 'file' | 'organisationFile'>,
  path: string,
  source: PolicyInForce['source'],
): Promise<ReadTemplate> {
  try {
    const text = await textOf(github, path, source);
    if (text !== null) return parseTemplate(text, path);
    return { kind: 'unreadable', because: 'there is no such file on the default branch. Add it, or correct the path' };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { kind: 'unreadable', because: `it cannot be read now (${plainLine(error.message, 150)})` };
  }
}

async function textOf(
  github: Pick<GitHub, 'repository' | 'file' | 'organisationFile'>,
  path: string,
  source: PolicyInForce['source'],
): Promise<string | null> {
  const { sha, owner } = await github.repository(POLICY_FILE);
  if (source === 'repository') return (await github.file(path, sha))?.text ?? null;
  const file = await github.organisationFile(path, owner);
  return file.kind === 'file' ? file.text : null;
}
