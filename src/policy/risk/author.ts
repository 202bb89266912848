/** Conditions on who opened a change: `author`, `author-in`, `bot`. */
import { type Condition, eitherOf, type Match, type Subject, sure, unsure } from './match.ts';

/** GitHub gives this end to the logins of apps alone; nobody else can register it. */
const BOT = /\[bot\]$/i;

export function anyAuthor(wanted: readonly string[]): Condition {
  const logins = new Set(wanted.map((login) => login.toLowerCase()));
  return (subject) =>
    nobodyKnown(subject) ??
    (logins.has(subject.change.author.toLowerCase()) ? sure(`author ${subject.change.author}`) : undefined);
}

export function anyTeam(wanted: readonly string[]): Condition {
  const slugs = new Set(wanted.map((team) => team.toLowerCase()));
  const asked = eitherOf(wanted);
  return (subject) => {
    const { author } = subject.change;
    const person = subject.directory.find(author);
    if (person === undefined) {
      return nobodyKnown(subject) ?? unsure(`whether ${author} is in team ${asked} is not known`);
    }
    const team = person.teams.find((each) => slugs.has(each.toLowerCase()));
    return team === undefined ? undefined : sure(`${author} is in team ${team}`);
  };
}

export function isBot(wanted: boolean): Condition {
  return (subject) => {
    const { author } = subject.change;
    const kind = subject.directory.find(author)?.kind ?? (BOT.test(author) ? 'bot' : undefined);
    if (kind === undefined) return nobodyKnown(subject) ?? unsure(`whether ${author} is a bot is not known`);
    if ((kind === 'bot') !== wanted) return undefined;
    return sure(wanted ? `${author} is a bot` : `${author} is a person`);
  };
}

/** A commit whose author GitHub maps to no account has an empty one. */
function nobodyKnown({ change }: Subject): Match | undefined {
  return change.author === '' ? unsure('GitHub does not know who wrote it') : undefined;
}
