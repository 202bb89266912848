/**
 * Installation tokens, so that not every question asks for one. Probot's own cache forgets a token only by time, and
 * GitHub may take one back before: it would be used, and refused, for the rest of its hour.
 */
export interface TokenCache {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  /** Drops the tokens of one installation. */
  forget(installationId: number): void;
}

/** They live an hour, and the clock of the machine may be a little late. */
const LASTS_MS = 59 * 60_000;
const MOST_TOKENS = 10_000;

export function createTokenCache(now: () => number = Date.now): TokenCache {
  const tokens = new Map<string, { readonly value: string; readonly until: number }>();
  return {
    get: (key) => {
      const known = tokens.get(key);
      return known && known.until > now() ? known.value : undefined;
    },
    set: (key, value) => {
      tokens.delete(key);
      tokens.set(key, { value, until: now() + LASTS_MS });
      if (tokens.size > MOST_TOKENS) tokens.delete(tokens.keys().next().value ?? key);
    },
    forget: (installationId) => {
      // A key is the id, and after a bar what the token was narrowed to.
      for (const key of tokens.keys()) if (key.split('|', 1)[0] === `${installationId}`) tokens.delete(key);
    },
  };
}
