package org.holdfast.rules.grammar;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ParameterisedField;
import org.holdfast.rules.vocabulary.ValueType;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that rules can ask about has a name in sentences, in each language and in every form that it needs. */
class LexiconTest {

    /** Days that sentences about this month or the last years are made of; nobody names them. */
    private static final Pattern CALENDAR = Pattern.compile("start(Of|After).+");
    /** What is asked of the moment itself, in the sentences of {@code rules/language/LANGUAGE/now.dsl}. */
    private static final Set<String> NOW = Set.of("now", "today", "clock", "weekend", "lastDayOfMonth", "evenWeek");
    /** Words with single spaces between them. */
    private static final String LABEL = "[^|/ ]+( [^|/ ]+)*";

    private static Properties lexicon(String language) {
        Properties lexicon = new Properties();
        String file = "/org/holdfast/rules/grammar/lexicon_" + language + ".properties";
        try (InputStream bytes = Objects.requireNonNull(LexiconTest.class.getResourceAsStream(file), file)) {
            lexicon.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lexicon;
    }

    /** Returns the keys of everything that the vocabulary has. */
    private static Set<String> needed() {
        return Vocabulary.KNOWN.entities().stream()
                .flatMap(entity -> keysOf(entity).stream())
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> keysOf(Entity entity) {
        Set<String> keys = new TreeSet<>();
        entity.fields().stream()
                .map(Field::name)
                .filter(name -> !CALENDAR.matcher(name).matches())
                .filter(name -> !entity.isCustomer() || !NOW.contains(name))
                .forEach(name -> keys.add(entity.name() + "." + entry(entity, name)));
        entity.measures().stream()
                .filter(measure -> measure.type().isNumber())
                .forEach(measure -> keys.add(entity.name() + "." + measure.name()));
        entity.items().forEach(list -> keys.add("list." + entity.name() + "." + list.name()));
        if (!entity.isCustomer() && !entity.items().isEmpty()) {
            keys.add("owner." + entity.name());
        }
        return keys;
    }

    /** Returns the name under which the lexicon has a field: its own, or that of the event. */
    private static String entry(Entity entity, String field) {
        return Lexicon.of("en")
                .names(entity.name())
                .filter(stem -> EventFields.of(stem, entity).names().anyMatch(field::equals))
                .findFirst()
                .orElse(field);
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static String kind(String key) {
        return key.replaceFirst("^(list|owner)\\.", "").replaceFirst("\\..*", "");
    }

    private static Entity entity(String key) {
        return Objects.requireNonNull(Vocabulary.KNOWN.entity(kind(key)), key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "ro"})
    void namesExactlyWhatTheVocabularyHas(String language) {
        assertThat(lexicon(language).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(needed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "ro"})
    void hasAllFormsOfEachName(String language) {
        Properties lexicon = lexicon(language);

        needed().forEach(key -> assertThat(
                        gap(language).matcher(lexicon.getProperty(key)).replaceAll("n"))
                .as("%s in %s", key, language)
                .matches(form(language, key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "ro"})
    void hasAGapForEachArgument(String language) {
        Properties lexicon = lexicon(language);

        needed().forEach(key -> assertThat(
                        gap(language).matcher(lexicon.getProperty(key)).results())
                .as("%s in %s", key, language)
                .hasSize(arguments(key)));
    }

    /** A number with what stands after it, for one and many in English, and for one, few and many in the others. */
    private static Pattern gap(String language) {
        return Pattern.compile(
                "\\{n:number} [^({|]*\\([^()|]+" + "\\|[^()|]+".repeat(language.equals("en") ? 1 : 2) + "\\)");
    }

    private static int arguments(String key) {
        ParameterisedField measure = entity(key).measure(name(key));
        if (measure == null) {
            return 0;
        }
        // The yes form and the no form of a flag each have the gaps.
        return measure.parameters().size() * (measure.type() == ValueType.FLAG ? 2 : 1);
    }

    private static String form(String language, String key) {
        Field field = entity(key).field(name(key));
        if (key.startsWith("owner.")) {
            return LABEL;
        }
        if (key.startsWith("list.")) {
            return switch (language) {
                case "en" -> LABEL + " \\| " + LABEL;
                case "ru" -> LABEL + " \\| " + LABEL + " \\| " + LABEL + " \\| [mfn]";
                default -> LABEL + " \\| " + LABEL + " \\| [mfn]";
            };
        }
        ParameterisedField measure = entity(key).measure(name(key));
        if (field != null && field.type() == ValueType.FLAG || measure != null && measure.type() == ValueType.FLAG) {
            return LABEL + " / " + LABEL;
        }
        return LABEL + (EventFields.of(name(key), entity(key)).any() ? "" : gender(language));
    }

    private static String gender(String language) {
        return switch (language) {
            case "en" -> "( \\| p)?";
            case "ru" -> " \\| [mfnp]";
            default -> " \\| [mfn]( p)?( \\| " + LABEL + ")?";
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "ro"})
    void tellsTheNamesOfAnEntityApart(String language) {
        Map<String, String> seen = new HashMap<>();
        lexicon(language)
                .forEach((key, words) -> names((String) key, (String) words)
                        .forEach(name -> assertThat(seen.put(
                                        kind((String) key) + " " + name.toLowerCase(Locale.ROOT), (String) key))
                                .as("%s: %s", key, name)
                                .isNull()));
    }

    private static Stream<String> names(String key, String words) {
        return key.startsWith("owner.") ? Stream.of() : Arrays.stream(words.split(" \\| ")[0].split(" / "));
    }

    @Test
    void russianNamesStandWithoutTheCustomerToo() {
        lexicon("ru")
                .forEach((key, words) -> assertThat((String) words)
                        .as("%s in ru", key)
                        .doesNotContainPattern("(^%| (без|в|для|из|к|на|о|от|по|с|у) %)"));
    }

    @Test
    void isWrittenInTheLettersOfItsLanguage() {
        for (String language : List.of("en", "ro")) {
            lexicon(language)
                    .forEach((key, words) -> assertThat((String) words)
                            .as("%s in %s", key, language)
                            .doesNotContainPattern("\\p{IsCyrillic}|[şţŞŢ]"));
        }
        lexicon("ru")
                .forEach((key, words) -> assertThat(((String) words).replaceAll("\\{n:number}| \\| [mfnp]", ""))
                        .as("%s in ru", key)
                        .doesNotContainPattern("[a-z]"));
    }
}
