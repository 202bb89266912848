/** The files that a policy names, where it lies in a checkout: that they are there, and what is wrong in them. */
import { basename, dirname, join, resolve } from 'node:path';
import { type Path, readYaml, type YamlDocument } from '../../document/parse.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Problem } from '../../domain/problem.ts';
import { taskBoxes } from '../../policy/gates/task-list.ts';
import type { Policy } from '../../policy/schema.ts';
import { parseTemplate } from '../../policy/template/parse-template.ts';
import { readText } from '../read-text.ts';
import { readSmoke } from './smoke-file.ts';

interface Named {
  readonly kind: 'announcement' | 'review' | 'checklist' | 'smoke' | 'runbook';
  readonly name: string;
  /** Where in the policy. */
  readonly path: Path;
  /** What goes without it. */
  readonly without: string;
  /** Of a smoke file: where the policy says how often it is asked again. */
  readonly every?: Path | undefined;
}

/** @param file the policy, as it was named. In no `.github` folder nothing is known of a checkout, and none is looked up. */
export async function namedFileProblems(policy: Policy, text: string, file: string): Promise<readonly Problem[]> {
  if (basename(dirname(resolve(file))) !== '.github') return [];
  const read = readYaml(text);
  if (read.kind === 'unreadable') return [];
  const problems: Problem[] = [];
  for (const named of namesIn(policy)) problems.push(...(await problemsOf(named, read.document, file)));
  return problems;
}

async function problemsOf(named: Named, document: YamlDocument, file: string): Promise<readonly Problem[]> {
  const place = join(dirname(file), '..', named.name);
  const read = await readNamed(place, named);
  const warn = (code: string, path: Path, message: string): Problem => {
    const origin = { severity: 'warning', source: 'policy', file, code } as const;
    return { ...origin, ...document.valueAt(path), message: plainLine(message, 1000) };
  };
  if (read.kind === 'unreadable') {
    const what = read.isAbsent ? 'There is no file' : 'No file can be read at';
    const message = `${what} \`${named.name}\` in this checkout, so ${named.without}. Add it, or correct the path, which is taken from the top of the repository.`;
    return [warn('file-missing', named.path, message)];
  }
  if (named.kind === 'smoke') {
    const { problems, isWatching } = await readSmoke(read.text, place);
    if (named.every === undefined || isWatching !== false) return problems;
    const message = `Nothing is probed again: no check of \`${named.name}\` is marked \`watch: true\`. Mark those that may run every so often, or remove \`every\`.`;
    return [...problems, warn('watch-without-smoke', named.every, message)];
  }
  return textProblems(named, read.text, place);
}

/** A runbook may be a part of a page: `docs/runbook.md#production`. */
async function readNamed(place: string, { kind }: Named): ReturnType<typeof readText> {
  const read = await readText(place);
  const [page = '', part] = place.split('#');
  return kind === 'runbook' && part !== undefined && read.kind === 'unreadable' ? readText(page) : read;
}

function textProblems({ kind }: Named, text: string, file: string): readonly Problem[] {
  if (kind === 'announcement') {
    const parsed = parseTemplate(text, file);
    return parsed.kind === 'valid' ? [] : parsed.problems;
  }
  const problem = { severity: 'warning', source: 'template', file, line: 1, column: 1 } as const;
  if (text.trim() === '') {
    return [
      {
        ...problem,
        code: 'template-empty',
        message: 'The file is empty, so nobody learns anything from it. Write its text.',
      },
    ];
  }
  if (kind !== 'checklist' || taskBoxes(text).length > 0) return [];
  const message = 'There is no box to tick in this checklist. Write its points as `- [ ] …`.';
  return [{ ...problem, code: 'checklist-without-boxes', message }];
}

function namesIn(policy: Policy): readonly Named[] {
  const { record, reviews } = policy;
  return [
    ...Object.keys(policy.environments ?? {}).flatMap((name) => namesOf(policy, name)),
    ...(policy.notify ?? []).flatMap(({ template }, index) =>
      named('announcement', template, ['notify', index, 'template'], 'the notice would be told in the usual words'),
    ),
    ...named('checklist', record?.checklist, ['record', 'checklist'], 'the record would begin without a task list'),
    ...named('review', reviews?.template, ['reviews', 'template'], 'reviews would begin with the usual words'),
  ];
}

function namesOf(policy: Policy, name: string): readonly Named[] {
  const { runbook, preflight, verify } = policy.environments?.[name] ?? {};
  const path = ['environments', name];
  const every = verify?.watch?.every === undefined ? undefined : [...path, 'verify', 'watch', 'every'];
  return [
    ...named('runbook', runbook, [...path, 'runbook'], 'its link would lead nowhere'),
    ...named('smoke', preflight, [...path, 'preflight'], 'every release would be held'),
    ...named('smoke', verify?.smoke, [...path, 'verify', 'smoke'], 'nothing could be verified with it').map((each) => ({
      ...each,
      every,
    })),
  ];
}

function named(kind: Named['kind'], name: string | undefined, path: Path, without: string): readonly Named[] {
  return name === undefined ? [] : [{ kind, name, path, without }];
}
