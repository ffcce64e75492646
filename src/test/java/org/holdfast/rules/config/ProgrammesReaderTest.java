package org.holdfast.rules.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.Survey;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.Terms;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammesReaderTest {

    private static final LocalDate DAY = LocalDate.parse("2026-05-01");

    private static List<Programme> read(String text, Problems problems) {
        return ProgrammesReader.read(BookSource.of(Map.of(ProgrammesReader.FILE, text)), problems);
    }

    private static Problem problem(String terms) {
        Problems problems = new Problems();
        read("Club:\n  - from: 2026-01-01\n    why: agreed\n    " + terms + "\n", problems);
        assertThat(problems.list()).as(terms).hasSize(1);
        return problems.list().get(0);
    }

    @Test
    void readsAllTerms() {
        Problems problems = new Problems();
        List<Programme> programmes = read("""
                Club:
                  - from: 2026-01-01
                    why: agreed
                    open: true
                    counts: placed
                    joining: { spent: 500, withinDays: 365, answered: nps }
                    points: { each: 2, per: 1.50, expireAfterDays: 365 }
                    stamps: { per: 20, card: 10 }
                    tiers: { withinDays: 365, steps: [ { name: silver, from: 100 }, { name: gold, from: 200 } ] }
                    card: [ { from: 0, percent: 2.5 } ]
                  - from: 2026-06-01
                    why: dearer
                    open: false
                    points: { each: 1, per: 1 }
                Circle:
                  - { from: 2026-01-01, why: few, open: false, card: [ { from: 0, percent: 10 } ] }
                """, problems);

        assertThat(problems.list()).isEmpty();
        assertThat(programmes).extracting(Programme::name).containsExactly("Club", "Circle");
        assertThat(programmes.get(0).on(DAY))
                .isEqualTo(new Terms(
                        true,
                        true,
                        new Terms.Joining(new BigDecimal("500"), 365, Survey.Kind.NPS),
                        new Terms.Earning(2, new BigDecimal("1.50"), 365),
                        new Terms.Stamps(new Terms.Earning(1, new BigDecimal("20"), null), 10),
                        new Terms.Tiers(
                                365,
                                List.of(
                                        new Terms.Tier("silver", new BigDecimal("100")),
                                        new Terms.Tier("gold", new BigDecimal("200")))),
                        List.of(new Terms.CardStep(BigDecimal.ZERO, new BigDecimal("2.5")))));
        assertThat(programmes.get(0).on(LocalDate.parse("2026-06-01")).open()).isFalse();
        assertThat(programmes.get(0).on(LocalDate.parse("2025-12-31"))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ card: [ { from: 0, percent: 2 } ] } | \"open\" is missing here. | open: true",
                "{ open: maybe, card: [ { from: 0, percent: 2 } ] } | true or false | ''",
                "{ open: true, point: { each: 1, per: 1 }, card: [ { from: 0, percent: 2 } ] } | "
                        + "\"point\" is not known here. | \"points\"",
                "{ open: true, points: { each: 0, per: 1 } } | A number from 1 to 10000 is expected | 1",
                "{ open: true, points: { each: 1 } } | \"per\" is missing here. | per: 1",
                "{ open: true, counts: delivery, card: [ { from: 0, percent: 2 } ] } | delivery | delivered",
                "{ open: true, joining: { withinDays: 30, answered: nps }, card: [ { from: 0, percent: 2 } ] } | "
                        + "\"withinDays\" needs an amount. | spent",
                "{ open: true, joining: { }, card: [ { from: 0, percent: 2 } ] } | has no condition | answered",
                "{ open: true, stamps: { card: 1, per: 20 } } | A number of stamps from 2 | 2",
                "{ open: true, card: [ { from: 100, percent: 2 }, { from: 50, percent: 3 } ] } | "
                        + "begins at 50, but the one above at 100 | lower one first",
                "{ open: true, card: [ { from: 0, percent: 200 } ] } | A percentage above 0 and up to 100 | 100",
                "{ open: true, tiers: { withinDays: 365, steps: [ { name: a, from: 1 }, { name: a, from: 2 } ] } } "
                        + "| \"a\" appears twice | remove"
            })
    void reportsInvalidTermsWithSuggestions(String terms, String message, String hint) {
        Problem problem = problem(terms.substring(1, terms.length() - 1)
                .strip()
                .replaceAll(", (?=(points?|stamps|card|counts|joining|tiers):)", "\n    "));

        assertThat(problem.message()).contains(message.strip());
        assertThat(problem.hint()).contains(hint);
        assertThat(problem.origin().file()).isEqualTo(ProgrammesReader.FILE);
        assertThat(problem.origin().line()).isBetween(2, 8);
    }

    @Test
    void aNameThatIsTooLongIsNotLeftOutInSilence() {
        String terms = "open: true\n    points: { each: 1, per: 1, withoutCategories: [ %s ], withoutSkus: [ %s ] }";
        String many = ("b".repeat(99) + ", ").repeat(30) + "c";

        assertThat(problem(terms.formatted("a".repeat(101), "a")).message()).contains("A text of 1 to 100 characters");
        assertThat(problem(terms.formatted(many, many)).message()).contains("more than 5000 characters together");
    }

    @Test
    void reportsAllProblems() {
        Problems problems = new Problems();
        List<Programme> programmes = read("Club:\n  - open: true\n    points: { each: 1, per: 0 }\nEmpty:\n", problems);

        assertThat(programmes).isEmpty();
        assertThat(problems.list())
                .extracting(Problem::message)
                .hasSizeGreaterThanOrEqualTo(4)
                .anyMatch(message -> message.contains("This programme has no \"why\""));
    }
}
