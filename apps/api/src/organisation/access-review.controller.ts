import { Controller, Get, Param } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { DirectoryParamsDto } from '../directory/directory.dto.js'
import { ProcessParamsDto } from '../processes/processes.dto.js'
import { AnswersCsv } from '../http/csv.js'
import { AccessReviewService } from './access-review.service.js'
import { PersonReachDto, WhoSeesDto } from './organisation.dto.js'

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
  @AnswersCsv('谁能看到')
  @ApiOperation({ summary: '导出谁能看到这件事项' })
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
  @AnswersCsv('个人权限')
  @ApiOperation({ summary: '导出一个人的任职与权限' })
  personReachCsv(@Param() { id }: DirectoryParamsDto): Promise<string> {
    return this.reviews.ofPersonCsv(id)
  }
}
