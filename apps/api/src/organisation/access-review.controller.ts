import { Controller, Get, Header, Param } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { DirectoryParamsDto } from '../directory/directory.dto.js'
import { ProcessParamsDto } from '../processes/processes.dto.js'
import { namesOf } from '../http/file-names.js'
import { AccessReviewService } from './access-review.service.js'
import { PersonReachDto, WhoSeesDto } from './organisation.dto.js'

const csvFile = { description: 'UTF-8 CSV，带 BOM', schema: { type: 'string' } } as const

@ApiTags('organisation')
@Controller('api/access-review')
export class AccessReviewController {
  constructor(private readonly reviews: AccessReviewService) {}

  @Get('processes/:id')
  @ApiOperation({ summary: '谁能看到这件事项，为什么' })
  @ZodResponse({ status: 200, type: WhoSeesDto })
  whoSees(@Param() { id }: ProcessParamsDto) {
    return this.reviews.ofProcess(id)
  }

  @Get('processes/:id/people.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', `attachment; ${namesOf('谁能看到.csv')}`)
  @ApiOperation({ summary: '导出谁能看到这件事项' })
  @ApiProduces('text/csv')
  @ApiOkResponse(csvFile)
  whoSeesCsv(@Param() { id }: ProcessParamsDto): Promise<string> {
    return this.reviews.ofProcessCsv(id)
  }

  @Get('people/:id')
  @ApiOperation({ summary: '一个人能看什么、能办什么，凭哪项任职、由谁何时授予' })
  @ZodResponse({ status: 200, type: PersonReachDto })
  personReach(@Param() { id }: DirectoryParamsDto) {
    return this.reviews.ofPerson(id)
  }

  @Get('people/:id/offices.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', `attachment; ${namesOf('个人权限.csv')}`)
  @ApiOperation({ summary: '导出一个人的任职与权限' })
  @ApiProduces('text/csv')
  @ApiOkResponse(csvFile)
  personReachCsv(@Param() { id }: DirectoryParamsDto): Promise<string> {
    return this.reviews.ofPersonCsv(id)
  }
}
