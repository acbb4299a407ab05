import rooms from '../../../.config/rooms.json' with { type: 'json' };
import type { Import, SourceTree, Violation } from './sources.ts';
import { importsOf, isTest } from './sources.ts';

/** Where a room stands in the row; a neighbour has the same number. */
const rankOf = new Map(rooms.ranks.flatMap((rank, index) => rank.map((room) => [room, index] as const)));
const allowedPackages = new Map(Object.entries(rooms.mayImport));
const testRoom = 'test';

/** `core` for a file of server/core, `main.ts` for a file that lies in server itself. */
export function roomOf(file: string): string | undefined {
  const [top, room] = file.split('/');
  return top === 'server' ? room : undefined;
}

/** A file whose room stands in no row would be bound by no rule. */
export function unknownRooms(tree: SourceTree): Violation[] {
  const names = new Set([...tree.keys()].map(roomOf).filter((room) => room !== undefined));
  return [...names]
    .filter((room) => !rankOf.has(room))
    .map((room) => `server/${room} has no place in .config/rooms.json`);
}

export function wrongImports(tree: SourceTree): Violation[] {
  return [...tree.values()].flatMap((source) =>
    importsOf(source).flatMap((found) => {
      const reason = found.to === undefined ? wrongPackage(found) : wrongFile(found, found.to);
      return reason === undefined ? [] : [`${found.from}:${found.line} ${reason}`];
    }),
  );
}

function wrongPackage({ from, specifier }: Import): string | undefined {
  const room = roomOf(from);
  const allowed = room === undefined || isTest(from) ? undefined : allowedPackages.get(room);
  if (allowed === undefined || allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`)))
    return undefined;
  return `${room} imports the package ${specifier}`;
}

function wrongFile({ from, specifier }: Import, to: string): string | undefined {
  if (!/\.[a-z]+$/.test(to)) return `imports ${specifier} without a suffix`;
  // The one fact that lies outside: which version this is.
  if (to === 'package.json') return undefined;
  if (isTest(to) && !isTest(from)) return `imports ${specifier}, which is there for tests only`;
  const room = roomOf(from);
  const target = roomOf(to);
  if (room === undefined) return from.startsWith('src/') && !isTest(from) ? wrongForApp(target) : undefined;
  if (target === undefined)
    return room === testRoom ? undefined : `imports ${specifier}, which is outside of the server`;
  if (room === target) return wrongNeighbour(room, from, to);
  // A test beside the code may use the harness; otherwise it keeps the rule of its room.
  if (target === testRoom && isTest(from)) return undefined;
  const own = rankOf.get(room);
  const other = rankOf.get(target);
  return own !== undefined && other !== undefined && other >= own ? `${room} imports ${target}` : undefined;
}

function wrongForApp(target: string | undefined): string | undefined {
  return target === undefined || target === 'core' || target === 'contract'
    ? undefined
    : `the app imports server/${target}`;
}

function wrongNeighbour(room: string, from: string, to: string): string | undefined {
  if (!rooms.separate.includes(room)) return undefined;
  const own = folderOf(from);
  const other = folderOf(to);
  return own !== undefined && other !== undefined && own !== other
    ? `${room}/${own} imports ${room}/${other}`
    : undefined;
}

/** `email` for server/channels/email/send.ts; nothing for a file that lies in server/channels itself. */
function folderOf(file: string): string | undefined {
  const parts = file.split('/');
  return parts.length > 3 ? parts[2] : undefined;
}

/** Each channel and integration has its line in the registry, or it would be written and never reached. */
export function unregistered(tree: SourceTree): Violation[] {
  return rooms.separate.flatMap((room) => {
    const files = [...tree.keys()].filter((file) => roomOf(file) === room);
    const folders = new Set(files.map(folderOf).filter((folder) => folder !== undefined));
    const registry = tree.get(`server/${room}/registry.ts`);
    const known = new Set(registry ? importsOf(registry).map((found) => folderOf(found.to ?? '')) : []);
    return [...folders]
      .filter((folder) => !known.has(folder))
      .map((folder) => `server/${room}/${folder} is not imported by server/${room}/registry.ts`);
  });
}

/** Files on a path back to themselves, each cycle once, found by Tarjan's strongly connected components. */
export function cycles(tree: SourceTree): string[][] {
  const found: string[][] = [];
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const low = (file: string): number => lowest.get(file) ?? 0;

  const visit = (file: string): void => {
    index.set(file, index.size);
    lowest.set(file, index.size - 1);
    stack.push(file);
    for (const next of neighbours(tree, file)) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(file, Math.min(low(file), low(next)));
    }
    if (low(file) !== index.get(file)) return;
    const component = stack.splice(stack.indexOf(file));
    if (component.length > 1) found.push(component);
  };
  for (const file of tree.keys()) if (!index.has(file)) visit(file);
  return found;
}

function neighbours(tree: SourceTree, file: string): string[] {
  const source = tree.get(file);
  if (!source) return [];
  return importsOf(source).flatMap(({ to }) => (to !== undefined && tree.has(to) && to !== file ? [to] : []));
}
