import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersWorkbook, sheetFile } from '../http/workbook.js'
import {
  DirectoryParamsDto,
  ProjectDto,
  ProjectExportQueryDto,
  ProjectListDto,
  ProjectQueryDto,
} from './directory.dto.js'
import { ProjectsService } from './projects.service.js'

@ApiTags('directory')
@Controller('api')
export class ProjectsController {
  constructor(private readonly catalogue: ProjectsService) {}

  @Get('projects')
  @ApiOperation({ summary: '社区项目及认领情况' })
  @ZodResponse({ status: 200, type: ProjectListDto })
  projects(@Me() me: SignedIn, @Query() query: ProjectQueryDto) {
    return this.catalogue.page(me, query)
  }

  @Get('projects/export.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出社区项目' })
  async projectsExport(@Me() me: SignedIn, @Query() query: ProjectExportQueryDto): Promise<StreamableFile> {
    return sheetFile('重点服务项目', this.catalogue.sheet(me, query))
  }

  @Get('projects/:id')
  @ApiOperation({ summary: '一个项目' })
  @ZodResponse({ status: 200, type: ProjectDto })
  project(@Me() me: SignedIn, @Param() { id }: DirectoryParamsDto) {
    return this.catalogue.one(me, id)
  }
}
