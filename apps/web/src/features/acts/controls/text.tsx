import { Input } from 'antd'
import { type ActContext, type ControlProps, type FieldSpec, textOf } from '../act-form.js'
import { Field } from '../../../components/form/Field.js'
import { Phrases } from '../Phrases.js'

interface TextOptions {
  most: number
  rows?: number
  optional?: boolean
  hint?: string
  /** Offers 常用意见; the first of them is filled in. */
  phrases?: boolean
  initial?: (context: ActContext) => string | undefined
}

/** A text of a body. */
export const text = (name: string, label: string, options: TextOptions): FieldSpec => ({
  name,
  initial: context => options.initial?.(context) ?? '',
  Control: ({ body, set, problemAt }: ControlProps) => {
    const value = textOf(body, name)
    return (
      <Field label={label} optional={options.optional} hint={options.hint} problem={problemAt(name)}>
        {control => (
          <>
            <Input.TextArea
              {...control}
              value={value}
              maxLength={options.most}
              autoSize={{ minRows: options.rows ?? 3, maxRows: 12 }}
              onChange={event => set(name, event.target.value)}
            />
            {options.phrases && <Phrases value={value} onChoose={phrase => set(name, phrase)} />}
          </>
        )}
      </Field>
    )
  },
})
