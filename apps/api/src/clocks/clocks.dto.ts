import { createZodDto } from 'nestjs-zod'
import { processTime, simulation } from '#contracts/http/clocks.js'

export class SimulationDto extends createZodDto(simulation) {}
export class ProcessTimeDto extends createZodDto(processTime) {}
