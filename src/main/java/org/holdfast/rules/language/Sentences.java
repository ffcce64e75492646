package org.holdfast.rules.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.rules.source.BookSource;
import org.holdfast.rules.source.Nearest;
import org.holdfast.rules.source.Problems;
import org.jspecify.annotations.Nullable;

/** The dictionary: every sentence of every language, found by its first word. */
public final class Sentences {

    private static final Comparator<Sentence> MOST_SPECIFIC = Comparator.comparingInt(Sentence::literals).reversed()
            .thenComparing(Sentence::text);

    private final List<Sentence> all;
    private final Map<Section, Map<String, List<Sentence>>> byFirstWord = new EnumMap<>(Section.class);

    private Sentences(List<Sentence> all) {
        this.all = List.copyOf(all);
        for (Sentence sentence : all) {
            byFirstWord.computeIfAbsent(sentence.section(), section -> new HashMap<>())
                    .computeIfAbsent(sentence.firstWord(), word -> new ArrayList<>()).add(sentence);
        }
        byFirstWord.values().forEach(words -> words.values().forEach(list -> list.sort(MOST_SPECIFIC)));
    }

    public static Sentences read(BookSource source, Problems problems) {
        return new Sentences(new DslReader(problems).read(source));
    }

    public List<Sentence> all() {
        return all;
    }

    /** A line, understood. */
    record Found(Sentence sentence, String drl) {
    }

    /**
     * The most specific sentence that a whole line is.
     *
     * @param scope kind of thing that a detail narrows
     */
    @Nullable Found find(Section section, @Nullable String scope, String line) {
        Map<String, List<Sentence>> words = byFirstWord.getOrDefault(section, Map.of());
        String first = line.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        Found found = search(words.getOrDefault(first, List.of()), scope, line);
        return found != null ? found : search(words.getOrDefault("", List.of()), scope, line);
    }

    private static @Nullable Found search(List<Sentence> candidates, @Nullable String scope, String line) {
        for (Sentence sentence : candidates) {
            if (sentence.scope() == null || sentence.scope().equals(scope)) {
                String drl = sentence.expand(line);
                if (drl != null) {
                    return new Found(sentence, drl);
                }
            }
        }
        return null;
    }

    /** What the author of an unknown line may have meant. */
    String hint(Section section, @Nullable String scope, String line) {
        Stream<Sentence> fitting = all.stream().filter(sentence -> sentence.section() == section)
                .filter(sentence -> sentence.scope() == null || scope == null || sentence.scope().equals(scope));
        return Nearest.hint(line, fitting.map(Sentence::readable).distinct().toList());
    }
}
