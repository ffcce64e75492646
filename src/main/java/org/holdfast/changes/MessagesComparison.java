package org.holdfast.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.changes.MessageChange.OfLanguage;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.text.TextDifference;
import org.holdfast.changes.values.ValueComparison;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/** Compares {@code messages/LANGUAGE.yaml} text by text. */
final class MessagesComparison {

    private static final String FOLDER = "messages/";
    private static final String YAML = ".yaml";

    private final Map<String, Map<String, String>> before = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> after = new LinkedHashMap<>();

    private MessagesComparison(BookSource before, BookSource after) {
        collect(before, this.before);
        collect(after, this.after);
    }

    static List<MessageChange> between(BookSource before, BookSource after, List<String> files) {
        return files.stream().noneMatch(MessagesComparison::isMessages)
                ? List.of()
                : new MessagesComparison(before, after).changes();
    }

    static boolean isMessages(String file) {
        return file.startsWith(FOLDER) && file.endsWith(YAML);
    }

    private static void collect(BookSource source, Map<String, Map<String, String>> byLanguage) {
        for (String file : source.paths(FOLDER, YAML)) {
            Map<String, String> texts = new LinkedHashMap<>();
            // Compared with nothing, every text is a change.
            ValueComparison.between(null, ValueComparison.read(source, file))
                    .forEach(value -> texts.put(value.path(), String.valueOf(value.after())));
            byLanguage.put(file.substring(FOLDER.length(), file.length() - YAML.length()), texts);
        }
    }

    private List<MessageChange> changes() {
        Set<String> keys = new LinkedHashSet<>();
        after.values().forEach(texts -> keys.addAll(texts.keySet()));
        before.values().forEach(texts -> keys.addAll(texts.keySet()));
        return keys.stream()
                .map(this::change)
                .filter(change -> !change.texts().isEmpty())
                .toList();
    }

    private MessageChange change(String key) {
        Set<String> languages = new LinkedHashSet<>(after.keySet());
        languages.addAll(before.keySet());
        List<OfLanguage> texts = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        boolean goes = after.values().stream().noneMatch(each -> each.containsKey(key));
        for (String language : languages) {
            String old = text(before, language, key);
            String now = text(after, language, key);
            OfLanguage difference = difference(language, old, now);
            if (difference != null) {
                texts.add(difference);
            } else if (now != null) {
                unchanged.add(language);
            }
            if (now == null && !goes && after.containsKey(language)) {
                missing.add(language);
            }
        }
        return new MessageChange(key, texts, unchanged, missing);
    }

    private static @Nullable String text(Map<String, Map<String, String>> byLanguage, String language, String key) {
        return byLanguage.getOrDefault(language, Map.of()).get(key);
    }

    private static @Nullable OfLanguage difference(String language, @Nullable String before, @Nullable String after) {
        if (before == null) {
            return after == null ? null : new OfLanguage(language, HowChanged.ADDED, TextDifference.added(after));
        }
        if (after == null) {
            return new OfLanguage(language, HowChanged.REMOVED, TextDifference.removed(before));
        }
        return before.equals(after)
                ? null
                : new OfLanguage(language, HowChanged.CHANGED, TextDifference.between(before, after));
    }
}
