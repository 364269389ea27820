import { createZodDto } from 'nestjs-zod'
import {
  fileContentQuery,
  fileList,
  fileParams,
  oneFile,
  uploadFileQuery,
  withdrawFile,
} from '#contracts/http/files.js'

export class FileParamsDto extends createZodDto(fileParams) {}
export class UploadFileQueryDto extends createZodDto(uploadFileQuery) {}
export class FileContentQueryDto extends createZodDto(fileContentQuery) {}
export class WithdrawFileDto extends createZodDto(withdrawFile) {}
export class OneFileDto extends createZodDto(oneFile) {}
export class FileListDto extends createZodDto(fileList) {}
