/** `@atakora/component/terraform`: plans as Terraform JSON, for Terraform and OpenTofu. Nothing here loads cdktf. */
export type { PackageOptions } from './terraform/package/package-options.js';
export { type WrittenPackage, writePackages } from './terraform/package/write-packages.js';
export type {
  RenderedPackage,
  RenderOptions,
  TerraformOptions,
  TerraformResourceGroup,
  WriteOptions,
} from './terraform/render-options.js';
export { renderTerraform } from './terraform/render-terraform.js';
export type { BlocksByType, TerraformJson } from './terraform/terraform-json.js';
export { writeTerraform, type WrittenTerraform } from './terraform/write-terraform.js';
