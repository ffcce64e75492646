package org.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.Samples;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.ExampleBook;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.model.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the examples of {@code rules/examples}, each in three languages. */
@TestInstance(Lifecycle.PER_CLASS)
class ExampleBooksTest {

    private static final Path FOLDER = Samples.SHIPPED.resolve("examples");
    private static final Path PAGE = Path.of("docs/how-to/rules-by-need.md");

    private final RuleBookValidator validator = Samples.check();
    private final Map<String, List<ExampleBook>> examples = ExampleBook.in(FOLDER).stream()
            .collect(Collectors.groupingBy(ExampleBook::name, TreeMap::new, Collectors.toList()));

    private Stream<List<ExampleBook>> examples() {
        return examples.values().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void allLanguagesPassTheSameScenariosAndMeanTheSame(List<ExampleBook> example) {
        assertThat(example).extracting(ExampleBook::language).containsExactly("en", "ro", "ru");
        Map<String, ValidationReport> reports =
                example.stream().collect(Collectors.toMap(ExampleBook::language, each -> validator.check(each.book())));

        reports.forEach((language, report) -> {
            assertThat(report.problems()).as(language).isEmpty();
            assertThat(report.scenarios()).as(language).isNotEmpty().allMatch(ScenarioResult::passed);
        });
        assertThat(meaning(reports.get("ru"))).isEqualTo(meaning(reports.get("en")));
        assertThat(meaning(reports.get("ro"))).isEqualTo(meaning(reports.get("en")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theRulesAreWrittenInTheLanguageOfTheirFile(List<ExampleBook> example) {
        for (ExampleBook each : example) {
            assertThat(rules(validator.check(each.book())))
                    .extracting(Rule::language)
                    .containsOnly(each.language());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void scenariosShowTheRulesActingAndSilent(List<ExampleBook> example) {
        Coverage coverage = validator.check(example.get(0).book()).coverage();

        assertThat(coverage.neverActing()).isEmpty();
        assertThat(coverage.neverSilent()).isEmpty();
    }

    @Test
    void thePageListsEveryExample() throws Exception {
        String page = Files.readString(PAGE);

        assertThat(examples.keySet()).allSatisfy(name -> assertThat(page).contains("rules/examples/" + name + "/"));
    }

    @Test
    void whoComesFromDroolsReadsTheRulesThatAreTested() throws Exception {
        assertThat(Files.readString(Path.of("docs/from-drools.md")))
                .contains(Files.readString(FOLDER.resolve("discounts/campaigns.en.dslr")));
    }

    @Test
    void theRuleBookDoesNotContainThem() {
        BookSource book = BookSource.read(Samples.SHIPPED);

        assertThat(book.paths()).noneMatch(path -> path.startsWith("examples/"));
        assertThat(book.with(Map.of("examples/more/actions.yaml", new byte[1])).version())
                .isEqualTo(book.version());
        assertThat(ExampleBook.in(Samples.SHIPPED)).isEmpty();
    }

    @Test
    void oneExampleCanBeReadAlone() {
        assertThat(ExampleBook.in(FOLDER.resolve("use-limits")))
                .extracting(ExampleBook::name)
                .containsOnly("use-limits")
                .hasSize(3);
    }

    /** Returns what the rules do, in the order of their files, with numbers instead of their names. */
    private static List<String> meaning(ValidationReport report) {
        List<Rule> rules = rules(report);
        return rules.stream().map(rule -> meaning(rule, rules)).toList();
    }

    private static String meaning(Rule rule, List<Rule> rules) {
        String text = rule.when().text();
        for (int i = 0; i < rules.size(); i++) {
            text = text.replace(rules.get(i).name(), "rule " + i);
        }
        Validity schedule = rule.schedule();
        return text + rule.then() + schedule.begins() + schedule.ends() + rule.paused() + rule.priority();
    }

    private static List<Rule> rules(ValidationReport report) {
        assertThat(report.book()).as("%s", report.problems()).isNotNull();
        return report.book().rules().rules();
    }
}
