package org.holdfast.ingestion.csv;

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
 * What a column was probably meant to be called: written with blanks, capitals or underscores, in Russian or Romanian,
 * or as other systems call it. It is only suggested: what a shop calls its total need not be what we call the value of
 * an order.
 */
final class ColumnSuggestions {

    private static final String WORDS = "column-names.properties";
    private static final Map<String, List<String>> MEANINGS = meanings();

    private ColumnSuggestions() {}

    /** The known columns nearest to a name, best first. */
    static List<String> nearest(String name, Collection<String> known) {
        String plain = plain(name);
        List<String> same = known.stream()
                .filter(each -> plain(each).equals(plain) || plain(each).endsWith("." + plain))
                .sorted()
                .toList();
        if (!same.isEmpty()) {
            return same;
        }
        List<String> meant = MEANINGS.getOrDefault(plain, List.of()).stream()
                .filter(known::contains)
                .toList();
        return meant.isEmpty() ? DidYouMean.to(name, new TreeSet<>(known)) : meant;
    }

    /** Without capitals, accents, and whatever stands between words. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}.]", "");
    }

    private static Map<String, List<String>> meanings() {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ColumnSuggestions.class.getResourceAsStream(WORDS), WORDS),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<String>> meanings = new HashMap<>();
        new TreeSet<>(words.stringPropertyNames())
                .forEach(column -> Arrays.stream(words.getProperty(column).split(","))
                        .forEach(word -> meanings.merge(plain(word), List.of(column), ColumnSuggestions::both)));
        return meanings;
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
