import type { NextConfig } from 'next'

const source = '@latchkey/source'

/** In this repository the packages are taken from their sources; an app of yours needs none of it. */
const config: NextConfig = {
  transpilePackages: ['core', 'vault', 'server', 'backends', 'react'].map((name) => `@latchkey/${name}`),
  webpack(webpack: { resolve: { conditionNames?: string[]; extensionAlias?: object } }) {
    webpack.resolve.conditionNames = [source, ...(webpack.resolve.conditionNames ?? ['...'])]
    webpack.resolve.extensionAlias = { '.js': ['.ts', '.js'] } // a worker is named as it is once built
    return webpack
  },
  typescript: { ignoreBuildErrors: true }, // the repository's own `tsc` reads these files, too
  experimental: { useTypeScriptCli: true },
}

export default config
