/** What a JSON answer becomes on its way; undefined leaves it as it is. */
export type Edit = (url: string, body: Record<string, unknown>) => Record<string, unknown> | undefined;

/** A network on which a test changes what the directory answers, for what the practice tenant cannot be told to become. */
export class EditedAnswers {
  edit: Edit | null = null;

  readonly fetch: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    const url = input instanceof Request ? input.url : String(input);
    if (this.edit === null || !(answer.headers.get('content-type') ?? '').includes('application/json')) return answer;
    const text = await answer.text();
    const edited = this.edit(url, JSON.parse(text) as Record<string, unknown>);
    const { status, headers } = answer;
    return new Response(edited === undefined ? text : JSON.stringify(edited), { status, headers });
  };
}
