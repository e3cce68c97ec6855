import { codeBlocks } from './markdown.js';

/** A command of a shell block. */
export interface ShellCommand {
  /** File and first line of the block, such as `docs/cli.md:12`. */
  readonly place: string;
  /** Program and arguments, without `npx`. */
  readonly words: readonly string[];
}

/** Returns the commands of the `sh` blocks of a page, in order. Comments, pipes and redirections are left out. */
export function shellCommands(path: string, text: string): ShellCommand[] {
  return codeBlocks(path, text)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ place, code }) =>
      code
        .replaceAll(/\\\n/g, ' ')
        .split(/\n|&&/)
        .map((line) => line.trim().match(/"[^"]*"|'[^']*'|[^\s'"]+/g) ?? [])
        .map((all) => {
          const end = all.findIndex((word) => /^(?:#|\||\|\||>)/.test(word));
          const words = all
            .slice(0, end === -1 ? undefined : end)
            .map((word) => word.replaceAll(/^["']|["']$/g, ''));
          return { place, words: words[0] === 'npx' ? words.slice(1) : words };
        })
        .filter(({ words }) => words.length > 0),
    );
}
