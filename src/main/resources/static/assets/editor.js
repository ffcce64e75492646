// The editor of the workshop. Without this file its page is a text field with a button that saves and checks.
import {EditorState} from '@codemirror/state';
import {EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers} from '@codemirror/view';
import {defaultKeymap, history, historyKeymap} from '@codemirror/commands';
import {autocompletion, closeCompletion, completionKeymap, snippet, startCompletion} from '@codemirror/autocomplete';
import {forceLinting, lintGutter, lintKeymap, linter} from '@codemirror/lint';
import {HighlightStyle, StreamLanguage, syntaxHighlighting} from '@codemirror/language';
import {search, searchKeymap} from '@codemirror/search';
import {tags} from '@lezer/highlight';

const form = document.getElementById('editor');
const area = document.getElementById('text');
const words = form?.dataset;
const state = document.getElementById('state');
const banner = document.getElementById('banner');
const plain = document.getElementById('plain');
const SAVE = 1000, CHECK = 400, BOOK = 1200, LONGEST = 30000;
const editorId = crypto.randomUUID();
const kept = `holdfast.draft ${words?.base} ${words?.path}`;
let view = null, stored = words?.hash, acknowledged = area?.value, saves = 0, retry = SAVE, saving = null;

const text = () => view ? view.state.doc.toString() : area.value;

// --- requests -----------------------------------------------------------------------------------------------------

const running = {};

// Sends a request; a newer one of the same name takes the place of an older one that has not been answered.
async function ask(name, body, signal) {
  running[name]?.abort();
  const controller = running[name] = new AbortController();
  signal?.addEventListener('abort', () => controller.abort());
  const csrf = document.querySelector('meta[name=csrf]');
  const answer = await fetch(`${words.base}/${name}`, {
    method: 'POST', signal: controller.signal, credentials: 'same-origin',
    headers: {'Content-Type': 'application/json', Accept: name.endsWith('fragment') ? 'text/html' : 'application/json', [csrf.dataset.header]: csrf.content},
    body: JSON.stringify(body)
  });
  if (answer.status === 401) ended();
  return answer;
}

const json = async (name, body, signal) => {
  const answer = await ask(name, body, signal);
  return answer.ok ? answer.json() : null;
};

async function fragment(name, place, body) {
  const waiting = setTimeout(() => { place.classList.add('stale'); place.dataset.checking = words.checking; }, CHECK);
  try {
    const answer = await ask(name, body);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    // Nothing comes back for a check that a newer one has overtaken.
    if (page.body.children.length) place.replaceChildren(...page.body.childNodes);
    for (const element of place.querySelectorAll('[data-needs-script]')) element.hidden = false;
  } catch (e) {
    if (e.name === 'AbortError') return;
    const again = Object.assign(document.createElement('button'), {type: 'button', textContent: words.again});
    again.addEventListener('click', () => fragment(name, place, body));
    place.replaceChildren(`${words.failed} `, again);
  } finally {
    clearTimeout(waiting);
    place.classList.remove('stale');
  }
}

// --- saving: a copy stays in this browser until the server has confirmed ---------------------------------------------

const later = {};
function soon(what, delay, act) {
  clearTimeout(later[what]);
  later[what] = setTimeout(act, delay);
}

function changed() {
  localStorage.setItem(kept, JSON.stringify({text: text(), hash: stored}));
  soon('save', SAVE, save);
  soon('examples', SAVE, () => fragment('examples/fragment', document.getElementById('examples'), request()));
  if (!view) soon('problems', CHECK, problems);
}

const request = (offset = 0) => ({path: words.path, text: text(), offset});

async function save(replacing = false) {
  if (saving) return soon('save', SAVE, save);
  const sent = text();
  if (sent === acknowledged && !replacing) return;
  say(words.saving);
  saving = ask('save', {path: words.path, text: sent, expected: stored, merge: !replacing, editor: editorId, save: ++saves});
  try {
    const answer = await saving;
    retry = SAVE;
    if (answer.status === 200) confirmed(sent, await answer.json());
    else if (answer.status === 409) conflict(await answer.json());
    else if (answer.status !== 401) say(`${words.refused} ${(await answer.json().catch(() => ({}))).detail ?? answer.status}`);
  } catch (e) {
    // The server cannot be reached: the text is kept here, and sent again and again.
    say(words.away);
    retry = Math.min(2 * retry, LONGEST);
    soon('save', retry, save);
  } finally {
    saving = null;
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
  document.getElementById('files').textContent = words.files.replace('#', answer.files);
  soon('book', BOOK, book);
  document.body.dispatchEvent(new CustomEvent('saved'));
}

function conflict(answer) {
  if (typeof answer.text !== 'string') return say(`${words.refused} ${answer.detail ?? ''}`);
  say('');
  const choice = (label, act) => {
    const button = Object.assign(document.createElement('button'), {type: 'button', textContent: label});
    button.addEventListener('click', () => { banner.replaceChildren(); stored = answer.hash ?? ''; act(); });
    return button;
  };
  const theirs = document.createElement('details');
  const label = Object.assign(document.createElement('summary'), {textContent: words.theirs});
  theirs.append(label, Object.assign(document.createElement('pre'), {className: 'code', textContent: answer.text}));
  banner.replaceChildren(`${words.conflict} ${answer.by ?? ''} `, choice(words.mine, () => save(true)), ' ',
    choice(words.take, () => { acknowledged = answer.text; replace(answer.text); localStorage.removeItem(kept); }), theirs);
}

function ended() {
  const link = Object.assign(document.createElement('a'), {
    href: `/login?continue=${encodeURIComponent(location.pathname + location.search)}`, textContent: words.signIn});
  banner.replaceChildren(`${words.ended} `, link);
  say('');
}

const say = message => { state.textContent = message; };

function replace(next) {
  if (view) view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: next}});
  else area.value = next;
}

// --- checks --------------------------------------------------------------------------------------------------------

const list = document.getElementById('problems');

async function problems() {
  const found = await json('problems', request()).catch(() => null);
  if (found) show(found);
  return found ?? [];
}

function show(found) {
  const items = found.map(problem => {
    const item = document.createElement('li');
    const go = Object.assign(document.createElement('button'), {
      type: 'button', className: 'link', textContent: `${words.at} ${problem.range.line}`});
    go.addEventListener('click', () => select(place(problem.range.line, problem.range.column), place(problem.range.endLine, problem.range.endColumn)));
    item.append(go, ` ${problem.message} ${problem.hint}`);
    for (const fix of problem.fixes) {
      const button = Object.assign(document.createElement('button'), {type: 'button', textContent: fix.title});
      button.addEventListener('click', () => apply(fix));
      item.append(' ', button);
    }
    return item;
  });
  if (!items.length) items.push(Object.assign(document.createElement('li'), {className: 'good', textContent: words.none}));
  // Announced only when something is different, not at each key.
  if (items.map(item => item.textContent).join() !== [...list.children].map(item => item.textContent).join()) list.replaceChildren(...items);
  count(words.path, found.length);
}

function count(path, number) {
  for (const tab of document.querySelectorAll(`.tabs [data-path="${CSS.escape(path)}"] [data-count]`)) {
    tab.hidden = !number;
    tab.firstElementChild.textContent = number;
  }
}

async function book() {
  const target = document.getElementById('book');
  await fragment('book/fragment', target, {});
  for (const tab of document.querySelectorAll('.tabs [data-path]')) {
    if (tab.dataset.path !== words.path) {
      const found = [...target.querySelectorAll('[data-problems-of]')].find(each => each.dataset.problemsOf === tab.dataset.path);
      count(tab.dataset.path, Number(found?.dataset.count ?? 0));
    }
  }
}

// Lines and columns count from 1.
function place(line, column) {
  const lines = text().split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return Math.min(text().length, before + column - 1);
}

function apply(fix) {
  const changes = fix.edits.filter(edit => edit.path === words.path).map(edit => ({
    from: place(edit.range.line, edit.range.column), to: place(edit.range.endLine, edit.range.endColumn), insert: edit.text}));
  if (view) view.dispatch({changes, userEvent: 'input.fix'});
  else for (const each of changes.sort((a, b) => b.from - a.from)) area.setRangeText(each.insert, each.from, each.to);
  if (!view) changed();
  focus();
}

const focus = () => view ? view.focus() : area.focus();

function select(from, to) {
  if (view) view.dispatch({selection: {anchor: from, head: to}, scrollIntoView: true});
  else area.setSelectionRange(from, to);
  focus();
}

// --- the editor ----------------------------------------------------------------------------------------------------

// A snippet of the language server protocol in the syntax of this editor, which differs in what must be escaped.
const template = lsp => lsp.replace(/\\([$}\\])/g, (all, character) => character === '}' ? '\\}' : character);

async function completions(context) {
  // Numbers are typed, not chosen.
  if (!context.explicit && !context.matchBefore(/\p{L}+$|^\s*- ?$/u)) return null;
  const controller = new AbortController();
  context.addEventListener('abort', () => controller.abort());
  const answer = await json('completions', request(context.pos), controller.signal).catch(() => null);
  if (!answer?.items.length) return null;
  const at = item => ({from: place(item.range.line, item.range.column), to: place(item.range.endLine, item.range.endColumn)});
  return {
    from: Math.min(...answer.items.map(item => at(item).from)),
    filter: false,
    options: answer.items.map(item => ({
      label: item.label, detail: item.example, info: item.help || undefined,
      apply: (target, completion, from, to) => snippet(template(item.snippet))(target, completion, at(item).from, Math.max(to, at(item).to))
    }))
  };
}

const parser = StreamLanguage.define({
  token(stream) {
    if (stream.match(/^\s*#.*/) || stream.match(/^\s+/)) return stream.current().trim() ? 'comment' : null;
    if (stream.match(/^["“«„][^"”»]*["”»]/u)) return 'string';
    if (stream.match(/^\d+([.,:-]\d+)*/)) return 'number';
    if (stream.match(/^[\p{L}\p{M}_-]+/u)) {
      const word = stream.current();
      const alone = !stream.string.replace(word, '').trim();
      if (alone || stream.pos === word.length && stream.match(/^\s+["«„“]/u, false)) return 'keyword';
      return stream.peek() === ':' ? 'propertyName' : null;
    }
    stream.next();
    return null;
  }
});

const look = HighlightStyle.define([
  {tag: tags.keyword, class: 'cm-word'}, {tag: tags.string, class: 'cm-text'}, {tag: tags.number, class: 'cm-figure'},
  {tag: tags.comment, class: 'cm-note'}, {tag: tags.propertyName, class: 'cm-word'}
]);

const diagnostics = async () => (await problems()).map(problem => ({
  from: place(problem.range.line, problem.range.column),
  to: Math.max(place(problem.range.endLine, problem.range.endColumn), place(problem.range.line, problem.range.column)),
  severity: problem.severity.toLowerCase(), message: `${problem.message} ${problem.hint}`,
  actions: problem.fixes.map(fix => ({name: fix.title, apply: () => apply(fix)}))
}));

function open(from, to) {
  view = new EditorView({
    parent: form,
    state: EditorState.create({
      doc: area.value,
      selection: {anchor: Math.min(from, area.value.length), head: Math.min(to, area.value.length)},
      extensions: [
        EditorView.cspNonce.of(document.querySelector('script[nonce]').nonce), EditorView.lineWrapping,
        EditorView.contentAttributes.of({'aria-label': words.path, 'aria-describedby': 'checks', spellcheck: 'false'}),
        EditorState.readOnly.of(words.open !== 'true'),
        lineNumbers(), lintGutter(), drawSelection(), highlightActiveLine(), history(), search({top: true}),
        autocompletion({override: [completions], icons: false, activateOnTypingDelay: 150}),
        linter(diagnostics, {delay: CHECK}), parser, syntaxHighlighting(look),
        // Tab leaves the field, so that nobody is caught in it; Escape closes what is open.
        keymap.of([{key: 'Ctrl-Space', run: startCompletion}, {key: 'Escape', run: closeCompletion}, ...completionKeymap, ...defaultKeymap,
          ...historyKeymap, ...searchKeymap, ...lintKeymap]),
        EditorView.updateListener.of(update => { if (update.docChanged) changed(); })
      ]
    })
  });
  form.insertBefore(view.dom, area);
  area.hidden = true;
}

function close() {
  area.value = text();
  view.destroy();
  view = null;
  area.hidden = false;
}

// The text that was typed but not confirmed when the page was left is here again.
function restore() {
  const left = JSON.parse(localStorage.getItem(kept) ?? 'null');
  if (!left || left.text === text()) return localStorage.removeItem(kept);
  stored = left.hash;
  replace(left.text);
  banner.textContent = words.fold;
  if (!view) changed();
}

function start() {
  const cursor = JSON.parse(sessionStorage.getItem(`${kept} cursor`) ?? 'null');
  const line = Number(words.line);
  const from = words.from ? Number(words.from) : line ? place(line, 1) : cursor?.from ?? 0;
  const to = words.to ? Number(words.to) : line ? from : cursor?.to ?? from;
  plain.checked = localStorage.getItem('holdfast.plain') === 'yes';
  if (!plain.checked) open(from, to);
  plain.addEventListener('change', () => {
    localStorage.setItem('holdfast.plain', plain.checked ? 'yes' : 'no');
    if (plain.checked) close(); else open(area.selectionStart, area.selectionEnd);
    focus();
  });
  area.addEventListener('input', changed);
  select(from, to);
  if (words.open === 'true') restore();
  if (!view) problems();
  fragment('examples/fragment', document.getElementById('examples'), request());
  book();
}

addEventListener('pagehide', () => {
  const selection = view ? view.state.selection.main : {from: area.selectionStart, to: area.selectionEnd};
  sessionStorage.setItem(`${kept} cursor`, JSON.stringify({from: selection.from, to: selection.to}));
});
form?.addEventListener('submit', event => {
  event.preventDefault();
  save();
  if (view) forceLinting(view); else problems();
  book();
});
document.addEventListener('click', event => {
  const example = event.target.closest('[data-file][data-at]');
  if (example) location.href = `${words.base}?path=${encodeURIComponent(example.dataset.file)}&line=${example.dataset.at}`;
});
if (form && area) start();
