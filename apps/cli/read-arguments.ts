import { parseArgs, type ParseArgsConfig } from 'node:util'
import { EmbeddedError } from '#embedded/embedded-error.js'

type Misread = Error & { code?: string }

/** What follows a command's name. @throws EmbeddedError that names what is not understood, and what would be */
export const readArguments = <T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> => {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new EmbeddedError(wrongIn(error as Misread), allowedBy(config))
  }
}

const wrongIn = (error: Misread): string => {
  const named = /'([^']+)'/.exec(error.message)?.[1] ?? ''
  const option = named.replace(/^-\w, /, '').split(/[ =]/)[0]
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `没有参数 ${option}`
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return error.message.includes('does not take')
        ? `参数 ${option} 后面不写内容`
        : `参数 ${option} 后面要写明内容`
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `不认识“${named}”`
    default:
      throw error
  }
}

const allowedBy = ({ options = {} }: ParseArgsConfig): string => {
  const names = Object.entries(options).map(
    ([name, { type }]) => `--${name}${type === 'string' ? ' 内容' : ''}`,
  )
  return names.length > 0
    ? `可以用的参数：${names.join('、')}；说明见 docs/operations.md`
    : '这条命令没有参数'
}
