import { m } from '../../messages/index.js'

/** What this is, for somebody who sees it for the first time. */
export const SignInHero = ({ isDemo = false }: { isDemo?: boolean }) => (
  <aside className="sign-in-hero">
    <img src="/emblem.svg" alt="" width={56} height={56} />
    <p className="sign-in-product">{m.shell.product}</p>
    <p className="sign-in-purpose">{m.signIn.purpose}</p>
    <ul>
      {m.signIn.steps.map(([name, about]) => (
        <li key={name}>
          <strong>{name}</strong>
          <span>{about}</span>
        </li>
      ))}
    </ul>
    {isDemo && (
      <p className="sign-in-demo">
        {m.shell.demo} · {m.shell.demoNote}
      </p>
    )}
  </aside>
)
