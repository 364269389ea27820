import { Controller, Get, Param } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { ProcessParamsDto } from '../processes/processes.dto.js'
import { ProcessTimeDto, SimulationDto } from './clocks.dto.js'
import { PartyTimeService } from './party-time.service.js'
import { SimulationService } from './simulation.service.js'

@ApiTags('clocks')
@Controller('api/processes')
export class ClocksController {
  constructor(
    private readonly simulations: SimulationService,
    private readonly times: PartyTimeService,
  ) {}

  @Get(':id/simulation')
  @ApiOperation({ summary: '时限推演：若无人办理，接下来哪一天会自动发生什么' })
  @ZodResponse({ status: 200, type: SimulationDto })
  simulation(@Param() { id }: ProcessParamsDto) {
    return this.simulations.of(id)
  }

  @Get(':id/time')
  @ApiOperation({ summary: '时间去哪了：各方在各环节用去的工作时间，合计等于全程' })
  @ZodResponse({ status: 200, type: ProcessTimeDto })
  processTime(@Param() { id }: ProcessParamsDto) {
    return this.times.of(id)
  }
}
