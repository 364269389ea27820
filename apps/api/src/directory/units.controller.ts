import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import {
  DirectoryParamsDto,
  HolderQueryDto,
  HoldersDto,
  UnitDetailDto,
  UnitListDto,
  UnitQueryDto,
} from './directory.dto.js'
import { UnitsService } from './units.service.js'

@ApiTags('directory')
@Controller('api')
export class UnitsController {
  constructor(private readonly directory: UnitsService) {}

  @Get('units')
  @ApiOperation({ summary: '单位：按上级、类型、名称或拼音查找；可只列本人管理范围内的、可作某类单位上级的' })
  @ZodResponse({ status: 200, type: UnitListDto })
  units(@Me() me: SignedIn, @Query() query: UnitQueryDto) {
    return this.directory.page(me, query)
  }

  @Get('units/:id')
  @ApiOperation({ summary: '一个单位和它的上级' })
  @ZodResponse({ status: 200, type: UnitDetailDto })
  unit(@Param() { id }: DirectoryParamsDto) {
    return this.directory.one(id)
  }

  @Get('holders')
  @ApiOperation({ summary: '某单位现任角色的人员（转办时选择）' })
  @ZodResponse({ status: 200, type: HoldersDto })
  holders(@Query() { unitId, role }: HolderQueryDto) {
    return this.directory.holders(unitId, role)
  }
}
