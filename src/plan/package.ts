/** What an app's code is deployed as: one zip, put together while applying. */
export interface PlannedPackage {
  /** Key of the function app, such as `functions:shared`. */
  readonly app: string;
  /** Azure name of the function app. */
  readonly name: string;
  /** What is in the zip, by path. Contents are no part of a plan. */
  readonly parts: readonly PackagePart[];
  readonly deployment: PackageDeployment;
}

/** What is in a package: files of this library's, and directories of one's own. */
export type PackagePart = PackageFile | PackageSource;

/** What a file of a package can hold. */
export const PACKAGE_FILES = ['host settings', 'start', 'runtime', 'manifest', 'licenses'] as const;

/** One file of a package. */
export interface PackageFile {
  readonly path: string;
  /** What is in it. */
  readonly holds: (typeof PACKAGE_FILES)[number];
  /** Ids of the components that it is there for, sorted. */
  readonly components: readonly string[];
}

/** A directory with code of one's own. It is read while applying, never while planning. */
export interface PackageSource {
  /** Where it goes, such as `components/orders/`. */
  readonly path: string;
  readonly holds: 'source';
  /** Where it is, relative to the project's directory. */
  readonly directory: string;
  /** The component whose code it is. */
  readonly components: readonly string[];
}

/**
 * Where the code of a component goes in a package.
 * @example sourcePath('orders') // 'components/orders/'
 */
export function sourcePath(folder: string): string {
  return `components/${folder}/`;
}

/**
 * How a package gets to its app: as a blob that a Flex Consumption app starts from, by the provider's zip deployment, or
 * not at all, where Terraform cannot reach the app or the plan of the app has no way.
 */
export const PACKAGE_DEPLOYMENTS = ['blob', 'package-url', 'zip-deploy', 'none'] as const;

/**
 * `blob`: a Flex Consumption app starts from it. `package-url`: an Elastic Premium app starts from its address. `zip-deploy`: the provider uploads it. `none`: it is yours
 * to deploy.
 */
export type PackageDeployment = (typeof PACKAGE_DEPLOYMENTS)[number];

/** What is known of a package once it is put together. */
export const PACKAGE_FACTS = ['path', 'md5', 'sha256'] as const;

/** Path of the zip, or a hash of its bytes in hex. */
export type PackageFact = (typeof PACKAGE_FACTS)[number];

/**
 * What stands in a plan for a fact of a package, as a whole string; `apply` puts the fact in its place. So a plan does
 * not change with the code.
 * @example packageFact('functions:shared', 'path') // '${package.functions:shared.path}'
 */
export function packageFact(app: string, fact: PackageFact): string {
  return `\${package.${app}.${fact}}`;
}
