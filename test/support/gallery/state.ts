import type { FakeDesk } from '../fake-desk.ts';
import type { Visitor } from './visitor.ts';

/** One state of the window, to be looked at. */
export interface State {
  /** Stands in the address. */
  readonly name: string;
  readonly title: string;
  /** What main would have loaded the page as; the practice desk without. */
  readonly page?: 'door' | 'live';
  /** How the desk answers, set before the window is drawn. */
  readonly desk?: (desk: FakeDesk) => void;
  /** What an agent does until it is there. */
  readonly visit?: (agent: Visitor) => Promise<void>;
  /** Something fails here on purpose, and React says so in the console. */
  readonly breaks?: true;
}

/** The states of one part of the window. */
export interface Group {
  readonly area: string;
  readonly states: readonly State[];
}
