import type { ReactNode } from 'react'
import { SignInHero } from './SignInHero.js'
import './sign-in.css'

/** The frame of every page in front of the door. */
export const SignInFrame = ({ isDemo = false, children }: { isDemo?: boolean; children: ReactNode }) => (
  <div className="sign-in">
    <SignInHero isDemo={isDemo} />
    {children}
  </div>
)
