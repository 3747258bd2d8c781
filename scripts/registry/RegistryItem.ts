/** One thing that shadcn's command adds to an app; the members that we use of what its schema allows. */
export interface RegistryItem {
  name: string
  type: 'registry:component' | 'registry:lib'
  title: string
  description: string
  /** npm packages, with the versions that fit. */
  dependencies: string[]
  /** Other items of this registry. */
  registryDependencies: string[]
  files: RegistryFile[]
  /** Rules for the app's own sheet. */
  css?: { [selector: string]: { [property: string]: string } }
  docs?: string
}

export interface RegistryFile {
  /** Where it stands in this repository. */
  path: string
  /** Where it goes in the app. */
  target: string
  type: 'registry:component' | 'registry:lib' | 'registry:file'
  content: string
}
