// src/domain/repository.ts
/** `owner/name`. */
function fullName(repository) {
	return `${repository.owner}/${repository.name}`;
}

export { fullName as t };