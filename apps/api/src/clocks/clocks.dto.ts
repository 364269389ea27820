import { createZodDto } from 'nestjs-zod'
import { ledger, ledgerFilter, ledgerQuery, processTime, simulation } from '#contracts/http/clocks.js'

export class SimulationDto extends createZodDto(simulation) {}
export class ProcessTimeDto extends createZodDto(processTime) {}
export class LedgerDto extends createZodDto(ledger) {}
export class LedgerFilterDto extends createZodDto(ledgerFilter) {}
export class LedgerQueryDto extends createZodDto(ledgerQuery) {}
