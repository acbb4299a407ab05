import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import type { BuiltPlugin } from './plugin-files.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.md': 'text/markdown; charset=utf-8',
};

export interface Places {
  /** The bundled host page. */
  readonly host: string;
  /** The icons of Grafana's component library. */
  readonly icons: string;
  readonly plugins: () => readonly BuiltPlugin[];
}

/** Which file is meant by a path below `/public/`; null for what is not served. */
export function fileOf(asked: string, { host, icons, plugins }: Places): string | null {
  const [, area = '', rest = ''] = /^\/public\/(build\/img\/icons|build|plugins)\/(.+)$/.exec(asked) ?? [];
  if (area === 'build/img/icons') return inside(icons, rest);
  if (area === 'build') return inside(host, rest);
  const [, id, file = ''] = /^([\w-]+)\/(.+)$/.exec(rest) ?? [];
  const plugin = plugins().find(({ json }) => json.id === id);
  return plugin === undefined ? null : inside(plugin.folder, file);
}

/** Never a file outside of the folder, however the path is written. */
function inside(folder: string, file: string): string | null {
  const full = path.resolve(folder, file);
  return full.startsWith(folder + path.sep) && !file.includes('\0') ? full : null;
}

/** Grafana has more icons than its packages bring along. */
const STAND_IN =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M12 2a10 10 0 1 0 10 10h-2a8 8 0 1 1-8-8z"/></svg>';

export function sendFile(file: string | null, response: ServerResponse): void {
  const size = file === null ? null : sizeOf(file);
  if (file !== null && size === null && path.extname(file) === '.svg') {
    response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(STAND_IN);
    return;
  }
  if (file === null || size === null) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such file.');
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'content-length': size,
    // A new build has to show at the next reload.
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

function sizeOf(file: string): number | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true ? found.size : null;
}
