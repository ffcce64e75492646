package org.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.Samples;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Guardrail;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faulty content is reported with its location, does not abort the validation, and is checked in bounded time. */
class HostileScenariosTest {

    private static final String FILE = "areas/delivery/warn-late-delivery.scenarios.yaml";

    private static List<Problem> errors(String file, String text) {
        return Samples.problemsWith(file, text).stream()
                .filter(Problem::isError)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "today: 0226-03-15",
                "today: +99999-03-15",
                "today: -0001-01-01",
                "now: 0226-03-15T10:00:00Z",
                "now: +999999999-12-31T23:59:59.999999999Z",
                "now: -999999999-01-01T00:00:00+18:00"
            })
    void anImpossibleDateIsRefusedWithItsLine(String day) {
        assertThat(errors(FILE, "- name: Test\n  " + day + "\n  customer: amira\n  expect: nothing\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.origin().toString()).isEqualTo(FILE + ", line 2");
                    assertThat(problem.message()).contains("from the year 1900 to 2200");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"on: 0026-03-01", "on: 2026-03-01, outcomeOn: -0001-03-02"})
    void anImpossibleDateInHistoryIsRefusedToo(String days) {
        assertThat(errors(
                        FILE,
                        "- name: Test\n  today: 2026-03-15\n  customer: amira\n  earlier: [ { action: "
                                + "warn-late-delivery, "
                                + days + " } ]\n  expectDecision: nothing\n"))
                .first()
                .satisfies(problem -> {
                    assertThat(problem.origin().toString()).isEqualTo(FILE + ", line 4");
                    assertThat(problem.message()).contains("from the year 1900 to 2200");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@valid(from = \"+999999999-12-31\")",
                "@valid(until = \"+999999999-12-31\")",
                "@valid(until = \"-999999999-01-01\")"
            })
    void aSeasonStaysInsideTheCalendar(String season) {
        String rule = "areas/delivery/warn-late-delivery.drl";
        Map<String, String> texts = Samples.shippedTexts();
        texts.put(
                rule,
                "rule \"Odd\"\n  " + season
                        + "\nwhen\n  $customer : Customer()\nthen\n  propose(\"warn-late-delivery\");\nend\n");
        assertThat(Samples.checked(texts).problems())
                .filteredOn(problem -> problem.origin().file().equals(rule))
                .anySatisfy(problem -> assertThat(problem.isError()).isTrue());
    }

    static Stream<Supplier<Throwable>> failures() {
        return Stream.of(
                OutOfMemoryError::new,
                StackOverflowError::new,
                () -> new IllegalStateException("ours"),
                () -> new NoClassDefFoundError("gone"),
                () -> new InvalidInput("orders[0].value", "is odd"));
    }

    /** A failing guardrail represents any internal error during a scenario. */
    @ParameterizedTest
    @MethodSource("failures")
    void anExceptionDuringAScenarioIsAFailureOfThatScenario(Supplier<Throwable> failure) {
        Map<String, String> texts = Samples.shippedTexts();
        texts.put(
                FILE,
                "- name: Test\n  today: 2026-03-15\n  customer: amira\n  expectDecision: { action: "
                        + "warn-late-delivery }\n");
        ValidationReport checked = new RuleBookValidator(Samples.ASSUMPTIONS, new Decider(List.of(failing(failure))))
                .check(BookSource.of(texts));

        assertThat(checked.passed()).isFalse();
        assertThat(checked.problems())
                .filteredOn(problem -> problem.origin().file().equals(FILE))
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.origin().line()).isEqualTo(1);
                    assertThat(problem.message()).startsWith("The scenario \"Test\" fails: ");
                });
    }

    @Test
    void aLiveBookDecidesEvenIfItsScenariosAreInvalid() {
        Map<String, String> texts = Samples.shippedTexts();
        texts.put(FILE, "- name: Test\n  today: 0226-03-15\n  customer: amira\n  expect: nothing\n");
        BookSource source = BookSource.of(texts);
        RuleBookValidator check = Samples.check();

        assertThat(check.check(source).book()).isNull();
        assertThat(check.build(source))
                .isNotNull()
                .satisfies(book -> assertThat(book.rules().version()).isEqualTo(source.version()));
    }

    @Test
    void aScenarioWithTooManyItemsIsRefusedBeforeReadingThem() {
        String orders = IntStream.range(0, 20_000)
                .mapToObj(i -> "{id: '" + i + "', placedAt: 2026-03-01}")
                .collect(Collectors.joining(", "));
        assertThat(errors(
                        FILE,
                        "- name: Test\n  today: 2026-03-15\n  customer: amira\n  but: { orders: [ " + orders
                                + " ] }\n  expect: nothing\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.origin().toString()).isEqualTo(FILE + ", line 4");
                    assertThat(problem.message())
                            .isEqualTo("This customer has 20000 orders, complaints and other list items; "
                                    + "in a rule book a customer may have at most 500.");
                });
    }

    @Test
    void itemsNestedInAnOrderCountToo() {
        String lines =
                IntStream.range(0, 600).mapToObj(i -> "{sku: s" + i + "}").collect(Collectors.joining(", "));
        assertThat(errors(
                        "customers/amira.yaml",
                        "language: en\norders:\n- id: '1'\n  placedAt: 2026-03-01\n  lines: [ " + lines + " ]\n"))
                .anySatisfy(problem -> assertThat(problem.message()).startsWith("This customer has 601 "));
    }

    @Test
    void tooManyScenariosAreRefusedWithoutRunningThem() {
        Map<String, String> texts = Samples.shippedTexts();
        String many = "- {name: T, today: 2026-03-15, customer: amira, expect: nothing}\n".repeat(10_000);
        List<String> files = texts.keySet().stream()
                .filter(path -> path.endsWith(".scenarios.yaml"))
                .limit(3)
                .toList();
        files.forEach(path -> texts.put(path, many));

        ValidationReport checked = Samples.checked(texts);

        assertThat(checked.scenarios()).isEmpty();
        assertThat(checked.problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("more than 20000 scenarios, the most it may have"));
    }

    private static Guardrail failing(Supplier<Throwable> failure) {
        return new Guardrail() {
            @Override
            public String name() {
                return "consent";
            }

            @Override
            public Set<ActionKind> kinds() {
                return Set.of(ActionKind.values());
            }

            @Override
            public Verdict check(ProposedAction proposed, DecisionContext context) {
                return HostileScenariosTest.<RuntimeException, Verdict>sneak(failure.get());
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable, V> V sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
