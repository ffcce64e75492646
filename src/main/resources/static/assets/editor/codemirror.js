// The editor: completion, problems in the text, colours.
import {EditorState} from '@codemirror/state';
import {EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers} from '@codemirror/view';
import {defaultKeymap, history, historyKeymap} from '@codemirror/commands';
import {autocompletion, closeCompletion, completionKeymap, snippet, startCompletion} from '@codemirror/autocomplete';
import {lintGutter, lintKeymap, linter} from '@codemirror/lint';
import {syntaxHighlighting} from '@codemirror/language';
import {search, searchKeymap} from '@codemirror/search';
import {CHECK, area, editor, form, happened, request, span, text, useEditor, words} from './page.js';
import {json} from './requests.js';
import {apply, problems} from './checks.js';
import {look, parser} from './colours.js';

// A list of completions that scrolls can be reached with the keyboard; the one that is chosen stays the editor's to say.
const reachable = update => update.view.requestMeasure({
  key: 'completions',
  read: view => view.dom.querySelector('.cm-tooltip-autocomplete > ul'),
  write: list => { if (list) list.tabIndex = 0; }
});

// A snippet of the language server protocol in the syntax of this editor, which differs in what must be escaped.
const template = lsp => lsp.replace(/\\([$}\\])/g, (all, character) => character === '}' ? '\\}' : character);

async function completions(context) {
  // Numbers are typed, not chosen.
  if (!context.explicit && !context.matchBefore(/\p{L}+$|^\s*- ?$/u)) return null;
  const controller = new AbortController();
  context.addEventListener('abort', () => controller.abort());
  const answer = await json('completions', request(context.pos), controller.signal).catch(() => null);
  if (!answer?.items.length) return null;
  const at = item => span(item.range);
  return {
    from: Math.min(...answer.items.map(item => at(item).from)),
    filter: false,
    options: answer.items.map(item => ({
      label: item.label, detail: item.example, info: item.help || undefined,
      apply: (target, completion, from, to) => snippet(template(item.snippet))(target, completion, at(item).from, Math.max(to, at(item).to))
    }))
  };
}

const diagnostics = async () => (await problems()).map(problem => ({
  from: span(problem.range).from, to: Math.max(span(problem.range).from, span(problem.range).to),
  severity: problem.severity.toLowerCase(), message: `${problem.message} ${problem.hint}`,
  actions: problem.fixes.map(fix => ({name: fix.title, apply: () => apply(fix)}))
}));

export function open(from, to) {
  const view = new EditorView({
    parent: form,
    state: EditorState.create({
      doc: area.value,
      selection: {anchor: Math.min(from, area.value.length), head: Math.min(to, area.value.length)},
      extensions: [
        EditorView.cspNonce.of(document.querySelector('script[nonce]').nonce), EditorView.lineWrapping,
        EditorView.contentAttributes.of({'aria-label': words.path, 'aria-describedby': 'checks', spellcheck: 'false', tabindex: '0'}),
        EditorState.readOnly.of(words.open !== 'true'),
        lineNumbers(), lintGutter(), drawSelection(), highlightActiveLine(), history(), search({top: true}),
        autocompletion({override: [completions], icons: false, activateOnTypingDelay: 150}),
        linter(diagnostics, {delay: CHECK}), parser, syntaxHighlighting(look),
        // Tab leaves the field, so that nobody is caught in it; Escape closes what is open.
        keymap.of([{key: 'Ctrl-Space', run: startCompletion}, {key: 'Escape', run: closeCompletion}, ...completionKeymap, ...defaultKeymap,
          ...historyKeymap, ...searchKeymap, ...lintKeymap]),
        EditorView.updateListener.of(update => { if (update.docChanged) happened('typed'); }),
        EditorView.updateListener.of(reachable)
      ]
    })
  });
  useEditor(view);
  form.insertBefore(view.dom, area);
  area.hidden = true;
}

export function close() {
  area.value = text();
  editor().destroy();
  useEditor(null);
  area.hidden = false;
}
