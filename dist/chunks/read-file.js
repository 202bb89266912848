import { isAbsolute, relative, resolve } from "node:path";
import { mkdir, readFile, realpath, rename, writeFile } from "node:fs/promises";

// src/action/write-report.ts
/** Files that later steps, uploads and people read. */
/** The path of the file, absolute. Whoever reads it finds all of the old text or all of the new. */
async function writeReport(folder, name, text) {
	const directory = resolve(folder);
	await mkdir(directory, { recursive: true });
	const path = resolve(directory, name);
	const part = `${path}.${process.pid}.part`;
	await writeFile(part, `${text.trimEnd()}\n`);
	await rename(part, path);
	return path;
}

// src/action/read-file.ts
/** The policy or smoke file: from the default branch, where a pull request cannot have changed it. */
/** The text, or null when there is no such file. */
async function readTrustedFile(source) {
	if (source.isDryRun) return readWorkspaceFile(source.workspace, source.path);
	const github = await source.connect();
	const { sha } = await github.repository();
	return (await github.file(source.path, sha))?.text ?? null;
}
async function readWorkspaceFile(workspace, path) {
	try {
		const file = await realpath(resolve(workspace, path));
		const inside = relative(await realpath(workspace), file);
		if (inside.split(/[\\/]/)[0] === ".." || isAbsolute(inside)) return null;
		return await readFile(file, "utf8");
	} catch {
		return null;
	}
}

export { readWorkspaceFile as n, writeReport as r, readTrustedFile as t };