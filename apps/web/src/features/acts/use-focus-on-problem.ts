import { type RefObject, useEffect } from 'react'

/** Takes the person to the first field with a problem, when there are new ones. */
export const useFocusOnProblem = (form: RefObject<HTMLElement | null>, problems: object): void => {
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .has-problem input')?.focus()
  }, [form, problems])
}
