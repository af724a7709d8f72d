import type { ElectronApplication } from '@playwright/test';

interface Asked {
  readonly message: string;
  readonly detail: string;
}

/**
 * Answers what Latchkey asks in a dialog of the system's, which no test can click: yes unless told otherwise. The first
 * button agrees. Other dialogs of the app's are left as they are.
 */
export const answerQuestions = async (app: ElectronApplication, answer: 'yes' | 'no' = 'yes'): Promise<void> => {
  try {
    await setAnswer(app, answer);
  } catch (error) {
    // Main collects garbage as it starts, and V8 may take along the promise that the inspector waits for. Setting it twice is setting it once.
    if (!(error instanceof Error) || !error.message.includes('promise was garbage collected')) throw error;
    await setAnswer(app, answer);
  }
};

const setAnswer = (app: ElectronApplication, answer: 'yes' | 'no'): Promise<void> =>
  app.evaluate(({ dialog }, given) => {
    const kept = globalThis as unknown as { questions?: Asked[]; showMessageBox?: typeof dialog.showMessageBox };
    const asked = (kept.questions ??= []);
    const original = (kept.showMessageBox ??= dialog.showMessageBox.bind(dialog));
    dialog.showMessageBox = ((...args: Parameters<typeof original>) => {
      const options = args.at(-1) as unknown as Electron.MessageBoxOptions;
      if (options.title !== 'Latchkey asks') return original(...args);
      asked.push({ message: options.message, detail: options.detail ?? '' });
      return Promise.resolve({ response: given === 'yes' ? 0 : (options.cancelId ?? -1), checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  }, answer);

/** What was asked since the start. */
export const questionsOf = (app: ElectronApplication): Promise<readonly Asked[]> =>
  app.evaluate(() => (globalThis as unknown as { questions: Asked[] }).questions);
