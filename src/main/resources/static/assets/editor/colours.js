// The colours of words, figures, texts and notes.
import {HighlightStyle, StreamLanguage} from '@codemirror/language';
import {tags} from '@lezer/highlight';

export const parser = StreamLanguage.define({
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

export const look = HighlightStyle.define([
  {tag: tags.keyword, class: 'cm-word'}, {tag: tags.string, class: 'cm-text'}, {tag: tags.number, class: 'cm-figure'},
  {tag: tags.comment, class: 'cm-note'}, {tag: tags.propertyName, class: 'cm-word'}
]);
