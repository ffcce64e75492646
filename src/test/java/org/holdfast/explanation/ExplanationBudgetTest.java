package org.holdfast.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.holdfast.Samples;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.Guardrail;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An explanation does a bounded amount of work for every customer, measured in counts and not in time. */
class ExplanationBudgetTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static DecisionModel book;

    @BeforeAll
    static void readBook() {
        book = Samples.shipped().book();
    }

    /** Allows everything and counts its checks. */
    private static final class Counting implements Guardrail {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Set<ActionKind> kinds() {
            return Set.of(ActionKind.values());
        }

        @Override
        public Verdict check(ProposedAction proposed, DecisionContext context) {
            asked.incrementAndGet();
            return Verdict.ALLOWED;
        }
    }

    private record Explained(DecisionExplanation explanation, int decisions, int asked) {}

    private static Explained explain(int orders, int complaints, String language) {
        List<String> late = each(
                orders,
                i -> "{'id':'o-" + i + "','placedAt':'" + TODAY.minusDays(10 + i % 20) + "','promisedAt':'"
                        + TODAY.minusDays(1 + i % 6) + "','value':40,'currency':'EUR'}");
        List<String> opened =
                each(complaints, i -> "{'id':'k-" + i + "','openedAt':'" + TODAY.minusDays(1 + i % 9) + "'}");
        CustomerView view = Samples.view(
                "{'id':'c','language':'" + language + "','email':'c@example.org','orders':[" + String.join(",", late)
                        + "],'complaints':[" + String.join(",", opened) + "]}",
                TODAY.toString());
        DecisionInput input = new DecisionInput(
                view, "sha256:x", null, DecisionMoment.REVIEW, 1, AuthorityLevel.SUPERVISOR, ContactHistory.NONE);
        Counting counting = new Counting();
        List<Guardrail> all = new ArrayList<>(Guardrails.all());
        all.add(counting);
        Decider decider = new Decider(all);
        ExplanationBudget explanationBudget = new ExplanationBudget(view.facts());
        DecisionExplanation explanation =
                new Explainer(decider).explain(book, input, decider.decide(book, input), null, null, explanationBudget);
        return new Explained(explanation, explanationBudget.decisions(), counting.asked.get());
    }

    private static List<String> each(int number, Function<Integer, String> write) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            all.add(write.apply(i));
        }
        return all;
    }

    @Test
    void aTypicalCustomerIsExplainedCompletely() {
        Explained few = explain(3, 2, "en");

        assertThat(few.explanation.limited()).isNull();
        assertThat(few.decisions).isGreaterThanOrEqualTo(LookAhead.DAYS);
    }

    @Test
    void theWorkDoesNotGrowWithTheNumberOfFacts() {
        Explained hundred = explain(100, 100, "en");
        Explained many = explain(500, 500, "en");

        assertThat(many.asked).as("proposals that went through the guardrails").isLessThan(2 * hundred.asked);
        assertThat(many.decisions).isBetween(10, hundred.decisions);
        assertThat(many.explanation.limited()).isNotNull();
        assertThat(many.explanation.whyNot())
                .as("nothing about the present is left out")
                .hasSizeGreaterThan(900);
    }

    @Test
    void theLimitIsReportedInTheLanguageOfTheReader() {
        for (String language : List.of("en", "ru", "ro")) {
            assertThat(explain(200, 200, language).explanation.limited())
                    .as(language.toUpperCase(Locale.ROOT))
                    .containsPattern("202[67]-\\d\\d-\\d\\d");
        }
    }
}
