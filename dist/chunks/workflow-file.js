// src/domain/workflow-file.ts
/** The file of a workflow. People name it by itself or by its path; GitHub starts it by its name alone. */
const FOLDER = ".github/workflows/";
/** `deploy.yml` of `deploy.yml` and of `.github/workflows/deploy.yml`. */
function workflowName(text) {
	return text.startsWith(FOLDER) ? text.slice(18) : text;
}
/** @param name of the file, e.g. `deploy.yml` */
function workflowPath(name) {
	return `${FOLDER}${name}`;
}
/** GitHub looks for workflows in that one folder and in none below it. */
function isWorkflowName(text) {
	return /^[\w.-]{1,200}\.ya?ml$/.test(text);
}

export { workflowName as n, workflowPath as r, isWorkflowName as t };