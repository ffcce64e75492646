package org.holdfast.console.browser;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The colours in which texts were found to be readable, in any theme. Looking at the colours of a page takes longer
 * than everything else, and most pages have those of another: what has the same colour, size and backgrounds is looked
 * at once.
 */
final class Colours {

    /** Describes how each text and field is painted; what is disabled may be pale. */
    private static final String PAINTED = """
            const known = new Map([[null, '']]);
            const behind = e => {
              if (!known.has(e)) {
                const s = getComputedStyle(e);
                known.set(e, [s.backgroundColor, s.backgroundImage, s.opacity].join() + ' ' + behind(e.parentElement));
              }
              return known.get(e);
            };
            const written = e => e.matches('input, select, textarea') ||
              [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
            return [...new Set([...document.querySelectorAll('body *')].filter(e => written(e) && e.checkVisibility())
              .map(e => {
                const s = getComputedStyle(e);
                return [e.tagName, s.color, s.fontSize, s.fontWeight, s.textDecorationLine, s.borderBottomWidth,
                  s.textShadow, getComputedStyle(e.parentElement).color,
                  e.closest(':disabled, [aria-disabled=true]') !== null, behind(e)].join(' ');
              }))];
            """;

    private final Set<String> readable = new HashSet<>();

    /** Returns the texts of the open page that are hard to read. */
    List<String> barriers(Reader reader) {
        Set<String> painted = Set.copyOf(reader.strings(PAINTED));
        if (readable.containsAll(painted)) {
            return List.of();
        }
        List<String> barriers = reader.barriers(Axe.Kind.COLOURS);
        if (barriers.isEmpty()) {
            readable.addAll(painted);
        }
        return barriers;
    }
}
