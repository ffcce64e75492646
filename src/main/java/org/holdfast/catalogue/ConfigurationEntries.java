package org.holdfast.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.localization.TextCatalogue;
import org.holdfast.rules.files.BookSource;

/** The limits and the loyalty programmes of a rule book, each with its values and why they hold. */
final class ConfigurationEntries {

    private static final LocalizedTexts TEXTS = LocalizedTexts.beside(ConfigurationEntries.class, "catalogue");

    private final BookSource source;

    ConfigurationEntries(BookSource source) {
        this.source = source;
    }

    List<CatalogueEntry> read() {
        List<CatalogueEntry> entries = new ArrayList<>(read("limits.yaml", CatalogueKind.LIMIT));
        entries.addAll(read("programmes.yaml", CatalogueKind.PROGRAMME));
        return entries;
    }

    private List<CatalogueEntry> read(String path, CatalogueKind kind) {
        Problems problems = new Problems();
        List<CatalogueEntry> entries = new ArrayList<>();
        YamlNode.parse(path, source.text(path, problems), problems)
                .filter(YamlNode::isMap)
                .ifPresent(file -> file.entries().forEach((key, node) -> entries.add(entry(kind, key, node, path))));
        return entries;
    }

    private static CatalogueEntry entry(CatalogueKind kind, String key, YamlNode node, String path) {
        List<CatalogueLine> lines = new ArrayList<>();
        int at = Math.max(1, node.origin().line() - 1);
        for (String language : LocalizedTexts.LANGUAGES) {
            TextCatalogue texts = TEXTS.in(language);
            String title = texts.find(kind + "." + key);
            if (title != null) {
                lines.add(new CatalogueLine(EntryPart.NAME, language, title, at));
            }
        }
        lines.add(new CatalogueLine(EntryPart.NAME, null, key, at));
        values(node, "", lines);
        lines.add(new CatalogueLine(EntryPart.FILE, null, path, 0));
        return new CatalogueEntry(kind, key, null, null, null, List.of(), path, at, lines);
    }

    /** Adds a line for each value, with the names above it, such as "goodwill amount: 5000". */
    private static void values(YamlNode node, String above, List<CatalogueLine> lines) {
        if (node.isMap()) {
            node.entries().forEach((key, value) -> values(value, (above + " " + key).strip(), lines));
        } else if (node.isList()) {
            node.items().forEach(item -> values(item, above, lines));
        } else if (!node.isNull()) {
            String text = node.origin().text();
            lines.add(new CatalogueLine(
                    EntryPart.VALUE,
                    null,
                    above.equals("why") || above.isEmpty() ? text : above + ": " + text,
                    node.origin().line()));
        }
    }
}
