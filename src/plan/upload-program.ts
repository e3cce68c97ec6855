/** The program that uploads what a build of a site wrote, and how it signs in. Its other arguments follow. */
export const UPLOAD_PROGRAM = ['az', 'storage', 'blob', 'upload-batch', '--auth-mode', 'login'] as const;
