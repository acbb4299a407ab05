// Builds the app and the plugins inside of it into dist/: `node --import tsx .config/webpack/build.ts`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import webpack from 'webpack';
import { config } from './webpack.config.ts';

const stats = await new Promise<webpack.Stats>((resolve, reject) => {
  const compiler = webpack(config);
  compiler.run((failure, result) => {
    // Closing writes the cache, which is what makes the next build quick.
    compiler.close((trouble) => {
      const error = failure ?? trouble;
      if (error) reject(error);
      else if (result) resolve(result);
      else reject(new Error('webpack gave neither a result nor an error'));
    });
  });
});
if (stats.hasErrors() || stats.hasWarnings()) {
  console.error(stats.toString({ preset: 'errors-warnings', colors: false }));
  process.exitCode = stats.hasErrors() ? 1 : 0;
}

interface Weight {
  /** Of the chunks that no other page loads, as built. */
  own: number;
  /** Of all that it loads beyond what is there anyway; some of it is there already when another page was open before. */
  gzipped: number;
}

/** What each page makes a browser load, for the check of weights; in bytes. */
function weigh({ compilation }: webpack.Stats): Record<string, Weight> {
  const scriptsOf = new Map<string, readonly string[]>();
  for (const group of compilation.chunkGroups) {
    const name = group.name ?? group.origins.map(({ request }) => request).find((request) => request !== undefined);
    if (name === undefined) continue;
    // Names carry the hash of their content as a query, which is no part of the name on the disk.
    const files = group.chunks.flatMap(({ files }) => [...files].map((file) => file.replace(/\?.*/, '')));
    scriptsOf.set(
      name,
      [...new Set(files)].filter((file) => file.endsWith('.js')),
    );
  }
  const loaded = [...scriptsOf.values()].flat();
  const isShared = (script: string) => loaded.indexOf(script) !== loaded.lastIndexOf(script);
  const read = (script: string) => readFileSync(path.join(compilation.outputOptions.path ?? '', script));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return Object.fromEntries(
    [...scriptsOf].map(([name, scripts]) => [
      name,
      {
        own: sum(scripts.filter((script) => !isShared(script)).map((script) => read(script).length)),
        gzipped: sum(scripts.map((script) => gzipSync(read(script)).length)),
      },
    ]),
  );
}

mkdirSync('node_modules/.cache', { recursive: true });
writeFileSync('node_modules/.cache/app-weights.json', JSON.stringify(weigh(stats), null, 2));
