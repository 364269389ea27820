const slowestShown = 10

/** Prints what failed, where the time went and the closing line. @returns the number of failures */
export function printReport(results) {
  const print = text => process.stdout.write(`${text}\n`)
  const failures = results.flatMap(({ failures }) => failures)
  if (failures.length > 0) print(`\n未通过：\n${failures.map(name => `  ✗ ${name}`).join('\n')}`)
  const unsteady = results.flatMap(each => each.unsteady)
  if (unsteady.length > 0)
    print(
      `\n第一次未通过、单独再运行时通过（不稳定，须查明）：\n${unsteady.map(name => `  ! ${name}`).join('\n')}`,
    )
  print('\n部分            通过    未通过      用时')
  for (const { part, passed, failed, seconds } of results)
    print(
      `${part.padEnd(14)}${column(passed, 6)}${column(failed, 10)}${column(`${seconds.toFixed(1)} s`, 10)}`,
    )
  const files = results.flatMap(({ files }) => files).sort((a, b) => b.seconds - a.seconds)
  if (files.length > 0) print('\n最慢的测试文件')
  for (const { name, seconds } of files.slice(0, slowestShown))
    print(`${column(`${seconds.toFixed(1)} s`, 10)}  ${name}`)
  const total = count => results.reduce((sum, result) => sum + result[count], 0)
  print(`\n合计用时 ${total('seconds').toFixed(0)} s\n${total('passed')} passed, ${total('failed')} failed`)
  return total('failed')
}

const column = (value, width) => String(value).padStart(width)
