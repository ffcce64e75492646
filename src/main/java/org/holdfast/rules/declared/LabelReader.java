package org.holdfast.rules.declared;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.declared.FactLabels;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/** Reads what people call a declared fact or list, in the languages of the rule book. */
final class LabelReader {

    private static final int MAX_LABEL = 60;
    /** Maximum number of plural forms. */
    private static final int MAX_FORMS = 3;
    /** Letters and digits with spaces, hyphens, dots and apostrophes between them. */
    private static final Pattern LABEL = Pattern.compile("[\\pL\\pN][\\pL\\pM\\pN .,/%&+'’-]*");

    /** The languages that the rule book has sentences in. */
    private final Set<String> languages;

    private LabelReader(Set<String> languages) {
        this.languages = languages;
    }

    static LabelReader of(BookSource source) {
        return new LabelReader(source.paths("language/", ".dsl").stream()
                .map(path -> path.split("/")[1])
                .filter(FactLabels.LANGUAGES::contains)
                .collect(Collectors.toSet()));
    }

    FactLabels ofFact(String name, YamlNode node, Map<String, YamlNode> entries) {
        Map<String, List<String>> forms = new HashMap<>();
        FactLabels.LANGUAGES.forEach(language -> {
            YamlNode label = entries.get(language);
            String text = label == null ? null : label(label);
            if (text != null) {
                forms.put(language, List.of(text));
            }
        });
        return labels(name, node, entries, forms);
    }

    FactLabels ofList(String name, YamlNode node, Map<String, YamlNode> entries) {
        Map<String, List<String>> forms = new HashMap<>();
        FactLabels.LANGUAGES.forEach(language -> {
            YamlNode label = entries.get(language);
            List<String> texts = label == null ? List.of() : forms(label, language);
            if (!texts.isEmpty()) {
                forms.put(language, texts);
            }
        });
        return labels(name, node, entries, forms);
    }

    private FactLabels labels(
            String name, YamlNode node, Map<String, YamlNode> entries, Map<String, List<String>> forms) {
        FactLabels labels = new FactLabels(name, forms);
        languages.stream()
                .filter(language -> !entries.containsKey(language))
                .sorted()
                .forEach(language -> node.warning(
                        "\"" + name + "\" has no label in the language " + language + ", so it is called \""
                                + labels.in(language) + "\" there.",
                        "Maybe add " + language + ": and the label."));
        return labels;
    }

    private static List<String> forms(YamlNode node, String language) {
        List<YamlNode> items = node.isList() ? node.items() : List.of(node);
        if (items.isEmpty() || items.size() > MAX_FORMS || !node.isList()) {
            node.error(
                    "The plural forms are expected here: for one, (a few,) and many.",
                    "Maybe " + example(language) + ".");
            return List.of();
        }
        return items.stream()
                .map(LabelReader::label)
                .filter(text -> text != null)
                .map(String::valueOf)
                .toList();
    }

    private static String example(String language) {
        return switch (language) {
            case "ru" -> "[автомобиль, автомобиля, автомобилей]";
            case "ro" -> "[mașină, mașini]";
            default -> "[vehicle, vehicles]";
        };
    }

    private static @Nullable String label(YamlNode node) {
        String text = node.text();
        if (text == null) {
            return null;
        }
        String label = text.strip();
        if (label.length() > MAX_LABEL || !LABEL.matches(label)) {
            node.error(
                    "\"" + label + "\" cannot be a label.",
                    "Maybe use 1 to " + MAX_LABEL + " letters, digits, spaces and hyphens, beginning with a letter.");
            return null;
        }
        return label;
    }
}
