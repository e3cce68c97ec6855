export function pageIndex(readme: string): string;
