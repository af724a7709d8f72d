/** What Microsoft wants proved of one agent: kept here and nowhere else, until a page that carried it was answered. */
export class ToProve {
  #claims: string | undefined;

  /** JSON text, as received; of two, the later counts. */
  get claims(): string | undefined {
    return this.#claims;
  }

  readonly ask = (claims: string): void => {
    this.#claims = claims;
  };

  /** Shows a page that carries it. One that is not answered leaves it, and so does a challenge that came while the page was open. */
  async on<T>(show: (claims: string | undefined) => Promise<T>): Promise<{ readonly answer: T; readonly isChallengeAnswered: boolean }> {
    const carried = this.#claims;
    const answer = await show(carried);
    if (this.#claims === carried) this.#claims = undefined;
    return { answer, isChallengeAnswered: carried !== undefined };
  }
}
