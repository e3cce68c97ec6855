/**
 * Categories of logs with one entry per call, the same for every service of an account.
 * Source: learn.microsoft.com/azure/storage/blobs/monitor-blob-storage-reference
 */
export const STORAGE_CALLS: readonly string[] = ['StorageDelete', 'StorageRead', 'StorageWrite'];
