/** `@atakora/component/terraform`: plans as Terraform JSON, for Terraform and OpenTofu. Nothing here loads cdktf. */
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
