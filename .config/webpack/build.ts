// Builds the app and the plugins inside of it into dist/: `node --import tsx .config/webpack/build.ts`.
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
