package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Guardrail.Verdict;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.limits.Allowance;
import org.holdfast.rules.limits.Budget;
import org.holdfast.rules.limits.Budget.Period;
import org.holdfast.rules.limits.EffectiveFrom;
import org.holdfast.rules.limits.Timeline;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guardrails on amounts: allowance, budget and authority. */
class MoneyTest {

    private static final AllowanceGuardrail ALLOWANCE = new AllowanceGuardrail();
    private static final BudgetGuardrail BUDGET = new BudgetGuardrail();
    private static final AuthorityGuardrail AUTHORITY = new AuthorityGuardrail();

    private static Allowance allowance(String amount, int days) {
        return new Allowance(Set.of(ActionKind.REWARD, ActionKind.OFFER), new BigDecimal(amount), days);
    }

    private static GuardrailCase wanting(String amount, Allowance... allowances) {
        return GuardrailCase.of(LimitsFixture.allowances(allowances)).giving(amount);
    }

    private static GuardrailCase paying(String amount, String atLeast, Budget... budgets) {
        return GuardrailCase.of(LimitsFixture.budgets(GuardrailCase.always(List.of(budgets))))
                .giving(amount)
                .wants(GuardrailCase.action(ActionKind.REWARD, Purpose.SERVICE, "goodwill", null, atLeast, Map.of()));
    }

    private static Budget budget(String amount, Period per) {
        return new Budget("goodwill", new BigDecimal(amount), per);
    }

    @Test
    void legalObligationsNeedNoApproval() {
        GuardrailCase owed =
                GuardrailCase.of(LimitsFixture.authority("50", "150", "500")).giving("650");

        assertThat(owed.because(AUTHORITY)).isEqualTo("beyond-authority");
        assertThat(owed.wants(GuardrailCase.owedUnasked()).because(AUTHORITY)).isNull();
    }

    @Test
    void anAllowanceLimitsTheTotalAmount() {
        GuardrailCase thirty = wanting("15", allowance("40", 30))
                .did("2026-03-01T12:00:00Z", Status.ACCEPTED, "x", null, "10")
                .did("2026-03-05T12:00:00Z", Status.OPEN, "x", null, "20");

        assertThat(((Verdict.AtMost) thirty.ask(ALLOWANCE)).amount()).isEqualByComparingTo("10");
        assertThat(thirty.because(ALLOWANCE)).isEqualTo("allowance");
        assertThat(thirty.lifts(ALLOWANCE)).isEqualTo("2026-03-31T00:00:00Z");
        Lifts.exactly(ALLOWANCE, thirty);
        assertThat(thirty.giving("10").because(ALLOWANCE)).isNull();
    }

    @Test
    void anAllowanceLiftsOnceEnoughHasLeftTheWindow() {
        GuardrailCase all = wanting("25", allowance("40", 30))
                .did("2026-03-01T12:00:00Z", Status.ACCEPTED, "x", null, "10")
                .did("2026-03-05T12:00:00Z", Status.OPEN, "x", null, "20")
                .did("2026-03-05T13:00:00Z", Status.OPEN, "x", null, "10");

        assertThat(all.lifts(ALLOWANCE)).isEqualTo("2026-04-04T00:00:00Z");
        Lifts.exactly(ALLOWANCE, all);
        assertThat(all.giving("41").because(ALLOWANCE)).isEqualTo("allowance");
        assertThat(all.giving("41").lifts(ALLOWANCE))
                .as("more than the whole allowance")
                .isNull();
    }

    @Test
    void aPartialAmountSufficesIfTheActionAllowsIt() {
        GuardrailCase part = wanting("15", allowance("40", 30))
                .did("2026-03-01T12:00:00Z", Status.ACCEPTED, "x", null, "32")
                .wants(GuardrailCase.action(ActionKind.REWARD, Purpose.SERVICE, null, null, "8", Map.of()));

        assertThat(part.because(ALLOWANCE)).isNull();
        assertThat(((Verdict.AtMost) part.ask(ALLOWANCE)).amount()).isEqualByComparingTo("8");
        assertThat(part.wants(GuardrailCase.action(ActionKind.REWARD, Purpose.SERVICE, null, null, "8.01", Map.of()))
                        .because(ALLOWANCE))
                .isEqualTo("allowance");
    }

    @Test
    void theTightestAndTheLastOfSeveralAllowancesCount() {
        GuardrailCase two = wanting("10", allowance("15", 7), allowance("20", 30))
                .did("2026-03-17T12:00:00Z", Status.ACCEPTED, "x", null, "15");

        assertThat(((Verdict.AtMost) two.ask(ALLOWANCE)).amount()).isEqualByComparingTo("0");
        assertThat(two.lifts(ALLOWANCE)).isEqualTo("2026-04-16T00:00:00Z");
        Lifts.exactly(ALLOWANCE, two);
        GuardrailCase loose = wanting("10", allowance("15", 7), allowance("100", 30))
                .did("2026-03-17T12:00:00Z", Status.ACCEPTED, "x", null, "15");
        assertThat(loose.lifts(ALLOWANCE)).isEqualTo("2026-03-24T00:00:00Z");
        Lifts.exactly(ALLOWANCE, loose);
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, true",
        "PRESENTED, true",
        "DELIVERED, true",
        "ACCEPTED, true",
        "REJECTED, false",
        "IGNORED, false",
        "FAILED, false"
    })
    void amountsThatDidNotReachTheCustomerDoNotCount(Status status, boolean counts) {
        GuardrailCase given = wanting("10", allowance("15", 7)).did("2026-03-17T12:00:00Z", status, "x", null, "10");

        assertThat(given.because(ALLOWANCE)).isEqualTo(counts ? "allowance" : null);
    }

    @Test
    void amountsOfThisDecisionCountAndOtherKindsDoNot() {
        assertThat(wanting("10", allowance("15", 7))
                        .chose(Channel.EMAIL, null, "10")
                        .lifts(ALLOWANCE))
                .isEqualTo("2026-03-25T00:00:00Z");
        assertThat(wanting("10", allowance("15", 7))
                        .wants(GuardrailCase.action(ActionKind.GOODWILL))
                        .chose(Channel.EMAIL, null, "10")
                        .because(ALLOWANCE))
                .isNull();
        assertThat(wanting("0", allowance("0", 7)).because(ALLOWANCE))
                .as("nothing is given")
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-03-19T00:00:00Z",
        "WEEK, 2026-03-23T00:00:00Z",
        "MONTH, 2026-04-01T00:00:00Z",
        "YEAR, 2027-01-01T00:00:00Z"
    })
    void aBudgetIsRefilledInItsNextPeriod(Period per, String lifts) {
        GuardrailCase empty = paying("10", null, budget("100", per)).used("goodwill", "95");

        assertThat(empty.because(BUDGET)).isEqualTo("budget");
        assertThat(empty.lifts(BUDGET)).isEqualTo(lifts);
        assertThat(empty.at(lifts).used("goodwill", "0").because(BUDGET)).isNull();
        assertThat(empty.at(Instant.parse(lifts).minusSeconds(1)).lifts(BUDGET)).isEqualTo(lifts);
        assertThat(paying("10", null, budget("100", per)).used("goodwill", "90").because(BUDGET))
                .isNull();
    }

    @Test
    void periodsEndInTheTimeZoneOfTheCompany() {
        GuardrailCase abroad = paying("10", null, budget("100", Period.DAY))
                .used("goodwill", "100")
                .facts("{'id':'c','timeZone':'Asia/Tokyo'}");

        assertThat(abroad.lifts(BUDGET)).isEqualTo("2026-03-19T00:00:00Z");
    }

    @Test
    void theRemainderOfABudgetSufficesIfTheActionAllowsIt() {
        assertThat(paying("10", "5", budget("100", Period.DAY))
                        .used("goodwill", "95")
                        .because(BUDGET))
                .isNull();
        assertThat(paying("10", "5", budget("100", Period.DAY))
                        .used("goodwill", "95.01")
                        .because(BUDGET))
                .isEqualTo("budget");
        assertThat(paying("10", "5", budget("100", Period.DAY))
                        .used("goodwill", "90")
                        .chose(Channel.EMAIL, null, "6")
                        .because(BUDGET))
                .isEqualTo("budget");
    }

    @Test
    void aBudgetThatIsTooSmallNeverLifts() {
        assertThat(paying("101", null, budget("100", Period.DAY)).because(BUDGET))
                .isEqualTo("budget");
        assertThat(paying("101", null, budget("100", Period.DAY)).lifts(BUDGET)).isNull();
    }

    @Test
    void aBudgetThatIsNotSetGivesNothing() {
        GuardrailCase later = GuardrailCase.of(LimitsFixture.budgets(Timeline.of(List.of(
                        new EffectiveFrom<>(LocalDate.parse("2026-05-01"), "", List.of(budget("100", Period.DAY)))))))
                .giving("10")
                .wants(GuardrailCase.action(ActionKind.REWARD, Purpose.SERVICE, "goodwill", null, null, Map.of()));

        assertThat(later.because(BUDGET)).isEqualTo("no-budget");
        assertThat(later.lifts(BUDGET)).isEqualTo("2026-05-01T00:00:00Z");
        Lifts.exactly(BUDGET, later);
        assertThat(paying("10", null).because(BUDGET)).isEqualTo("no-budget");
        assertThat(paying("10", null).lifts(BUDGET)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "50, AUTOMATIC, -, -",
                "50.01, AUTOMATIC, authority, AGENT",
                "50.01, AGENT, -, -",
                "150, AGENT, -, -",
                "150.01, AGENT, authority, SUPERVISOR",
                "150.01, AUTOMATIC, authority, SUPERVISOR",
                "500, SUPERVISOR, -, -",
                "500.01, SUPERVISOR, beyond-authority, -"
            })
    void callersGrantOnlyWhatTheirAuthorityAllows(
            String amount, AuthorityLevel level, String because, AuthorityLevel could) {
        GuardrailCase asking = GuardrailCase.of(LimitsFixture.authority("50", "150", "500"))
                .giving(amount)
                .by(level);

        assertThat(asking.because(AUTHORITY)).isEqualTo(because);
        assertThat(because == null ? null : asking.held(AUTHORITY).authority()).isEqualTo(could);
    }
}
