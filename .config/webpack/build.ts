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

/** What each page brings beyond what is there anyway, for the check of weights; bytes as built, and compressed. */
function weigh({ compilation }: webpack.Stats): Record<string, { bytes: number; gzipped: number }> {
  const weights: Record<string, { bytes: number; gzipped: number }> = {};
  for (const group of compilation.chunkGroups) {
    const name = group.name ?? group.origins.map(({ request }) => request).find((request) => request !== undefined);
    if (name === undefined) continue;
    // Names carry the hash of their content as a query, which is no part of the name on the disk.
    const files = new Set(group.chunks.flatMap(({ files }) => [...files].map((file) => file.replace(/\?.*/, ''))));
    const scripts = [...files].filter((file) => file.endsWith('.js'));
    const sources = scripts.map((file) => readFileSync(path.join(compilation.outputOptions.path ?? '', file)));
    weights[name] = {
      bytes: sources.reduce((sum, { length }) => sum + length, 0),
      gzipped: sources.reduce((sum, source) => sum + gzipSync(source).length, 0),
    };
  }
  return weights;
}

mkdirSync('node_modules/.cache', { recursive: true });
writeFileSync('node_modules/.cache/app-weights.json', JSON.stringify(weigh(stats), null, 2));
