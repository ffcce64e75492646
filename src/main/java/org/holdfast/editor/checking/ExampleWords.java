package org.holdfast.editor.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.editor.checking.ExampleResult.State;
import org.holdfast.simulation.ScenarioResult;
import org.holdfast.simulation.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/** Says what an example expected, what came, and why. */
final class ExampleWords {

    private ExampleWords() {}

    static ExampleResult of(ScenarioResult result, String language) {
        ProblemText difference = result.difference();
        Scenario scenario = result.scenario();
        if (difference == null) {
            return result(scenario, State.PASSED, expected(scenario, language), "", "");
        }
        Parts parts = new Parts(language);
        parts.read(difference);
        return result(
                scenario,
                State.FAILED,
                parts.expected.isEmpty() ? expected(scenario, language) : String.join("; ", parts.expected),
                parts.came.isEmpty() ? difference.message(language) : String.join("; ", parts.came),
                parts.came.isEmpty() ? "" : String.join("; ", parts.why));
    }

    static ExampleResult notRun(Scenario scenario, String language) {
        return result(
                scenario,
                State.NOT_RUN,
                expected(scenario, language),
                "",
                ProblemText.of("example.not-run").message(language));
    }

    private static ExampleResult result(Scenario scenario, State state, String expected, String came, String why) {
        return new ExampleResult(
                scenario.name(), scenario.origin().file(), scenario.origin().line(), state, expected, came, why);
    }

    private static String expected(Scenario scenario, String language) {
        List<Scenario.Expected> proposals = scenario.expected();
        String words = proposals == null
                ? ""
                : proposals.stream()
                        .map(each -> each.inWords().message(language))
                        .collect(Collectors.joining("; "));
        String nothing = ProblemText.of("example.nothing").message(language);
        String whole = scenario.decision() == null ? "" : decision(scenario.decision());
        return Stream.of(proposals != null && words.isEmpty() ? nothing : words, whole)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Returns the expected decision in the keys in which examples are written. */
    private static String decision(Scenario.ExpectedDecision expected) {
        Scenario.ExpectedAction first = expected.first();
        List<String> parts = new ArrayList<>();
        add("outcome", expected.outcome(), parts);
        add("action", first.action(), parts);
        add("about", first.about(), parts);
        add("channel", first.channel(), parts);
        add("granted", first.granted(), parts);
        add("gift", first.given().gift(), parts);
        add("payout", first.given().payout(), parts);
        add("reason", first.reason(), parts);
        expected.heldBack()
                .forEach(hold ->
                        parts.add("heldBack: " + hold.action() + (hold.by() == null ? "" : " (" + hold.by() + ")")));
        return String.join(", ", parts);
    }

    private static void add(String key, @Nullable Object value, List<String> parts) {
        if (value != null) {
            parts.add(key + ": " + value);
        }
    }

    /** Takes a difference apart. */
    private static final class Parts {

        private final String language;
        private final List<String> expected = new ArrayList<>();
        private final List<String> came = new ArrayList<>();
        private final List<String> why = new ArrayList<>();

        Parts(String language) {
            this.language = language;
        }

        void read(ProblemText text) {
            Map<String, Object> given = text.arguments();
            switch (text.key()) {
                case "scenario.differs" -> {
                    expected.add(words(given.get("expected")));
                    came.add(words(given.get("found")));
                    because(given.get("whyMissing"));
                    because(given.get("whyProposed"));
                }
                case "scenario.field" -> {
                    expected.add(given.get("field") + ": " + words(given.get("expected")));
                    came.add(given.get("field") + ": " + words(given.get("found")));
                }
                case "list.also" -> {
                    read((ProblemText) Objects.requireNonNull(given.get("a")));
                    read((ProblemText) Objects.requireNonNull(given.get("b")));
                }
                case "scenario.kept" -> {
                    read((ProblemText) Objects.requireNonNull(given.get("failure")));
                    why.add(text.message(language));
                }
                default -> why.add(text.message(language));
            }
        }

        private void because(@Nullable Object reasons) {
            if (reasons instanceof ProblemText text && !text.isNothing()) {
                why.add(words(text.arguments().getOrDefault("reasons", text)));
            }
        }

        private String words(@Nullable Object value) {
            return value instanceof ProblemText text ? text.message(language) : String.valueOf(value);
        }
    }
}
