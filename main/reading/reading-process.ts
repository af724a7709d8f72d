// Entry of the process that reads the journal at length. Its one argument is the journal's file.
import { JournalReader } from '../audit/reader.ts';
import { createLongReads } from './long-reads.ts';
import { serveReads } from './serve-reads.ts';
import type { MainPort } from './serve-reads.ts';

/** In the app a utility process of Electron's, in tests a child process of Node's. */
const mainPort = (): MainPort => {
  if (process.send === undefined) {
    const port = process.parentPort;
    return {
      send: (answer) => port.postMessage(answer),
      onMessage: (listener) => void port.on('message', ({ data }) => listener(data)),
      // Electron ends this process together with main.
      onGone: () => undefined,
    };
  }
  return {
    send: (answer) => void process.send?.(answer),
    onMessage: (listener) => void process.on('message', listener),
    onGone: (listener) => void process.on('disconnect', listener),
  };
};

const file = process.argv[2];
if (file === undefined) throw new Error('The reading process needs the file of a journal.');
let reader: JournalReader | undefined;
serveReads(
  mainPort(),
  () => createLongReads((reader = JournalReader.open({ file }))),
  () => {
    reader?.close();
    process.exit(0);
  },
);
