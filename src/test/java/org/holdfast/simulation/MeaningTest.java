package org.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules mean what their authors intend, and books of release 0.1.0 keep their meaning. */
class MeaningTest {

    private static final String STEPS = """
            RuleSet,hunt,,
            RuleTable Steps,,,
            NAME,CONDITION,CONDITION,ACTION
            ,,,
            ,The customer spent at least $param in the last 365 days,\
            "The customer lives in ""$param"\"","Propose ""hunt-gift"" with $param EUR"
            Step,Spent from,Country,Gift
            Step of 200,200,BG,5
            Step of 500,500,BG,8
            Step of 100,100,BG,2
            """;
    private static final String CONSENT =
            "country: BG, consents: [ { channel: email, purpose: marketing, given: true, at: 2025-01-10 } ], ";

    private static String action(String more) {
        return "hunt-gift:\n  kind: reward\n  purpose: marketing\n  channels: [email]\n  worth: 30.00\n  cost: 0.10\n"
                + more;
    }

    private static String spent(String value, String expected) {
        return "- name: Spent " + value + "\n  today: 2026-03-15\n  customer: elena\n  but: { " + CONSENT
                + "orders: [ { id: e-1, value: " + value + " } ] }\n  expectDecision: " + expected + "\n";
    }

    private static List<String> failures(Map<String, String> more, Semantics semantics) {
        Map<String, String> texts = Samples.shippedTexts();
        for (String language : List.of("en", "ru", "ro")) {
            texts.computeIfPresent(
                    "messages/" + language + ".yaml",
                    (path, text) -> text.replaceFirst(
                                    "(?m)^reasons:",
                                    "reasons:\n  " + (more.containsKey("areas/hunt/gift.dslr") ? "gift" : "steps")
                                            + ": Hunt.")
                            .replaceFirst("(?m)^actions:", "actions:\n  hunt-gift: { subject: Hunt, body: Hunt. }"));
        }
        texts.putAll(more);
        ValidationReport checked = Samples.check().check(BookSource.of(texts).under(semantics));
        assertThat(checked.book()).as("%s", checked.problems()).isNotNull();
        return checked.scenarios().stream()
                .filter(result ->
                        !result.passed() && result.scenario().origin().file().startsWith("areas/hunt/"))
                .map(result -> result.scenario().name())
                .toList();
    }

    private static Map<String, String> steps(String prefer, String scenarios) {
        return Map.of(
                "areas/hunt/actions.yaml",
                action(prefer),
                "areas/hunt/steps.csv",
                STEPS,
                "areas/hunt/steps.scenarios.yaml",
                scenarios);
    }

    @Test
    void theHighestOfSeveralOpenStepsIsChosen() {
        String scenarios = spent("600", "{ outcome: act, rule: Step of 500, granted: 8 }")
                + spent("300", "{ outcome: act, rule: Step of 200, granted: 5 }")
                + spent("150", "{ outcome: act, rule: Step of 100, granted: 2 }");

        assertThat(failures(steps("", scenarios), Semantics.CURRENT)).isEmpty();
        assertThat(failures(steps("", scenarios), Semantics.FIRST)).containsExactly("Spent 600", "Spent 300");
    }

    @ParameterizedTest
    @CsvSource({"most, Step of 500, 8", "least, Step of 100, 2", "first, Step of 200, 5"})
    void theActionDeterminesWhichProposalIsChosen(String prefer, String rule, String granted) {
        String scenario = spent("600", "{ outcome: act, rule: " + rule + ", granted: " + granted + " }");

        assertThat(failures(steps("  prefer: " + prefer + "\n", scenario), Semantics.CURRENT))
                .isEmpty();
    }

    @Test
    void theNextAmountIsGrantedIfThePreferredOneIsNotPossible() {
        String limited = action("  budget: hunt\n");
        String limits = Samples.shippedTexts()
                .get("limits.yaml")
                .replace("    pots:\n", "    pots:\n      hunt: { amount: 6, per: month }\n");
        String scenario = spent("600", "{ outcome: act, rule: Step of 200, granted: 5 }");

        assertThat(failures(
                        Map.of(
                                "areas/hunt/actions.yaml",
                                limited,
                                "areas/hunt/steps.csv",
                                STEPS,
                                "areas/hunt/steps.scenarios.yaml",
                                scenario,
                                "limits.yaml",
                                limits),
                        Semantics.CURRENT))
                .isEmpty();
    }

    private static String earlier(String on, String expected) {
        return "- name: Had it " + on + "\n  today: 2026-03-15\n  customer: elena\n  but: { " + CONSENT
                + "customerSince: 2015-01-01 }\n" + "  earlier: [ { action: hunt-gift, on: " + on
                + ", granted: 2, outcome: accepted } ]\n  expectDecision: " + expected + "\n";
    }

    @Test
    void longCoolDownsAreKept() {
        String rule =
                "rule \"Welcome gift\"\n  when\n    The customer lives in \"BG\"\n  then\n    Propose \"hunt-gift\" "
                        + "with 2 EUR\nend\n";
        String scenarios =
                earlier("2026-02-10", "{ heldBack: [ { action: hunt-gift, by: cool-down, until: 2036-02-08 } ] }")
                        + earlier("2024-09-10", "{ heldBack: [ { action: hunt-gift, by: cool-down } ] }")
                        + earlier("2016-04-10", "{ heldBack: [ { action: hunt-gift, by: cool-down } ] }")
                        + earlier("2016-01-10", "{ outcome: act, action: hunt-gift }");

        assertThat(failures(
                        Map.of(
                                "areas/hunt/actions.yaml",
                                action("  coolDownDays: 3650\n"),
                                "areas/hunt/gift.dslr",
                                rule,
                                "areas/hunt/gift.scenarios.yaml",
                                scenarios),
                        Semantics.CURRENT))
                .isEmpty();
    }
}
