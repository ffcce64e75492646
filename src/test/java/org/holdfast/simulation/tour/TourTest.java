package org.holdfast.simulation.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.Samples;
import org.holdfast.decisions.Decider;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.ValidationReport;
import org.junit.jupiter.api.Test;

/** The tour shows the actual results of the shipped scenarios. */
class TourTest {

    private static final Decider DECIDER = new Decider(Guardrails.all());

    private static String tour(ValidationReport checked, Problems problems) {
        return Tour.write(checked, DECIDER, problems);
    }

    private static ValidationReport withList(String list) throws Exception {
        BookSource shipped = BookSource.read(Samples.SHIPPED);
        Map<String, byte[]> files = new TreeMap<>();
        Problems problems = new Problems();
        for (String path : shipped.paths("", "")) {
            files.put(path, shipped.text(path, problems).getBytes(StandardCharsets.UTF_8));
        }
        files.put(Tour.FILE, list.getBytes(StandardCharsets.UTF_8));
        return Samples.check().check(BookSource.ofBytes(files));
    }

    @Test
    void theShippedTourIsUpToDate() throws Exception {
        Problems problems = new Problems();

        assertThat(Files.readString(Samples.SHIPPED.resolve(Tour.PAGE)))
                .as("regenerate it with: java -jar target/holdfast.jar tour")
                .isEqualTo(tour(Samples.shipped(), problems));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void thereIsAStoryForEachOfTheNineteenCapabilitiesAndForOtherKindsOfCompanies() throws Exception {
        assertThat(Files.readString(Samples.SHIPPED.resolve(Tour.PAGE))
                        .lines()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.split(" ")[1]))
                .containsExactly(Stream.concat(
                                IntStream.rangeClosed(1, 19).mapToObj(row -> "L" + row),
                                Stream.of("S1", "S2", "S3", "S4"))
                        .toArray(String[]::new));
    }

    @Test
    void aStoryShowsFactsRuleAndTextsInThreeLanguages() throws Exception {
        String page = tour(withList("""
                L1:
                  title: Be forewarning
                  story: We say it first.
                  scenario: An order three days late is announced before the customer calls
                """), new Problems());

        assertThat(page)
                .contains(
                        "## L1 Be forewarning",
                        "promisedAt 2026-03-12",
                        "`warn-late-delivery`, warning, by email",
                        "rule \"Warn about a late delivery\"",
                        "- that is late by at least 1 day",
                        "| en | **",
                        "| ru | **",
                        "| ro | **",
                        "5512");
    }

    @Test
    void aHoldIsShownWithTheDayOnWhichItLifts() throws Exception {
        String page = tour(withList("""
                L14:
                  title: Be no nuisance
                  story: Enough was said today.
                  scenario: Three messages in a day are enough
                """), new Problems());

        assertThat(page)
                .contains(
                        "**hold**",
                        "held back by contact-cap: `warn-late-delivery`",
                        "From 16 March 2026 on it is no longer held back.",
                        "before: warn-delay-likely for 5501 on 15 March 2026",
                        "| ru | ",
                        "| ro | ");
    }

    @Test
    void aStoryWithoutAScenarioIsReportedAtItsLine() throws Exception {
        Problems problems = new Problems();
        tour(withList("""
                L1:
                  title: Be forewarning
                  story: We say it first.
                  scenario: An order three days late is announced before the customer call
                """), problems);

        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.origin().line()).isEqualTo(4);
            assertThat(problem.hint()).contains("before the customer calls");
        });
    }

    @Test
    void aStoryWithoutATitleIsAProblem() throws Exception {
        Problems problems = new Problems();
        tour(withList("L1: { scenario: Once warned, the customer is not warned again }"), problems);

        assertThat(problems.list()).extracting(Problem::message).contains("The story L1 has no \"title\".");
    }
}
