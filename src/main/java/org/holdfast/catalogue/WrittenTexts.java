package org.holdfast.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.rules.files.BookSource;

/** The texts of a rule book as they are written, by action and by rule. */
public final class WrittenTexts {

    private static final String FOLDER = "messages/";
    private static final String ENDING = ".yaml";

    private final Map<String, List<WrittenText>> texts = new LinkedHashMap<>();
    private final Map<String, SourceLocation> places = new LinkedHashMap<>();
    private final Map<String, List<WrittenText>> reasons = new LinkedHashMap<>();

    private WrittenTexts() {}

    /** Reads the texts of all languages; what cannot be read is left out. */
    public static WrittenTexts of(BookSource source) {
        WrittenTexts texts = new WrittenTexts();
        for (String path : source.paths(FOLDER, ENDING)) {
            String language = path.substring(FOLDER.length(), path.length() - ENDING.length());
            Problems problems = new Problems();
            YamlNode.parse(path, source.text(path, problems), problems).ifPresent(file -> texts.read(file, language));
        }
        return texts;
    }

    private void read(YamlNode file, String language) {
        Map<String, YamlNode> parts = file.isMap() ? file.entries() : Map.of();
        entries(parts, "actions").forEach((action, node) -> {
            places.putIfAbsent(action, node.origin());
            add(texts, action, "", language, node);
        });
        entries(parts, "reasons").forEach((rule, node) -> add(reasons, rule, WrittenText.REASON, language, node));
    }

    private static Map<String, YamlNode> entries(Map<String, YamlNode> parts, String part) {
        YamlNode node = parts.get(part);
        return node == null || !node.isMap() ? Map.of() : node.entries();
    }

    /** Adds the texts of a node: its own, or those of all its entries. */
    private static void add(
            Map<String, List<WrittenText>> lines, String key, String part, String language, YamlNode node) {
        if (node.isMap()) {
            node.entries()
                    .forEach(
                            (name, each) -> add(lines, key, part.isEmpty() ? name : part + "." + name, language, each));
            return;
        }
        String text = node.origin().text().strip();
        if (!text.isEmpty()) {
            lines.computeIfAbsent(key, each -> new ArrayList<>())
                    .add(new WrittenText(
                            part,
                            language,
                            text,
                            node.origin().file(),
                            node.origin().line()));
        }
    }

    /** Returns the ids of the actions that have texts. */
    public Set<String> actions() {
        return texts.keySet();
    }

    /** Returns the texts of an action in all languages. */
    public List<WrittenText> ofAction(String action) {
        return texts.getOrDefault(action, List.of());
    }

    /**
     * Returns the reasons of a rule in all languages.
     *
     * @param file path of the file of the rule; a table can have one reason for all its rows, under the name of its
     *     file
     */
    public List<WrittenText> reasonsOf(String rule, String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return reasons.getOrDefault(rule, reasons.getOrDefault(name.replaceFirst("\\..*", ""), List.of()));
    }

    /** Returns whether a rule has a reason of its own. */
    public boolean hasReason(String rule) {
        return reasons.containsKey(rule);
    }

    /** Returns where the first texts of an action are. */
    SourceLocation place(String action) {
        return places.getOrDefault(action, SourceLocation.of(FOLDER));
    }
}
