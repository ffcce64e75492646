// Checks the text while it is typed: the open file, its examples, and, once it is stored, the whole rule book.
import {CHECK, button, change, editor, element, focus, happened, request, select, soon, span, when, words} from './page.js';
import {fragment, json} from './requests.js';

const EXAMPLES = 1000, BOOK = 1200;
const list = document.getElementById('problems');
const examples = document.getElementById('examples');
const whole = document.getElementById('book');
const review = document.getElementById('review');
const reason = document.getElementById('review-why');
let errors = false;

when('typed', () => {
  soon('examples', EXAMPLES, runExamples);
  if (!editor()) soon('problems', CHECK, problems);
});
when('saved', () => soon('book', BOOK, book));

const isRed = () => errors || document.querySelector('#examples .bad, #red') !== null;

// What cannot go live is not shown for review yet; the reason stands beside the button.
when('checked', () => {
  const red = isRed();
  review.setAttribute('aria-disabled', String(red));
  reason.hidden = !red;
});
review?.addEventListener('click', event => { if (review.getAttribute('aria-disabled') === 'true') event.preventDefault(); });

export async function runExamples() {
  await fragment('examples/fragment', examples, request());
  happened('checked');
}

export async function problems() {
  const found = await json('problems', request()).catch(() => null);
  if (found) show(found);
  return found ?? [];
}

function show(found) {
  const items = found.map(problem => {
    const item = element('li');
    const at = () => span(problem.range);
    const go = Object.assign(button(`${words.at} ${problem.range.line}`, () => select(at().from, at().to)), {className: 'link'});
    item.append(go, ` ${problem.message} ${problem.hint}`);
    for (const fix of problem.fixes) item.append(' ', button(fix.title, () => apply(fix)));
    return item;
  });
  if (!items.length) items.push(element('li', {className: 'good', textContent: words.none}));
  // Announced only when something is different, not at each key.
  if (items.map(item => item.textContent).join() !== [...list.children].map(item => item.textContent).join()) list.replaceChildren(...items);
  errors = found.some(problem => problem.severity === 'ERROR');
  count(words.path, found.length);
  happened('checked');
}

function count(path, number) {
  for (const tab of document.querySelectorAll(`.tabs [data-path="${CSS.escape(path)}"] [data-count]`)) {
    tab.hidden = !number;
    tab.firstElementChild.textContent = number;
  }
}

export async function book() {
  await fragment('book/fragment', whole, {});
  for (const tab of document.querySelectorAll('.tabs [data-path]')) {
    if (tab.dataset.path !== words.path) {
      const found = [...whole.querySelectorAll('[data-problems-of]')].find(each => each.dataset.problemsOf === tab.dataset.path);
      count(tab.dataset.path, Number(found?.dataset.count ?? 0));
    }
  }
  happened('checked');
  if (!isRed()) happened('sound');
}

export function apply(fix) {
  change(fix.edits.filter(edit => edit.path === words.path).map(edit => ({...span(edit.range), insert: edit.text})));
  focus();
}
