package org.holdfast.rules.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference of the rule language lists what rules can ask for: every kind of thing, every list and every field. */
class DocumentedFieldsTest {

    private static final Path REFERENCE = Path.of("docs/reference/drl-subset.md");
    private static final Pattern ROW = Pattern.compile("\\| (?:[^|`]* )?`([A-Z]\\w+)` \\| (.*) \\|");
    private static final Pattern FIELD = Pattern.compile("`(\\w+)(?:\\(\\w+\\))?`");
    private static final Map<String, Set<String>> DOCUMENTED = new TreeMap<>();
    private static List<String> lines;

    @BeforeAll
    static void read() throws IOException {
        lines = Files.readAllLines(REFERENCE);
        for (String line : lines) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                DOCUMENTED
                        .computeIfAbsent(row.group(1), kind -> new TreeSet<>())
                        .addAll(names(FIELD, row.group(2)));
            }
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult each) -> each.group(1))
                .collect(Collectors.toSet());
    }

    private static String row(String what) {
        return lines.stream()
                .filter(line -> line.startsWith("| " + what + " |"))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Entity> kinds() {
        return Vocabulary.KNOWN.entities().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void listsTheFieldsOfAKind(Entity kind) {
        Stream<String> fields = kind.fields().stream().map(Field::name);
        Stream<String> measures = kind.measures().stream().map(ParameterisedField::name);

        assertThat(DOCUMENTED.get(kind.name()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(fields, measures).toList());
    }

    @Test
    void listsTheKindsAndLists() {
        assertThat(names(Pattern.compile("`(\\w+)`"), row("kinds")))
                .isEqualTo(kinds().map(Entity::name).collect(Collectors.toSet()));
        assertThat(names(Pattern.compile("\\.(\\w+)`"), row("lists")))
                .isEqualTo(kinds().flatMap(kind -> kind.items().stream())
                        .map(ListField::name)
                        .collect(Collectors.toSet()));
    }
}
