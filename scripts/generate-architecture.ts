/** The folder table of ARCHITECTURE.md, from the table of rooms that the architecture test enforces. */
import { OWNERS, ROOMS, type Room } from '../test/architecture/rooms.ts';
import { replaceBlock } from './generated-block.ts';

export function generate(): Record<string, string> {
  return replaceBlock('ARCHITECTURE.md', 'rooms', 'scripts/generate-architecture.ts', table());
}

function table(): string {
  return [
    '| ring | room | what it is | imports | owns |',
    '| --- | --- | --- | --- | --- |',
    ...ROOMS.map((room) => `| ${[room.ring, link(room), room.line, imports(room), packages(room)].join(' | ')} |`),
  ].join('\n');
}

function link(room: Room): string {
  return `[${room.name}](src/${room.name}/README.md)`;
}

function imports(room: Room): string {
  const named = room.imports?.map((name) => (name === 'flow/ports' ? 'types of flow/ports' : name));
  const lower = room.ring === 0 ? ['nothing'] : [`rings 0 to ${room.ring - 1}`];
  return [...(named ?? lower), ...(room.alsoImports ?? [])].join(', ');
}

function packages(room: Room): string {
  const names = OWNERS.filter((owner) => owner.by.includes(room.name)).map((owner) => `\`${owner.package}\``);
  return names.join(', ') || '-';
}
