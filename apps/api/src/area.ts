import type { Provider, Type } from '@nestjs/common'

/** An area of the API: its routes, and what they stand on. */
export interface Area {
  controllers: Type[]
  services: Provider[]
}
