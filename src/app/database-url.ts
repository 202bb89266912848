/** The `sslmode`s that are safe to name: the others of libpq use TLS only when nobody prevents it. */
const SSL_MODES = ['disable', 'no-verify', 'require', 'verify-ca', 'verify-full'];
const MOST_CONNECTIONS = 100;

/** What is wrong with a `DATABASE_URL` and how to fix it; null when nothing is. Repeats no part of it. */
export function faultOfDatabaseUrl(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol) || !namesDatabase(url)) {
    return (
      'It is not the address of a PostgreSQL database, and falling back to the embedded one would hide where the data ' +
      'is. Give postgres://USER:PASSWORD@HOST:PORT/DATABASE, with special characters of the password as %XX.'
    );
  }
  const mode = url.searchParams.get('sslmode');
  if (mode !== null && !SSL_MODES.includes(mode)) {
    return `Its sslmode is none of ${SSL_MODES.join(', ')}. With "verify-full", the server has to show a certificate that fits its name.`;
  }
  const limit = url.searchParams.get('connection_limit');
  if (limit !== null && !(/^[1-9]\d{0,2}$/.test(limit) && Number(limit) <= MOST_CONNECTIONS)) {
    return `Its connection_limit is not a whole number from 1 to ${MOST_CONNECTIONS}: so many connections this process may hold. Leave it out for 10.`;
  }
  return null;
}

/** An address without a host means a socket, whose folder is then in `host`. */
function namesDatabase(url: URL): boolean {
  return url.pathname.length > 1 && (url.hostname !== '' || url.searchParams.has('host'));
}
