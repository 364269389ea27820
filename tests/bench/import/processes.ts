/** What processes on this machine have taken at most, as the kernel counts it. */
import { readdirSync, readFileSync } from 'node:fs'

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const peakOf = (pid: string): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024

/** The highest resident memory, in MiB, of the processes whose command line holds this text. */
const peakMemory = (commandLine: string): number =>
  Math.max(
    0,
    ...readdirSync('/proc')
      .filter(name => /^\d+$/.test(name) && read(`/proc/${name}/cmdline`).includes(commandLine))
      .map(peakOf),
  )

/** Watches until it is told to stop: processes come and go. */
export const watchMemory = (commandLine: string) => {
  let peak = 0
  const timer = setInterval(() => (peak = Math.max(peak, peakMemory(commandLine))), 50)
  return {
    stop: (): number => {
      clearInterval(timer)
      return peak
    },
  }
}
