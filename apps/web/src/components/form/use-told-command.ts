import { App } from 'antd'
import { useCommand, type Command } from '../../api/use-command.js'

/** A command that says so when it is done. */
export const useToldCommand = <Body, Answer>(
  send: (body: Body, key: string) => Promise<Answer>,
  told: string | ((answer: Answer) => string),
  onDone: () => void = () => undefined,
): Command<Body> => {
  const { message } = App.useApp()
  return useCommand(send, answer => {
    void message.success(typeof told === 'string' ? told : told(answer))
    onDone()
  })
}
