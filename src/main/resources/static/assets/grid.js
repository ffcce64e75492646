// A table that is filled in like a spreadsheet: keys, paste of blocks, undo. Saving and changing rows need no scripts.

const CELL = '#cells td > input, #cells td > textarea';
const cells = () => [...document.querySelectorAll(CELL)];
const form = () => document.getElementById('cells');
const say = text => { document.getElementById('said').textContent = text; };
const place = cell => { const [, row, column] = /^r(\d+)c(\d+)$/.exec(cell.id); return [Number(row), Number(column)]; };
const at = (row, column) => document.getElementById(`r${row}c${column}`);

let done = [];
let undone = [];
let before = '';

const unsaved = () => cells().some(cell => cell.value !== cell.defaultValue);
const mark = () => {
  const state = document.getElementById('unsaved');
  if (state) state.textContent = unsaved() ? form().dataset.unsaved : '';
};

// One step of undo is a list of [id, text before, text after].
const keep = step => {
  const changed = step.filter(([, old, now]) => old !== now);
  if (changed.length === 0) return;
  done.push(changed);
  undone = [];
  mark();
};
const keepTyped = cell => {
  keep([[cell.id, before, cell.value]]);
  before = cell.value;
};
const play = (from, to, side) => {
  const step = from.pop();
  if (!step) return;
  to.push(step);
  for (const each of step) document.getElementById(each[0]).value = each[side];
  go(document.getElementById(step[0][0]));
  mark();
};

const go = cell => {
  if (!cell) return false;
  if (document.activeElement === cell) { before = cell.value; cell.select(); } else cell.focus();
  return true;
};
const beside = (cell, down, right) => { const [row, column] = place(cell); return at(row + down, column + right); };
const next = (cell, step) => { const all = cells(); return all[all.indexOf(cell) + step]; };
const whole = cell => cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
const atEdge = (cell, end) => whole(cell) || cell.selectionStart === cell.selectionEnd && cell.selectionStart === (end ? cell.value.length : 0);

document.addEventListener('focusin', event => {
  if (!event.target.matches(CELL)) return;
  before = event.target.value;
  event.target.select();
  form().querySelector(`[name=row][value="${place(event.target)[0]}"]`).checked = true;
});
document.addEventListener('focusout', event => { if (event.target.matches(CELL)) keepTyped(event.target); });
document.addEventListener('input', event => { if (event.target.matches(CELL)) mark(); });

const moves = {
  ArrowUp: cell => (cell.tagName === 'INPUT' || whole(cell)) && go(beside(cell, -1, 0)),
  ArrowDown: cell => (cell.tagName === 'INPUT' || whole(cell)) && go(beside(cell, 1, 0)),
  ArrowLeft: cell => atEdge(cell, false) && go(beside(cell, 0, -1)),
  ArrowRight: cell => atEdge(cell, true) && go(beside(cell, 0, 1)),
  // At the last row, Enter must not send the form either.
  Enter: (cell, back) => go(beside(cell, back ? -1 : 1, 0)) || true,
  // Behind the last cell, Tab leaves the table as usual.
  Tab: (cell, back) => go(next(cell, back ? -1 : 1)),
  F2: cell => { cell.setSelectionRange(cell.value.length, cell.value.length); return true; },
  Escape: cell => { cell.value = before; cell.select(); mark(); return true; },
};

document.addEventListener('keydown', event => {
  const cell = event.target;
  if (!cell.matches(CELL) || event.altKey || event.isComposing) return;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 's') document.getElementById('act-save')?.click();
    else if (key === 'z' || key === 'y') {
      keepTyped(cell);
      if (key === 'y' || event.shiftKey) play(undone, done, 2);
      else play(done, undone, 1);
    } else return;
    event.preventDefault();
  } else if (moves[event.key] && !(event.shiftKey && event.key.startsWith('Arrow')) && moves[event.key](cell, event.shiftKey)) {
    event.preventDefault();
  }
});

// A block comes with tabs between cells; a cell of several lines is in quotation marks.
const parse = text => {
  const rows = [['']];
  const pieces = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').match(/(?<=^|[\t\n])"(?:[^"]|"")*"(?=[\t\n]|$)|[^\t\n]+|[\t\n]/g) ?? [];
  for (const piece of pieces) {
    const row = rows[rows.length - 1];
    if (piece === '\t') row.push('');
    else if (piece === '\n') rows.push(['']);
    else row[row.length - 1] = /^"[^]*"$/.test(piece) ? piece.slice(1, -1).replaceAll('""', '"') : piece;
  }
  return rows;
};

document.addEventListener('paste', event => {
  const cell = event.target;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!cell.matches(CELL) || cell.readOnly || !/[\t\n]/.test(text.trimEnd() === text ? text : text.replace(/\r?\n$/, ''))) return;
  event.preventDefault();
  const block = parse(text);
  const [row, column] = place(cell);
  const { elements } = form();
  if (column + Math.max(...block.map(each => each.length)) > Number(elements.columns.value)) {
    say(form().dataset.wide);
  } else if (row + block.length > Number(elements.rows.value) || block.flat().some(each => each.includes('\n'))) {
    // The server adds the rows that are missing.
    elements.block.value = text;
    elements.column.value = column;
    const paste = Object.assign(document.createElement('button'), { name: 'act', value: 'paste', hidden: true });
    form().append(paste);
    paste.click();
  } else {
    const step = block.flatMap((texts, down) => texts.map((each, right) => [at(row + down, column + right), each]))
      .map(([target, each]) => { const old = target.value; target.value = each; return [target.id, old, each]; });
    keep(step);
    before = cell.value;
    say(form().dataset.pasted);
  }
});

document.addEventListener('submit', () => { leaving = true; });
let leaving = false;
addEventListener('beforeunload', event => { if (form() && !leaving && unsaved()) event.preventDefault(); });
document.addEventListener('htmx:afterSwap', () => { done = []; undone = []; leaving = false; });
for (const event of ['htmx:sendError', 'htmx:responseError']) document.addEventListener(event, () => { leaving = false; });

// A file travels in the form itself, so that no form with files is needed.
const upload = document.getElementById('upload');
upload?.addEventListener('submit', event => {
  const file = document.getElementById('file').files[0];
  if (!file || upload.elements.content.value) return;
  event.preventDefault();
  if (file.size > 1_048_576) {
    say(upload.dataset.large);
    leaving = false;
    return;
  }
  const reader = new FileReader();
  reader.onload = () => {
    upload.elements.name.value = file.name;
    upload.elements.content.value = reader.result.replace(/^[^,]*,/, '');
    upload.submit();
  };
  reader.readAsDataURL(file);
});
addEventListener('pageshow', () => { if (upload) upload.elements.content.value = ''; });
