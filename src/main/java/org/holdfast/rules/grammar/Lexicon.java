package org.holdfast.rules.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.holdfast.rules.grammar.Noun.Gender;
import org.jspecify.annotations.Nullable;

/**
 * The words of a language for the facts that Holdfast knows, from {@code lexicon_<language>.properties}: nouns, yes and
 * no, events, and things of lists.
 */
final class Lexicon {

    private static final Map<String, Lexicon> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Properties entries;

    private Lexicon(Properties entries) {
        this.entries = entries;
    }

    static Lexicon of(String language) {
        return BY_LANGUAGE.computeIfAbsent(language, Lexicon::read);
    }

    private static Lexicon read(String language) {
        Properties entries = new Properties();
        String file = "lexicon_" + language + ".properties";
        try (InputStream bytes = Objects.requireNonNull(Lexicon.class.getResourceAsStream(file), file);
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            entries.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Lexicon(entries);
    }

    /** Returns the noun of a field, or {@code null} if there is none. */
    @Nullable
    Noun noun(String entity, String field) {
        List<String> parts = parts(entity + "." + field);
        if (parts.isEmpty()) {
            return null;
        }
        String marks = parts.size() > 1 ? parts.get(1) : "";
        Gender gender = Gender.of(marks.isEmpty() ? 'n' : marks.charAt(0));
        return new Noun(parts.get(0), gender, marks.contains("p"), parts.size() > 2 ? parts.get(2) : null, false);
    }

    /** Returns how a yes or no is said, or {@code null} if there is no such entry. */
    @Nullable
    Flag flag(String entity, String field) {
        String entry = entries.getProperty(entity + "." + field);
        int slash = entry == null ? -1 : entry.indexOf(" / ");
        return entry == null || slash < 0
                ? null
                : new Flag(
                        entry.substring(0, slash).strip(),
                        entry.substring(slash + 3).strip());
    }

    /** Returns the words for an event, or {@code null} if there are none. An event can be that of a yes or no. */
    @Nullable
    String event(String entity, String stem) {
        Flag flag = flag(entity, stem);
        return flag == null ? entries.getProperty(entity + "." + stem) : flag.yes();
    }

    /** Returns the names of the entries of an entity, which are those of fields and of events. */
    Stream<String> names(String entity) {
        String prefix = entity + ".";
        return entries.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .sorted();
    }

    /** Returns what the things of a list are called, or {@code null} if there is no such entry. */
    @Nullable
    Thing thing(String entity, String list) {
        List<String> parts = parts("list." + entity + "." + list);
        if (parts.isEmpty()) {
            return null;
        }
        String last = parts.get(parts.size() - 1);
        boolean gendered = last.length() == 1;
        return new Thing(
                gendered ? parts.subList(0, parts.size() - 1) : parts,
                Gender.of(gendered ? last.charAt(0) : 'n'),
                false);
    }

    /** Returns what the owner of a list is called in sentences about its things, or {@code null}. */
    @Nullable
    String owner(String entity) {
        return entries.getProperty("owner." + entity);
    }

    private List<String> parts(String key) {
        String entry = entries.getProperty(key);
        return entry == null
                ? List.of()
                : Arrays.stream(entry.split("\\|(?![^(]*\\))"))
                        .map(String::strip)
                        .toList();
    }
}
