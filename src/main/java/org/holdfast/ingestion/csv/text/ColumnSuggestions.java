package org.holdfast.ingestion.csv.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.diagnostics.DidYouMean;

/**
 * Suggests the known column for an unknown name that differs in blanks, capitals or underscores, is in Russian or
 * Romanian, or comes from another system. It is only a suggestion, because the total of a shop, for example, need not
 * be the value of an order.
 */
public final class ColumnSuggestions {

    private static final String WORDS = "column-names.properties";
    /** The known columns by alternative name. */
    private static final Map<String, List<String>> BY_ALTERNATIVE = byAlternative();

    private ColumnSuggestions() {}

    /** Returns the known columns nearest to a name, best first. */
    public static List<String> nearest(String name, Collection<String> known) {
        List<String> meant = meant(name, known);
        return meant.isEmpty() ? DidYouMean.to(name, new TreeSet<>(known)) : meant;
    }

    /** Returns the known columns that a name certainly means, or one of which it means; without similar names. */
    public static List<String> meant(String name, Collection<String> known) {
        String plain = plain(name);
        List<String> same = known.stream()
                .filter(each -> plain(each).equals(plain) || plain(each).endsWith("." + plain))
                .sorted()
                .toList();
        if (!same.isEmpty()) {
            return same;
        }
        return BY_ALTERNATIVE.getOrDefault(plain, List.of()).stream()
                .filter(known::contains)
                .toList();
    }

    /** Returns whether two names differ at most in capitals, accents and separators. */
    public static boolean isSame(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /** Removes capitals, accents and separators between words. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}.]", "");
    }

    private static Map<String, List<String>> byAlternative() {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ColumnSuggestions.class.getResourceAsStream(WORDS), WORDS),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<String>> columns = new HashMap<>();
        new TreeSet<>(words.stringPropertyNames())
                .forEach(column -> Arrays.stream(words.getProperty(column).split(","))
                        .forEach(word -> columns.merge(plain(word), List.of(column), ColumnSuggestions::both)));
        return columns;
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
