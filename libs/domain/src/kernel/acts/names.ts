/** The names of the kernel's own acts: no form may call an act of its own so. */
export const seatActNames = [
  'returnTo',
  'transfer',
  'delegate',
  'takeBack',
  'opine',
  'addSeats',
  'dropSeat',
  'take',
  'putBack',
  'requestExtension',
] as const
export const tellingActNames = ['remind', 'copyTo', 'comment'] as const
export const recall = 'recall'

export const kernelActNames: readonly string[] = [recall, ...seatActNames, ...tellingActNames]
