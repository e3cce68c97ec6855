/** File name of every package. Flex Consumption reads a blob of this name. */
export const PACKAGE_FILE = 'released-package.zip';

/** Package that holds the code of an app: one zip, put together while applying. */
export interface PlannedPackage {
  /** Key of the function app, such as `functions:shared`. */
  readonly app: string;
  /** Azure name of the function app. */
  readonly name: string;
  /** Ids of the components whose functions are in it, sorted. */
  readonly components: readonly string[];
  /** Content of the zip, by path. The plan lists the files, but does not contain them. */
  readonly parts: readonly PackagePart[];
  readonly deployment: PackageDeployment;
}

/** Part of a package: a file of this library, or a directory of the user. */
export type PackagePart = PackageFile | PackageSource;

/** Kinds of files of a package. */
export const PACKAGE_FILES = ['host settings', 'start', 'runtime', 'manifest', 'licenses'] as const;

/** One file of a package. */
export interface PackageFile {
  readonly path: string;
  /** Kind of the file. */
  readonly holds: (typeof PACKAGE_FILES)[number];
}

/** A directory with code of the user. It is read while applying, never while planning. */
export interface PackageSource {
  /** Path in the zip, such as `components/orders/`. */
  readonly path: string;
  readonly holds: 'source';
  /** Path of the directory, relative to the project's directory. */
  readonly directory: string;
  /** Files of the directory that look like keys and belong to the code. Absent: none. */
  readonly keyFiles?: readonly string[];
  /** The component whose code it is. */
  readonly components: readonly string[];
}

/**
 * Returns the path of the code of a component in a package.
 * @example sourcePath('orders') // 'components/orders/'
 */
export function sourcePath(folder: string): string {
  return `components/${folder}/`;
}

/**
 * Ways to deploy a package to its app. `none` where Terraform cannot reach the app, or where the service plan
 * of the app does not support a way.
 */
export const PACKAGE_DEPLOYMENTS = ['blob', 'package-url', 'zip-deploy', 'none'] as const;

/**
 * `blob`: a Flex Consumption app starts from it. `package-url`: an Elastic Premium app starts from its address. `zip-deploy`: the provider uploads it. `none`: it is yours
 * to deploy.
 */
export type PackageDeployment = (typeof PACKAGE_DEPLOYMENTS)[number];

/** Facts of a package that are known once it is put together. */
export const PACKAGE_FACTS = ['path', 'md5', 'sha256'] as const;

/** Path of the zip, or a hash of its bytes in hex. */
export type PackageFact = (typeof PACKAGE_FACTS)[number];
