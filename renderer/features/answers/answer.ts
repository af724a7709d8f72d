/** What the agent is looking at, as far as it says which answers are likely to be asked for. */
export type Situation =
  | 'start'
  | 'caller'
  | 'lost'
  | 'plan'
  | 'run'
  | 'handOver'
  | 'closed'
  | 'journal'
  | 'settings'
  /** This agent may do none of a plan's steps to the person. */
  | 'refused'
  /** Sign-in is blocked. */
  | 'blocked'
  | 'guest'
  /** Nothing is registered for the second step. */
  | 'noMethods'
  /** Every second step is a text or a call. */
  | 'phoneOnly'
  | 'livePass'
  | 'hasApp'
  | 'hasPhone'
  | 'hasPasskey'
  | 'hasToken'
  | 'hasCard';

/** A step of the ticket, as its section is called in the window. */
export type Step = 'caller' | 'lost' | 'plan' | 'run' | 'handOver';

/** What helps beside the words: only what the window can do today. */
export type AnswerAction =
  | { readonly type: 'step'; readonly step: Step }
  | { readonly type: 'screen'; readonly screen: 'journal' | 'settings' }
  /** A page of Microsoft's, in the system browser. Main judges the address. */
  | { readonly type: 'page'; readonly address: string; readonly title: string };

/** One answer as it is shown and searched. */
export interface Answer {
  /** Kebab-case, unique. A built-in answer keeps its id for good: profiles name it in `replaces`. */
  readonly id: string;
  /** In the caller's words. */
  readonly question: string;
  /** Other ways in which callers put it; for the search only. */
  readonly alternatives: readonly string[];
  /** What the agent says. `{registrationAddress}` stands for the desk profile's. */
  readonly answer: string;
  readonly where: readonly Situation[];
  readonly action: AnswerAction | null;
  /** Of the desk profile, not built in. */
  readonly isDesks: boolean;
}
