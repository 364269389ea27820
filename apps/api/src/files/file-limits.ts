import type { FileTypeCode } from '#domain/files/file-types.js'
import type { FilesConfig } from '#config/files.js'

const megabyte = 1024 * 1024
const mostFiles = 200

/** Of a photo of an activity; phones make some of 5. */
export const mostPhotoBytes = 15 * megabyte

export const isPhoto = (type: FileTypeCode): boolean => ['jpeg', 'png', 'webp', 'heic'].includes(type)

/** Of one file, and of all files of a process. */
export const fileLimits = ({ FILE_MOST_MEGABYTES, PROCESS_FILES_MOST_MEGABYTES }: FilesConfig) => ({
  fileBytes: FILE_MOST_MEGABYTES * megabyte,
  processBytes: PROCESS_FILES_MOST_MEGABYTES * megabyte,
  files: mostFiles,
})

/** With one, nothing is handed out before it passed. */
export const hasScanner = ({ FILE_SCAN_COMMAND, FILE_SCAN_URL }: FilesConfig): boolean =>
  FILE_SCAN_COMMAND !== undefined || FILE_SCAN_URL !== undefined
