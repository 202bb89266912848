/** The file of a workflow. People name it by itself or by its path; GitHub starts it by its name alone. */

const FOLDER = '.github/workflows/';

/** `deploy.yml` of `deploy.yml` and of `.github/workflows/deploy.yml`. */
export function workflowName(text: string): string {
  return text.startsWith(FOLDER) ? text.slice(FOLDER.length) : text;
}

/** @param name of the file, e.g. `deploy.yml` */
export function workflowPath(name: string): string {
  return `${FOLDER}${name}`;
}

/** GitHub looks for workflows in that one folder and in none below it. */
export function isWorkflowName(text: string): boolean {
  return /^[\w.-]{1,200}\.ya?ml$/.test(text);
}
