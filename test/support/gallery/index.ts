import { groups, stateNamed } from './states.ts';

/** The index: all states at the left, the chosen one at the right. What is chosen stands in the address, and stays through a reload. */

const one = <T extends Element>(selector: string, kind: new () => T): T => {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`index.html has no ${selector}`);
  return found;
};
const nav = one('nav', HTMLElement);
const form = one('form', HTMLFormElement);
const alone = one('form a', HTMLAnchorElement);
const frame = one('iframe', HTMLIFrameElement);

const chosen = (): string => stateNamed(location.hash.slice(1))?.name ?? 'start';
const wish = (name: string): string => {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
};

for (const { area, states } of groups) {
  const heading = document.createElement('h2');
  heading.textContent = area;
  const list = document.createElement('ul');
  for (const { name, title } of states) {
    const link = document.createElement('a');
    link.href = `#${name}`;
    link.textContent = title;
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  nav.append(heading, list);
}

const show = (): void => {
  const state = chosen();
  const address = `window.html?${new URLSearchParams({ state, theme: wish('theme'), density: wish('density') })}`;
  const [width, height] = wish('size').split('x');
  frame.style.width = width === undefined || width === '' ? '' : `${width}px`;
  frame.style.height = height === undefined ? '' : `${height}px`;
  // Another address in the same history entry, so that Back goes from state to state.
  frame.contentWindow?.location.replace(address);
  alone.href = address;
  for (const link of nav.querySelectorAll('a')) {
    if (link.hash === `#${state}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
};
addEventListener('hashchange', show);
form.addEventListener('change', show);
show();
