// The editor of the workshop. Without this file its page is a text field with a button that saves and checks.
import {forceLinting} from '@codemirror/lint';
import {close, open} from './editor/codemirror.js';
import {book, problems, runExamples} from './editor/checks.js';
import {area, editor, focus, form, happened, place, select, selection, when, words} from './editor/page.js';
import {ask} from './editor/requests.js';
import {restore, save} from './editor/saving.js';

const plain = document.getElementById('plain');
const cursor = `holdfast.cursor ${words?.base} ${words?.path}`;

// A line or a rule that the address names comes first, then where the cursor was when the page was left.
function begin() {
  const line = Number(words.line);
  const left = JSON.parse(sessionStorage.getItem(cursor) ?? 'null');
  if (words.from) return {from: Number(words.from), to: Number(words.to)};
  return line ? {from: place(line, 1), to: place(line, 1)} : left ?? {from: 0, to: 0};
}

function start() {
  const {from, to} = begin();
  plain && (plain.checked = localStorage.getItem('holdfast.plain') === 'yes');
  if (!plain?.checked) open(from, to);
  plain?.addEventListener('change', () => {
    localStorage.setItem('holdfast.plain', plain.checked ? 'yes' : 'no');
    if (plain.checked) close(); else open(area.selectionStart, area.selectionEnd);
    focus();
  });
  area.addEventListener('input', () => happened('typed'));
  select(from, to);
  if (words.open === 'true') restore();
  if (!editor()) problems();
  runExamples();
  book();
}

addEventListener('pagehide', () => {
  const {from, to} = selection();
  sessionStorage.setItem(cursor, JSON.stringify({from, to}));
});
form?.addEventListener('submit', event => {
  event.preventDefault();
  save();
  if (editor()) forceLinting(editor()); else problems();
  book();
});
document.addEventListener('click', event => {
  const example = event.target.closest('[data-file][data-at]');
  if (example) location.href = `${words.base}?path=${encodeURIComponent(example.dataset.file)}&line=${example.dataset.at}`;
});

// What a sound draft changes for customers is found out by itself; the newer text stops what runs for the older one.
when('sound', async () => {
  const files = Number(document.getElementById('files').dataset.count);
  if (words.open !== 'true' || !files || !document.getElementById('effect')) return;
  const answer = await ask('effect', {}, null, words.base.replace(/edit$/, 'effect')).catch(() => null);
  const effect = document.getElementById('effect');
  if (!answer?.ok || !effect) return;
  const found = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('effect');
  effect.replaceWith(found);
  htmx.process(found);
});

if (form && area) start();
