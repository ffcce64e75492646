package org.holdfast.rules.language.phrases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
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
import org.holdfast.rules.language.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code language/examples.yaml}: for each meaning of a sentence, an example in which it is true and one in
 * which it is false.
 */
public final class SentenceExamplesFile {

    public static final String FILE = "language/examples.yaml";
    /** The default date of the examples. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 15);
    /** When the examples take place, unless they say otherwise: noon. */
    public static final LocalDateTime NOW = DAY.atTime(12, 0);

    private static final Set<String> KEYS =
            Set.of("means", "of", "with", "holds", "holdsOn", "fails", "failsOn", "failsAt", "proposes");

    private final List<Meaning> all;

    /**
     * A meaning with its examples.
     *
     * @param meaning the DRL of the sentence
     * @param scope entity to which a detail applies, or {@code null}
     * @param values values of the gaps
     * @param holds facts that make the sentence true, as plain maps and lists
     * @param fails facts that make it false
     * @param holdsAt the local time at which it is true
     * @param failsAt the local time at which it is false
     * @param proposes for a proposal: its expected {@code about}, {@code amount} and {@code gift}
     */
    public record Meaning(
            String meaning,
            @Nullable String scope,
            Map<String, String> values,
            @Nullable Object holds,
            @Nullable Object fails,
            LocalDateTime holdsAt,
            LocalDateTime failsAt,
            Map<String, String> proposes,
            YamlNode node) {}

    private SentenceExamplesFile(List<Meaning> all) {
        this.all = List.copyOf(all);
    }

    public static SentenceExamplesFile read(BookSource source, Problems problems) {
        List<Meaning> all = new ArrayList<>();
        if (source.has(FILE)) {
            YamlNode.parse(FILE, source.text(FILE, problems), problems)
                    .map(YamlNode::warnOfRepeated)
                    .ifPresent(file -> file.items().forEach(item -> {
                        Map<String, YamlNode> keys = item.entries(KEYS);
                        YamlNode means = keys.get("means");
                        String meaning = means == null ? null : means.text();
                        if (meaning == null) {
                            item.error(
                                    "This example does not say what it is an example of.",
                                    "Add \"means:\" with the DRL of the sentence.");
                        } else {
                            all.add(meaning(meaning, keys, item));
                        }
                    }));
        }
        return new SentenceExamplesFile(all);
    }

    private static Meaning meaning(String meaning, Map<String, YamlNode> keys, YamlNode item) {
        LocalDate failsOn = day(keys.get("failsOn"));
        LocalTime failsAt = keys.containsKey("failsAt")
                ? keys.get("failsAt").read("hours and minutes such as \"20:00\"", SentenceExamplesFile::clock)
                : null;
        LocalDate holdsOn = day(keys.get("holdsOn"));
        boolean onlyTime = failsOn != null || failsAt != null;
        return new Meaning(
                meaning,
                keys.containsKey("of") ? keys.get("of").text() : null,
                texts(keys.get("with")),
                plain(keys.get("holds")),
                onlyTime ? plain(keys.get("holds")) : plain(keys.get("fails")),
                (holdsOn == null ? DAY : holdsOn).atTime(NOW.toLocalTime()),
                (failsOn == null ? DAY : failsOn).atTime(failsAt == null ? NOW.toLocalTime() : failsAt),
                texts(keys.get("proposes")),
                item);
    }

    private static @Nullable LocalDate day(@Nullable YamlNode node) {
        return node == null ? null : node.read("a date such as 2026-03-12", SentenceExamplesFile::date);
    }

    private static LocalTime clock(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
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

    /** Returns the example for the meaning of a sentence. */
    public Optional<Meaning> of(Sentence sentence) {
        return all.stream()
                .filter(each ->
                        each.meaning().equals(sentence.meaning()) && Objects.equals(each.scope(), sentence.scope()))
                .findFirst();
    }
}
