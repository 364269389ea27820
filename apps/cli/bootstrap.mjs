// The first thing that every npm script runs. It needs nothing but Node itself, and this file is written so
// that an old Node can still read it and say what is missing.
var OLDEST = [20, 19]

var current = process.versions.node.split('.').map(Number)
if (current[0] < OLDEST[0] || (current[0] === OLDEST[0] && current[1] < OLDEST[1])) {
  process.stderr.write(
    '✗ Node.js 版本过低：当前 ' +
      process.versions.node +
      '，需要 ' +
      OLDEST.join('.') +
      ' 或更高版本\n' +
      '  解决办法：从 https://nodejs.org 安装 Node.js 20 LTS 以上版本（或执行 nvm install 20）后重试\n',
  )
  process.exit(1)
} else {
  import('./bootstrap/main.mjs').then(function (bootstrap) {
    return bootstrap.main(process.argv[2], process.argv.slice(3))
  })
}
