import { Controller, Get } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { createZodDto, ZodResponse } from 'nestjs-zod'
import { home } from '#contracts/http/home.js'
import { Me, type SignedIn } from '../access/me.js'
import { HomeService } from './home.service.js'

class HomeDto extends createZodDto(home) {}

@ApiTags('home')
@Controller('api/home')
export class HomeController {
  constructor(private readonly service: HomeService) {}

  @Get()
  @ApiOperation({ summary: '首页：按本人角色，今天等着办的各有多少' })
  @ZodResponse({ status: 200, type: HomeDto })
  home(@Me() me: SignedIn) {
    return this.service.cards(me)
  }
}
