import { onDisk } from './on-disk.js';

/**
 * Writes a file so that it has the old content or the new one at any moment, never a part. Folders are made, and nothing is
 * written where the content is the same.
 * @throws CannotApplyError when the file system refuses. The file is as it was, and no other one is left behind.
 */
export function writeIfChanged(file: string, content: string | Uint8Array): void {
  const fs = process.getBuiltinModule('node:fs');
  const path = process.getBuiltinModule('node:path');
  const bytes = Buffer.from(content);
  onDisk(file, () => {
    if (fs.existsSync(file) && fs.readFileSync(file).equals(bytes)) return;
    const folder = path.dirname(file);
    fs.mkdirSync(folder, { recursive: true });
    // In the same folder, because a rename is atomic within one file system only. Terraform reads no file that starts with a dot.
    const temporary = path.join(folder, `.${path.basename(file)}.${process.pid}.tmp`);
    try {
      fs.writeFileSync(temporary, bytes);
      fs.renameSync(temporary, file);
    } catch (error) {
      fs.rmSync(temporary, { force: true });
      throw error;
    }
  });
}
