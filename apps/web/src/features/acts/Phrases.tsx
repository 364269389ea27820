import { m } from '../../messages/index.js'
import { useOwnPhrases } from './own-phrases.js'
import './forms.css'

interface PhrasesProps {
  value: string
  onChoose: (phrase: string) => void
}

/** 常用意见: choose one with a tap, keep the one just written. */
export const Phrases = ({ value, onChoose }: PhrasesProps) => {
  const { phrases, keep, drop } = useOwnPhrases()
  const given: readonly string[] = m.act.defaultPhrases
  const written = value.trim()
  const isNew = written !== '' && !given.includes(written) && !phrases.includes(written)
  return (
    <div className="phrases" role="group" aria-label={m.act.phrases}>
      {[...phrases, ...given].map(phrase => (
        <span key={phrase} className="phrase">
          <button type="button" onClick={() => onChoose(phrase)}>
            {phrase}
          </button>
          {phrases.includes(phrase) && (
            <button
              type="button"
              className="phrase-drop"
              aria-label={`${m.act.dropPhrase}：${phrase}`}
              onClick={() => drop(phrase)}
            >
              ×
            </button>
          )}
        </span>
      ))}
      {isNew && (
        <span className="phrase">
          <button type="button" onClick={() => keep(written)}>
            + {m.act.keepPhrase}
          </button>
        </span>
      )}
    </div>
  )
}
