import type { Page } from '@playwright/test';
import { FindBox } from './find-box.ts';
import { JournalView } from './journal-view.ts';
import { PersonPane } from './person-pane.ts';
import { StartView } from './start-view.ts';
import { TicketPane } from './ticket-pane.ts';
import { TopBar } from './top-bar.ts';

/** The desk's window, as long as it lasts: a lock, a sign-out or another tenant ends it. */
export interface DeskPage {
  readonly page: Page;
  readonly find: FindBox;
  readonly person: PersonPane;
  readonly ticket: TicketPane;
  readonly journal: JournalView;
  readonly start: StartView;
  readonly bar: TopBar;
}

export const deskPage = (page: Page): DeskPage => ({
  page,
  find: new FindBox(page),
  person: new PersonPane(page),
  ticket: new TicketPane(page),
  journal: new JournalView(page),
  start: new StartView(page),
  bar: new TopBar(page),
});

/** Collects what a window complains about. A policy violation is a console error of Chromium's too, so these two hear all three. */
export const listen = (page: Page, complaints: string[]): void => {
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`);
  });
};
