// From the scaffold of @grafana/create-plugin, version in ../.cprc.json, less what this project does elsewhere (types,
// lint and reloading have commands of their own) or does not have (style sheets, fonts).
import CopyWebpackPlugin from 'copy-webpack-plugin';
import path from 'node:path';
import ReplaceInFileWebpackPlugin from 'replace-in-file-webpack-plugin';
import TerserPlugin from 'terser-webpack-plugin';
import webpack from 'webpack';
import type { Configuration } from 'webpack';
import { SubresourceIntegrityPlugin } from 'webpack-subresource-integrity';
import VirtualModulesPlugin from 'webpack-virtual-modules';
import { copyFilePatterns } from '../bundler/copyFiles.ts';
import { DIST_DIR, SOURCE_DIR } from '../bundler/constants.ts';
import { externals } from '../bundler/externals.ts';
import { getCPConfigVersion, getEntries, getPackageJson, getPluginJson } from '../bundler/utils.ts';
import { BuildModeWebpackPlugin } from './BuildModeWebpackPlugin.ts';

const { id } = getPluginJson();
const { version } = getPackageJson();

/** Grafana may serve plugins from a CDN, so a chunk is looked for beside the module that asks for it. */
const publicPath = new VirtualModulesPlugin({
  'node_modules/grafana-public-path.js': `
import amdMetaModule from 'amd-module';

__webpack_public_path__ =
  amdMetaModule && amdMetaModule.uri
    ? amdMetaModule.uri.slice(0, amdMetaModule.uri.lastIndexOf('/') + 1)
    : 'public/plugins/${id}/';
`,
});

export const config: Configuration = {
  cache: {
    type: 'filesystem',
    // What is copied is remembered by its path below the project: two clones on one node_modules would mix their files.
    version: process.cwd(),
    buildDependencies: { config: [path.resolve(process.cwd(), '.config/webpack/webpack.config.ts')] },
  },
  context: path.join(process.cwd(), SOURCE_DIR),
  devtool: 'source-map',
  entry: getEntries(),
  externals,
  mode: 'production',
  module: {
    rules: [
      // First, or source maps break.
      {
        test: /src\/(?:.*\/)?module\.tsx?$/,
        use: [{ loader: 'imports-loader', options: { imports: 'side-effects grafana-public-path' } }],
      },
      {
        exclude: /node_modules/,
        test: /\.[tj]sx?$/,
        use: {
          loader: 'swc-loader',
          options: {
            jsc: {
              target: 'es2022',
              loose: false,
              parser: { syntax: 'typescript', tsx: true, decorators: false, dynamicImport: true },
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
      },
      { test: /\.(png|jpe?g|gif|svg)$/, type: 'asset/resource', generator: { filename: '[hash][ext]' } },
    ],
  },
  optimization: {
    minimizer: [
      new TerserPlugin({
        extractComments: false,
        terserOptions: { format: { comments: /^\s*\[create-plugin\]/ } },
      }),
    ],
  },
  output: {
    clean: true,
    filename: '[name].js',
    chunkFilename: '[name].js?_cache=[contenthash]',
    library: { type: 'amd' },
    path: path.resolve(process.cwd(), DIST_DIR),
    publicPath: `public/plugins/${id}/`,
    uniqueName: id,
    crossOriginLoading: 'anonymous',
  },
  performance: { hints: false },
  plugins: [
    new BuildModeWebpackPlugin(),
    publicPath,
    new webpack.BannerPlugin({
      banner: `/* [create-plugin] version: ${getCPConfigVersion()} */
          /* [create-plugin] plugin: ${id}@${version} */`,
      raw: true,
      entryOnly: true,
    }),
    new CopyWebpackPlugin({ patterns: copyFilePatterns }),
    new ReplaceInFileWebpackPlugin([
      {
        dir: DIST_DIR,
        test: [/(^|\/)plugin\.json$/, /(^|\/)README\.md$/],
        rules: [
          { search: /%VERSION%/g, replace: version },
          // The day of the release, not that of the build: the same sources give the same files.
          { search: /%TODAY%/g, replace: releaseDay() },
          { search: /%PLUGIN_ID%/g, replace: id },
        ],
      },
    ]),
    new SubresourceIntegrityPlugin({ hashFuncNames: ['sha256'] }),
  ],
  resolve: { extensions: ['.ts', '.tsx', '.js', '.jsx'], unsafeCache: true },
};

function releaseDay(): string {
  return new Date(Number(process.env['SOURCE_DATE_EPOCH'] ?? Date.now() / 1_000) * 1_000).toISOString().slice(0, 10);
}
