// The page of the workshop, and the text in it: in the editor, or in the plain field.
export const form = document.getElementById('editor');
export const area = document.getElementById('text');
export const words = form?.dataset;
export const CHECK = 400;

const state = document.getElementById('state');
export const banner = document.getElementById('banner');

let view = null;
export const editor = () => view;
export const useEditor = next => { view = next; };

export const text = () => view ? view.state.doc.toString() : area.value;
export const request = (offset = 0) => ({path: words.path, text: text(), offset});
export const say = message => { state.textContent = message; };
export const focus = () => view ? view.focus() : area.focus();
export const element = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
export const button = (label, act) => {
  const made = element('button', {type: 'button', textContent: label});
  made.addEventListener('click', act);
  return made;
};

// The parts of the page speak by events: "typed" after each key, "saved" when the server has the text, "checked" after a check.
export const happened = what => document.body.dispatchEvent(new CustomEvent(what));
export const when = (what, act) => document.body.addEventListener(what, act);

const later = {};
export function soon(what, delay, act) {
  clearTimeout(later[what]);
  later[what] = setTimeout(act, delay);
}

// Lines and columns count from 1.
export function place(line, column) {
  const lines = text().split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return Math.min(text().length, before + column - 1);
}

export const span = range => ({from: place(range.line, range.column), to: place(range.endLine, range.endColumn)});

export function select(from, to) {
  if (view) view.dispatch({selection: {anchor: from, head: to}, scrollIntoView: true});
  else area.setSelectionRange(from, to);
  focus();
}

export const selection = () => view ? view.state.selection.main : {from: area.selectionStart, to: area.selectionEnd};

// Changes are of the text as it is now; none overlaps another.
export function change(changes) {
  if (view) return view.dispatch({changes, userEvent: 'input.fix'});
  for (const each of changes.sort((a, b) => b.from - a.from)) area.setRangeText(each.insert, each.from, each.to);
  happened('typed');
}

export function replace(next) {
  if (view) view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: next}});
  else area.value = next;
}
