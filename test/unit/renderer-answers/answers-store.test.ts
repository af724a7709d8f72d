import { describe, expect, it } from 'vitest';
import { stepToGoTo } from '../../../renderer/features/answers/answer-help.ts';
import { createAnswersStore } from '../../../renderer/features/answers/answers-store.ts';

describe('the answers beside the work', () => {
  it('open empty, and keep what is typed until they are closed', () => {
    const store = createAnswersStore();
    store.show();
    expect(store.get()).toMatchObject({ open: true, query: '' });
    store.type('pound');
    store.show();
    expect(store.get()).toMatchObject({ open: true, query: 'pound' });
    store.hide();
    store.show();
    expect(store.get()).toMatchObject({ open: true, query: '' });
  });

  it('take along what the search for people offers, and only while it does', () => {
    const store = createAnswersStore();
    store.offer('lost phone');
    store.show();
    expect(store.get().query).toBe('lost phone');
    store.offer(null);
    store.hide();
    store.show();
    expect(store.get().query).toBe('');
  });

  it('bring the focus back each time they are asked for', () => {
    const store = createAnswersStore();
    store.show();
    const { asked } = store.get();
    store.show();
    expect(store.get().asked).toBeGreaterThan(asked);
  });

  it('tell nobody of a close that closes nothing, nor of an offer', () => {
    const store = createAnswersStore();
    let told = 0;
    const stop = store.subscribe(() => (told += 1));
    store.hide();
    store.offer('pound');
    expect(told).toBe(0);
    store.show();
    expect(told).toBe(1);
    stop();
    store.hide();
    expect(told).toBe(1);
  });
});

describe('the step to which an answer leads', () => {
  it('is the one it names, once that is open or behind', () => {
    expect(stepToGoTo('lost', 'lost')).toBe('lost');
    expect(stepToGoTo('caller', 'plan')).toBe('caller');
    expect(stepToGoTo('handOver', 'closed')).toBe('handOver');
  });

  it('is the open one while it is still to come', () => {
    expect(stepToGoTo('lost', 'caller')).toBe('caller');
    expect(stepToGoTo('handOver', 'run')).toBe('run');
  });
});
