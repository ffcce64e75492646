package org.holdfast.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;

/** Compares the files {@code language/LANGUAGE/*.dsl} by their sentences. */
final class SentenceComparison {

    private static final Pattern LINE =
            Pattern.compile("((?:\\[\\w*\\]){1,2})\\s*((?:\\\\.|[^=\\\\])++)=(.*)", Pattern.DOTALL);

    private SentenceComparison() {}

    private record Key(String scope, String text) {}

    static List<SentenceChange> between(BookSource before, BookSource after, List<String> files) {
        List<SentenceChange> changes = new ArrayList<>();
        for (String file : files) {
            if (isDictionary(file)) {
                compare(file, meanings(before, file), meanings(after, file), changes);
            }
        }
        return List.copyOf(changes);
    }

    static boolean isDictionary(String file) {
        return file.startsWith("language/") && file.endsWith(".dsl");
    }

    private static Map<Key, String> meanings(BookSource source, String file) {
        Map<Key, String> meanings = new LinkedHashMap<>();
        source.text(file, new Problems()).lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                meanings.put(
                        new Key(matcher.group(1), matcher.group(2).strip()),
                        matcher.group(3).strip());
            }
        });
        return meanings;
    }

    private static void compare(
            String file, Map<Key, String> before, Map<Key, String> after, List<SentenceChange> changes) {
        Map<Key, String> gone = new LinkedHashMap<>(before);
        gone.keySet().removeAll(after.keySet());
        after.forEach((key, meaning) -> {
            String old = before.get(key);
            if (meaning.equals(old)) {
                return;
            }
            if (old != null) {
                changes.add(new SentenceChange(HowChanged.CHANGED, file, key.scope, key.text, key.text, old, meaning));
                return;
            }
            Key reworded = sameMeaning(gone, key, meaning);
            gone.remove(reworded);
            boolean isNew = reworded.equals(key);
            changes.add(new SentenceChange(
                    isNew ? HowChanged.ADDED : HowChanged.CHANGED,
                    file,
                    key.scope,
                    isNew ? null : reworded.text,
                    key.text,
                    isNew ? null : meaning,
                    meaning));
        });
        gone.forEach((key, meaning) ->
                changes.add(new SentenceChange(HowChanged.REMOVED, file, key.scope, key.text, null, meaning, null)));
    }

    /** Returns the removed sentence that meant the same; the sentence itself if there is none. */
    private static Key sameMeaning(Map<Key, String> gone, Key key, String meaning) {
        return gone.entrySet().stream()
                .filter(entry -> entry.getKey().scope.equals(key.scope)
                        && entry.getValue().equals(meaning))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(key);
    }
}
