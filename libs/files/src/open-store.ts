import { FolderStore } from './folder-store.js'
import { S3Store } from './s3-store.js'
import type { FileStore } from './store.js'

export interface StoreSettings {
  FILES_DIR: string
  FILES_S3_ENDPOINT?: string | undefined
  FILES_S3_REGION: string
  FILES_S3_BUCKET?: string | undefined
  FILES_S3_ACCESS_KEY?: string | undefined
  FILES_S3_SECRET_KEY?: string | undefined
}

/** The store that is configured: a bucket elsewhere, or the folder. Nothing is asked of it yet. */
export const openStore = (settings: StoreSettings): FileStore => {
  const { FILES_S3_ENDPOINT: endpoint, FILES_S3_REGION: region, FILES_S3_BUCKET: bucket } = settings
  const { FILES_S3_ACCESS_KEY: accessKeyId, FILES_S3_SECRET_KEY: secretAccessKey } = settings
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return new FolderStore(settings.FILES_DIR)
  return new S3Store({ endpoint, region, bucket, accessKeyId, secretAccessKey })
}
