import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { DirectoryParamsDto, ProjectDto, ProjectListDto, ProjectQueryDto } from './directory.dto.js'
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

  @Get('projects/:id')
  @ApiOperation({ summary: '一个项目' })
  @ZodResponse({ status: 200, type: ProjectDto })
  project(@Me() me: SignedIn, @Param() { id }: DirectoryParamsDto) {
    return this.catalogue.one(me, id)
  }
}
