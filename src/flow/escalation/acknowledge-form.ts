/** How somebody writes that they take it on. A name that could end what it stands in is left to the reader. */
export function acknowledgeForm(environment: string): string {
  if (/[^\w ./-]/.test(environment)) return '/tidegate acknowledge ENV';
  return `/tidegate acknowledge ${environment.includes(' ') ? `"${environment}"` : environment}`;
}
