/**
 * Returns the index of the pages for programs that read, in the form of llmstxt.org: what README says of itself, and its list of pages,
 * which are Markdown beside the index.
 */
export function pageIndex(readme) {
  const [, title, summary] = /^# (.+)\n\n([^]+?)\n\n/.exec(readme) ?? [];
  const [, list] = /\n## Read on\n([^]+?)\n## /.exec(readme) ?? [];
  if (title === undefined || list === undefined)
    throw new Error(
      "README.md must begin with a heading and a paragraph, and have a section '## Read on' before another one, received something else. Write them, or change scripts/page-index.mjs.",
    );
  return `# ${title}\n\n> ${summary.replaceAll('\n', ' ')}\n${list.replace(/^\*\*(\w+)\*\*$/gm, '## $1')}`;
}
