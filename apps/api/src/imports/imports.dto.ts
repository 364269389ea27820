import { createZodDto } from 'nestjs-zod'
import {
  applyImport,
  changeQuery,
  checkImport,
  findingQuery,
  importChanges,
  importDetail,
  importFindings,
  importList,
  importParams,
  importQuery,
  templateParams,
  uploadQuery,
} from '#contracts/http/imports.js'

export class ImportParamsDto extends createZodDto(importParams) {}
export class TemplateParamsDto extends createZodDto(templateParams) {}
export class UploadQueryDto extends createZodDto(uploadQuery) {}
export class ImportQueryDto extends createZodDto(importQuery) {}
export class FindingQueryDto extends createZodDto(findingQuery) {}
export class ChangeQueryDto extends createZodDto(changeQuery) {}
export class CheckImportDto extends createZodDto(checkImport) {}
export class ApplyImportDto extends createZodDto(applyImport) {}
export class ImportDto extends createZodDto(importDetail) {}
export class ImportListDto extends createZodDto(importList) {}
export class ImportFindingsDto extends createZodDto(importFindings) {}
export class ImportChangesDto extends createZodDto(importChanges) {}
