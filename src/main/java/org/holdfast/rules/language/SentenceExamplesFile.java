package org.holdfast.rules.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.CalendarDay;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/** {@code language/examples.yaml}: for every meaning a sentence can have, when it holds and when it does not. */
public final class SentenceExamplesFile {

    public static final String FILE = "language/examples.yaml";
    /** The day on which examples take place, unless they say another. */
    public static final LocalDate DAY = LocalDate.of(2026, 3, 15);

    private static final Set<String> KEYS = Set.of("means", "of", "with", "holds", "fails", "failsOn", "proposes");

    private final List<Meaning> all;

    /**
     * One meaning.
     *
     * @param scope kind of thing that a detail narrows, or {@code null}
     * @param values for the gaps
     * @param holds facts of a customer for whom it holds, as plain maps and lists
     * @param fails facts of one for whom it does not
     * @param failsOn the day on which it does not hold
     * @param proposes for what a rule wants: {@code about} and {@code amount}
     */
    public record Meaning(
            String meaning,
            @Nullable String scope,
            Map<String, String> values,
            @Nullable Object holds,
            @Nullable Object fails,
            LocalDate failsOn,
            Map<String, String> proposes,
            YamlNode node) {}

    private SentenceExamplesFile(List<Meaning> all) {
        this.all = List.copyOf(all);
    }

    public static SentenceExamplesFile read(BookSource source, Problems problems) {
        List<Meaning> all = new ArrayList<>();
        if (source.has(FILE)) {
            YamlNode.parse(FILE, source.text(FILE, problems), problems)
                    .ifPresent(file -> file.items().forEach(item -> {
                        Map<String, YamlNode> keys = item.entries(KEYS);
                        String meaning =
                                keys.containsKey("means") ? keys.get("means").text() : null;
                        if (meaning == null) {
                            item.error(
                                    "It is not said what this is an example of.",
                                    "Add \"means:\" with the DRL of the sentence.");
                        } else {
                            all.add(meaning(meaning, keys, item));
                        }
                    }));
        }
        return new SentenceExamplesFile(all);
    }

    private static Meaning meaning(String meaning, Map<String, YamlNode> keys, YamlNode item) {
        LocalDate failsOn = keys.containsKey("failsOn")
                ? keys.get("failsOn").read("a date such as 2026-03-12", SentenceExamplesFile::date)
                : null;
        return new Meaning(
                meaning,
                keys.containsKey("of") ? keys.get("of").text() : null,
                texts(keys.get("with")),
                plain(keys.get("holds")),
                keys.containsKey("failsOn") ? plain(keys.get("holds")) : plain(keys.get("fails")),
                failsOn == null ? DAY : failsOn,
                texts(keys.get("proposes")),
                item);
    }

    private static LocalDate date(String text) {
        try {
            return CalendarDay.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static @Nullable Object plain(@Nullable YamlNode node) {
        return node == null ? null : node.plain();
    }

    private static Map<String, String> texts(@Nullable YamlNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node != null) {
            node.entries().forEach((name, value) -> texts.put(name, Objects.requireNonNullElse(value.text(), "")));
        }
        return texts;
    }

    public List<Meaning> all() {
        return all;
    }

    /** The example for what a sentence means. */
    public Optional<Meaning> of(Sentence sentence) {
        return all.stream()
                .filter(each ->
                        each.meaning().equals(sentence.meaning()) && Objects.equals(each.scope(), sentence.scope()))
                .findFirst();
    }
}
