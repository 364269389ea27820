import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import {
  AddCategoryDto,
  CategoriesDto,
  CategoryAnswerDto,
  CategoryKindDto,
  CategoryOrderDto,
  CategoryParamsDto,
  CategoryQueryDto,
} from './categories.dto.js'
import { CategoriesService } from './categories.service.js'

@ApiTags('offers')
@Controller('api')
export class CategoriesController {
  constructor(private readonly kinds: CategoriesService) {}

  @Get('project-categories')
  @ApiOperation({ summary: '项目类别：本区的名称、增设与停用' })
  @ZodResponse({ status: 200, type: CategoriesDto })
  projectCategories(@Me() me: SignedIn, @Query() query: CategoryQueryDto) {
    return this.kinds.list(me, 'project', query)
  }

  @Get('post-categories')
  @ApiOperation({ summary: '岗位类别（八大员）：本区的名称、增设与停用' })
  @ZodResponse({ status: 200, type: CategoriesDto })
  postCategories(@Me() me: SignedIn, @Query() query: CategoryQueryDto) {
    return this.kinds.list(me, 'post', query)
  }

  @Post('categories/:kind')
  @ApiOperation({ summary: '区里增设一个项目类别或岗位类别' })
  @ZodResponse({ status: 201, type: CategoryAnswerDto })
  addCategory(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { kind }: CategoryKindDto,
    @Body() request: AddCategoryDto,
  ) {
    return this.kinds.add(me, key, kind, request)
  }

  @Post('categories/:kind/:code')
  @HttpCode(200)
  @ApiOperation({ summary: '区里给项目类别或岗位类别更名、停用、恢复；只影响本区' })
  @ZodResponse({ status: 200, type: CategoryAnswerDto })
  changeCategory(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() params: CategoryParamsDto,
    @Body() request: CategoryOrderDto,
  ) {
    return this.kinds.change(me, key, params, request)
  }
}
