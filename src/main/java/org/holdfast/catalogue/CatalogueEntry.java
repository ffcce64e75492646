package org.holdfast.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something in a rule book that people look for.
 *
 * @param name name of a rule or programme, id of an action, key of a limit; for a table, the name of its file
 * @param area folder of the rule, table or action; {@code null} for what holds for all areas
 * @param owner the person or team responsible; {@code null} if not stated
 * @param language ISO 639 code of the language it is written in; {@code null} if it is not written in sentences
 * @param actions ids of the actions that it proposes, or that it is about
 * @param lines its words in every language, the most important first
 */
public record CatalogueEntry(
        CatalogueKind kind,
        String name,
        @Nullable String area,
        @Nullable String owner,
        @Nullable String language,
        List<String> actions,
        String file,
        int line,
        List<CatalogueLine> lines) {

    public CatalogueEntry {
        actions = List.copyOf(actions);
        lines = List.copyOf(lines);
    }

    /** Returns the first line of a part in a language; the author's own words if there are none in that language. */
    public Optional<String> first(EntryPart part, String reader) {
        List<CatalogueLine> all =
                lines.stream().filter(each -> each.part() == part).toList();
        return all.stream()
                .filter(each -> each.isIn(reader))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(CatalogueLine::text);
    }
}
