import { createZodDto } from 'nestjs-zod'
import {
  directoryParams,
  holderQuery,
  holders,
  projectDetail,
  projectList,
  projectExportQuery,
  projectQuery,
  unitDetail,
  unitList,
  unitQuery,
} from '#contracts/http/directory.js'

export class DirectoryParamsDto extends createZodDto(directoryParams) {}
export class UnitQueryDto extends createZodDto(unitQuery) {}
export class UnitListDto extends createZodDto(unitList) {}
export class UnitDetailDto extends createZodDto(unitDetail) {}
export class HolderQueryDto extends createZodDto(holderQuery) {}
export class HoldersDto extends createZodDto(holders) {}
export class ProjectQueryDto extends createZodDto(projectQuery) {}
export class ProjectListDto extends createZodDto(projectList) {}
export class ProjectDto extends createZodDto(projectDetail) {}
export class ProjectExportQueryDto extends createZodDto(projectExportQuery) {}
