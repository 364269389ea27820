/** 统计 over HTTP. */
import { NumbersController } from './numbers.controller.js'
import { FactsService } from './facts.service.js'
import { NumbersScope } from './numbers-scope.js'
import { NumbersService } from './numbers.service.js'

export const numbersControllers = [NumbersController]

export const numbersServices = [NumbersScope, NumbersService, FactsService]
