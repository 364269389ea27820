import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ApplyImport, CheckImport } from '#contracts/http/imports.js'
import { applyImport, checkImport, discardImport } from '../../api/imports.js'
import type { Import } from '../../api/types.js'

export type ImportCommand =
  { name: 'check'; body: CheckImport } | { name: 'apply'; body: ApplyImport } | { name: 'discard' }

const send = (id: string, command: ImportCommand): Promise<Import> => {
  switch (command.name) {
    case 'check':
      return checkImport(id, command.body)
    case 'apply':
      return applyImport(id, command.body)
    case 'discard':
      return discardImport(id)
  }
}

/** One thing at a time is done with an import; its page shows the answer at once. */
export const useImportCommand = (id: string) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (command: ImportCommand) => send(id, command),
    networkMode: 'always',
    onSuccess: answer => {
      queries.setQueryData(['import', id], answer)
      void queries.invalidateQueries({ queryKey: ['imports'] })
    },
    // What refuses a command has usually changed the import.
    onError: () => void queries.invalidateQueries({ queryKey: ['import', id] }),
  })
}

export type ImportCommands = ReturnType<typeof useImportCommand>
