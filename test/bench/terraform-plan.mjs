/** A plan as `terraform show -json` writes it, which updates every block of a plan of the library, as text. */
export function updatesOf(plan) {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.0',
    resource_changes: plan.terraform.map(({ type, id, arguments: given }) => ({
      address: `${type}.${id}`,
      mode: 'managed',
      type,
      name: id,
      provider_name: 'registry.terraform.io/hashicorp/azurerm',
      change: {
        actions: ['update'],
        before: { ...given, tags: { release: '1' } },
        after: { ...given, tags: { release: '2' } },
        after_unknown: {},
      },
    })),
  });
}
