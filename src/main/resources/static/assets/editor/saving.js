// Saves what is typed; a copy stays in this browser until the server has confirmed it.
import {area, banner, button, element, form, happened, replace, say, soon, text, when, words} from './page.js';
import {ask, refusal} from './requests.js';

const SAVE = 1000, LONGEST = 30000;
const files = document.getElementById('files');
const editorId = crypto.randomUUID();
const kept = `holdfast.draft ${words?.base} ${words?.path}`;
let stored = words?.hash, acknowledged = area?.value, saves = 0, retry = SAVE, saving = null;

export const unsaved = () => text() !== acknowledged;

when('typed', () => {
  // First, because the browser may have no room for a copy.
  soon('save', SAVE, save);
  localStorage.setItem(kept, JSON.stringify({text: text(), hash: stored}));
});

export function save(replacing = false) {
  if (saving) return soon('save', SAVE, save);
  saving = send(text(), replacing === true).finally(() => { saving = null; });
  return saving;
}

async function send(sent, replacing) {
  if (sent === acknowledged && !replacing) return;
  say(words.saving);
  try {
    const answer = await ask('save', {path: words.path, text: sent, expected: stored, merge: !replacing, editor: editorId, save: ++saves});
    retry = SAVE;
    if (answer.status === 200) confirmed(sent, await answer.json());
    else if (answer.status === 409) conflict(await refusal(answer), sent);
    else if (answer.status !== 401) say(`${words.refused} ${(await refusal(answer)).detail ?? answer.status}`);
  } catch (e) {
    // The server cannot be reached: the text is kept here, and sent again and again.
    say(words.away);
    retry = Math.min(2 * retry, LONGEST);
    soon('save', retry, save);
  }
}

function confirmed(sent, answer) {
  stored = answer.hash;
  acknowledged = sent;
  banner.replaceChildren();
  form.elements.expected.value = stored;
  if (typeof answer.text === 'string' && text() === sent) {
    replace(answer.text);
    acknowledged = answer.text;
    banner.textContent = words.merged;
  }
  if (text() === acknowledged) localStorage.removeItem(kept);
  else soon('save', SAVE, save);
  say(`${words.saved} ${new Date().toLocaleTimeString(words.language)}`);
  Object.assign(files, {textContent: words.files.replace('#', answer.files)}).dataset.count = answer.files;
  happened('saved');
}

function conflict(answer, sent) {
  const begun = stored;
  if (typeof answer.text !== 'string') return say(`${words.refused} ${answer.detail ?? ''}`);
  say('');
  const choice = (label, act) => button(label, () => { banner.replaceChildren(); stored = answer.hash ?? ''; act(); });
  const theirs = element('details', {}, element('summary', {textContent: words.theirs}),
    element('pre', {className: 'code', textContent: answer.text}));
  // The text is kept on the server, and the page compares it with theirs.
  const compare = () => {
    if (text() !== sent) return save();
    localStorage.removeItem(kept);
    acknowledged = text();
    location.href = `/changes/${words.base.split('/')[2]}/conflicts/text?${new URLSearchParams({path: words.path, kept: answer.kept, base: begun ?? ''})}`;
  };
  banner.replaceChildren(`${words.conflict} ${answer.by ?? ''} `, ...answer.kept ? [button(words.compare, compare), ' '] : [], choice(words.mine, () => save(true)), ' ',
    choice(words.take, () => { acknowledged = answer.text; replace(answer.text); localStorage.removeItem(kept); }), theirs);
}

// The text that was typed but not confirmed when the page was left is here again.
export function restore() {
  const left = JSON.parse(localStorage.getItem(kept) ?? 'null');
  if (!left || left.text === text()) return localStorage.removeItem(kept);
  stored = left.hash;
  replace(left.text);
  banner.textContent = words.fold;
  happened('typed');
}

// Links and forms wait for the text: what they lead to would not show it yet, or it would be kept in this browser alone.
document.addEventListener('click', async event => {
  const link = event.target.closest('a[href]');
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || !unsaved()) return;
  event.preventDefault();
  await flush();
  location.href = link.href;
});
let sending = false;
document.addEventListener('submit', async event => {
  const {target, submitter} = event;
  if (sending || event.defaultPrevented || target === form || target.matches('[hx-post]') || !unsaved()) return;
  event.preventDefault();
  await flush();
  // With the name and value of the button that was pressed.
  sending = true;
  target.requestSubmit(submitter);
  sending = false;
});

async function flush() {
  await saving;
  await save();
}
