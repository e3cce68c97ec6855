/** Rows of a Markdown table, padded so that it can be read as text too. */
export function toTable(rows) {
  const header = ['Measured', 'Median', 'Middle half', 'Against', 'Ratio', '95 % interval', 'Budget', ''];
  const cells = rows.map(
    ({ name, value, middle = '', other = '', ratio = '', interval = '', budget = '', met }) => [
      name,
      value,
      middle,
      other,
      ratio,
      interval,
      budget,
      met === undefined ? '' : met ? 'met' : 'MISSED',
    ],
  );
  return toColumns(header, cells);
}

export function toColumns(header, cells) {
  const widths = header.map((title, column) =>
    Math.max(3, ...[header, ...cells].map((row) => row[column].length)),
  );
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [
    line(header),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...cells.map(line),
  ].join('\n');
}
