/** Who a message names as co-authors. */
import { loginOfAddress } from '../domain/merge-message.ts';
import type { CommitAuthor } from '../domain/notes-range.ts';

/** Spellings differ (`Co-Authored-By`, `Coauthored-by`); squashed messages have them in their middle. */
const TRAILER = /^[ \t]{0,8}co-?authored-by[ \t]{0,8}:[ \t]{0,8}([^\r\n]{1,500})$/gim;
const NAME_AND_ADDRESS = /^([^<>]*)<([^<>]*)>/;

export function coAuthorsIn(message: string): readonly CommitAuthor[] {
  const found: CommitAuthor[] = [];
  for (const [, text = ''] of message.matchAll(TRAILER)) {
    const [, name = text, email = ''] = NAME_AND_ADDRESS.exec(text) ?? [];
    const author = { name: name.trim().replace(/^@/, ''), email: email.trim(), login: loginOfAddress(email) };
    if (author.name !== '' || author.login !== null) found.push(author);
  }
  return found;
}
