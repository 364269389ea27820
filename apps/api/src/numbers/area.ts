/** 统计 over HTTP. */
import type { Area } from '../area.js'
import { FactsService } from './facts.service.js'
import { NumbersScope } from './numbers-scope.js'
import { NumbersController } from './numbers.controller.js'
import { NumbersService } from './numbers.service.js'

export const numbers: Area = {
  controllers: [NumbersController],
  services: [NumbersScope, NumbersService, FactsService],
}
