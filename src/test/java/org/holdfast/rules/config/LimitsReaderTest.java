package org.holdfast.rules.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.limits.Allowance;
import org.holdfast.rules.limits.Authority;
import org.holdfast.rules.limits.Budget;
import org.holdfast.rules.limits.ContactCap;
import org.holdfast.rules.limits.IncidentType;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.limits.QuietHours;
import org.holdfast.rules.limits.ServiceRecovery;
import org.holdfast.rules.limits.Suppression;
import org.holdfast.rules.limits.Weights;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsReaderTest {

    private static final String DATED = "\n  - from: 2026-01-01\n    why: agreed\n    ";
    private static final LocalDate DAY = LocalDate.parse("2026-05-01");

    @Test
    void readsEachSection() {
        assertThat(limits(
                                "contactCaps",
                                "caps: [ { channels: [email], most: 1, days: 7 }, { channels: [sms, call], purpose: "
                                        + "marketing, most: 2, days: 30 } ]")
                        .contactCaps()
                        .on(DAY))
                .containsExactly(
                        new ContactCap(Set.of(Channel.EMAIL), null, 1, 7),
                        new ContactCap(Set.of(Channel.SMS, Channel.CALL), Purpose.MARKETING, 2, 30));
        assertThat(limits(
                                "suppression",
                                "{ rejectedDays: 30, ignoredTimes: 2, ignoredWithinDays: 31, ignoredForDays: 60 }")
                        .suppression()
                        .on(DAY))
                .isEqualTo(new Suppression(30, 2, 31, 60));
        assertThat(limits("recovery", "days: 7").recovery().on(DAY)).isEqualTo(new ServiceRecovery(7));
        assertThat(limits("incidents", "types: { late-order: { closesAfterDays: 0, greatestAgeDays: 90 } }")
                        .incidents()
                        .on(DAY))
                .isEqualTo(Map.of("late-order", new IncidentType(0, 90)));
        assertThat(limits("budgets", "pots: { goodwill: { amount: 5000.50, per: month } }")
                        .budgets()
                        .on(DAY))
                .containsExactly(new Budget("goodwill", new BigDecimal("5000.50"), Budget.Period.MONTH));
        assertThat(limits("allowances", "customer: [ { kinds: [goodwill, reward], amount: 200, days: 30 } ]")
                        .allowances()
                        .on(DAY))
                .containsExactly(
                        new Allowance(Set.of(ActionKind.GOODWILL, ActionKind.REWARD), new BigDecimal("200"), 30));
        assertThat(limits("authority", "{ automatic: 50, agent: 50, supervisor: 200 }")
                        .authority()
                        .on(DAY))
                .isEqualTo(new Authority(new BigDecimal("50"), new BigDecimal("50"), new BigDecimal("200")));
        assertThat(limits("exchangeRates", "perUnit: { RON: 0.201 }")
                        .exchangeRates()
                        .on(DAY))
                .isEqualTo(Map.of("RON", new BigDecimal("0.201")));
    }

    @Test
    void readsWeightsAndControlGroups() {
        Limits limits = limits(
                "weights",
                "{ propensity: { warn: 0.3 }, context: [ { actions: [gift], channel: call, moment: inbound-call, "
                        + "factor: 1.5 } ], "
                        + "lever: { gift: 2 } }");

        assertThat(limits.weights().on(DAY))
                .isEqualTo(new Weights(
                        Map.of("warn", new BigDecimal("0.3")),
                        List.of(new Weights.Context(
                                Set.of("gift"), Channel.CALL, "inbound-call", new BigDecimal("1.5"))),
                        Map.of("gift", new BigDecimal("2"))));
        assertThat(limits("controlGroups", "{ salt: \"2026\", rules: { R: 10 } }")
                        .controlGroups()
                        .on(DAY))
                .satisfies(groups -> {
                    assertThat(groups.salt()).isEqualTo("2026");
                    assertThat(groups.global()).isZero();
                    assertThat(groups.rules()).containsEntry("R", new BigDecimal("10"));
                });
    }

    @Test
    void appliesQuietHoursToAllDaysByDefault() {
        List<QuietHours> hours = limits(
                        "quietHours",
                        "hours: [ { channels: [call], from: \"21:00\", until: \"9:00\" }, "
                                + "{ channels: [call], from: 00:00, until: 24:00, days: [sunday] }, { channels: "
                                + "[sms], from: \"22:30\", until: \"24:00\" } ]")
                .quietHours()
                .on(DAY);

        assertThat(hours)
                .containsExactly(
                        new QuietHours(
                                Set.of(Channel.CALL),
                                LocalTime.of(21, 0),
                                LocalTime.of(9, 0),
                                Set.of(DayOfWeek.values())),
                        new QuietHours(
                                Set.of(Channel.CALL), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Set.of(DayOfWeek.SUNDAY)),
                        new QuietHours(
                                Set.of(Channel.SMS),
                                LocalTime.of(22, 30),
                                LocalTime.MIDNIGHT,
                                Set.of(DayOfWeek.values())));
    }

    @Test
    void appliesAValueUntilTheNextOneBegins() {
        Limits limits = limits("recovery", "days: 7\n  - { from: 2026-06-01, why: shorter now, days: 3 }");

        assertThat(limits.recovery().on(LocalDate.parse("2025-12-31"))).isNull();
        assertThat(limits.recovery().on(LocalDate.parse("2026-05-31"))).isEqualTo(new ServiceRecovery(7));
        assertThat(limits.recovery().on(LocalDate.parse("2026-06-01"))).isEqualTo(new ServiceRecovery(3));
        assertThat(limits.recovery().all()).extracting("why").containsExactly("agreed", "shorter now");
    }

    @Test
    void setsNoLimitsForMissingSections() {
        Limits limits = limits("recovery", "days: 7");

        assertThat(limits.contactCaps().on(DAY)).isNull();
        assertThat(limits.incidents().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "contactCap: [] | \"contactCap\" is not known here. Maybe \"contactCaps\".",
                "recovery: | This section is empty. Maybe",
                "recovery: [] | This section is empty. Maybe",
                "recovery: { days: 7 } | A list (lines beginning with \"- \") is expected here.",
                "recovery: [ { why: agreed, days: 7 } ] | has no \"from\". Maybe add a date, such "
                        + "as from: 2026-01-01.",
                "recovery: [ { from: 2026-01-01, days: 7 } ] | has no \"why\". Maybe",
                "recovery: [ { from: 2026-01-01, why: \" \", days: 7 } ] | A text of 1 to 1000 characters",
                "recovery: [ { from: 2026-02-30, why: agreed, days: 7 } ] | "
                        + "\"2026-02-30\" is not what is expected here: a date such as",
                "recovery: [ { from: 12026-01-01, why: agreed, days: 7 } ] | a date such as",
                "recovery: [ { from: 1026-01-01, why: agreed, days: 7 } ] | a date such as",
                "recovery: [ { from: 2026-01-01, why: a, days: 7 }, { from: 2026-01-01, why: b, days: 8 } ] | "
                        + "Another item of this section already begins on 2026-01-01 (line 2). Maybe",
                "recovery: [ { from: 2026-01-01, why: agreed, day: 7 } ] | "
                        + "\"day\" is not known here. Maybe \"days\" or",
                "recovery: [ { from: 2026-01-01, why: agreed, dais: 7 } ] | "
                        + "\"days\" is missing here. Maybe add days: 7.",
                "recovery: [ { from: 2026-01-01, why: agreed, days: -7 } ] | "
                        + "A number of days from 0 to 3650 is expected here. Maybe 7.",
                "recovery: [ { from: 2026-01-01, why: agreed, days: 4000 } ] | "
                        + "A number of days from 0 to 3650 is expected here. Maybe 3650.",
                "recovery: [ { from: 2026-01-01, why: agreed, days: 7 days } ] | "
                        + "\"7 days\" is not what is expected here: a whole number. Maybe 7.",
                "recovery: [ { from: 2026-01-01, why: agreed, days: 1.5 } ] | "
                        + "A number of days from 0 to 3650 is expected here. Maybe 2.",
                "recovery: [ { from: 2026-01-01, why: agreed, days: 1e9 } ] | "
                        + "is not what is expected here: a whole number.",
            })
    void aSectionThatCannotBeReadIsNamed(String file, String message) {
        assertThat(problems("# limits\n" + file))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("limits.yaml, line 2").contains(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "contactCaps | caps: [] | \"caps\" is empty. Maybe",
                "contactCaps | caps: [ { channels: [emial], most: 1, days: 7 } ] | "
                        + "\"emial\" is not what is expected here: one of email, sms, ~ Maybe \"email\".",
                "contactCaps | caps: [ { channels: [], most: 1, days: 7 } ] | At least one of email",
                "contactCaps | caps: [ { channels: [email, email], most: 1, days: 7 } ] | "
                        + "\"email\" appears twice in this list. Maybe",
                "contactCaps | caps: [ { channels: email, most: 1, days: 7 } ] | A list",
                "contactCaps | caps: [ { most: 1, days: 7 } ] | \"channels\" is missing here. Maybe add channels: "
                        + "[email].",
                "contactCaps | caps: [ { channels: [email], purpose: markting, most: 1, days: 7 } ] | "
                        + "Maybe \"marketing\".",
                "contactCaps | caps: [ { channels: [email], most: -1, days: 7 } ] | "
                        + "A number of contacts from 0 to 1000 is expected here. Maybe 1.",
                "contactCaps | caps: [ { channels: [email], most: 1, days: 0 } ] | "
                        + "A number of days from 1 to 3650 is expected here. Maybe 1.",
                "contactCaps | caps: [ { channels: [email], most: 1 } ] | \"days\" is missing here. Maybe add days: 7.",
                "contactCaps | caps: [ { channels: [web], most: 1, days: 7 } ] | "
                        + "warning: On the channel \"web\" customers contact the company",
                "quietHours | hours: [ { channels: [call], from: 9, until: \"21:00\" } ] | "
                        + "\"9\" is not a time of day. Maybe \"9:00\"",
                "quietHours | hours: [ { channels: [call], from: \"21:00\", until: \"25:00\" } ] | "
                        + "\"25:00\" is not a time of day. Maybe",
                "quietHours | hours: [ { channels: [call], from: \"24:00\", until: \"21:00\" } ] | "
                        + "\"24:00\" is not a time of day. Maybe",
                "quietHours | hours: [ { channels: [call], from: \"21:00\", until: \"21:00\" } ] | "
                        + "These hours end when they begin. Maybe",
                "quietHours | hours: [ { channels: [call], until: \"21:00\" } ] | \"from\" is missing here. Maybe",
                "quietHours | hours: [ { channels: [call], from: \"21:00\", until: \"22:00\", days: [sonday] } ] | "
                        + "one of monday, tuesday ~ or \"sunday\".",
                "suppression | { rejectedDays: 30, ignoredTimes: 0, ignoredWithinDays: 30, ignoredForDays: 60 } | "
                        + "A number of times from 1 to 100 is expected here. Maybe 1.",
                "suppression | { rejectedDays: 30, ignoredTimes: 2, ignoredWithinDays: 0, ignoredForDays: 60 } | "
                        + "A number of days from 1 to 3650",
                "suppression | { ignoredTimes: 2, ignoredWithinDays: 30, ignoredForDays: 60 } | "
                        + "\"rejectedDays\" is missing here. Maybe",
                "suppression | { rejectedDays: 30, ignoredTimes: 2, ignoredWithinDays: 30, ignoredForDays: -60 } | "
                        + "Maybe 60.",
                "incidents | types: {} | \"types\" is empty. Maybe",
                "incidents | types: { late-order: { greatestAgeDays: 90 } } | \"closesAfterDays\" is missing here. "
                        + "Maybe",
                "incidents | types: { late-order: { closesAfterDays: -1, greatestAgeDays: 90 } } | "
                        + "A number of days from 0 to 3650",
                "incidents | types: { late-order: { closesAfterDays: 1, greatestAgeDays: 0 } } | "
                        + "A number of days from 1 to 3650",
                "incidents | types: { late-odrer: { closesAfterDays: 1, greatestAgeDays: 9 } } | "
                        + "names the incident \"late-order\", which limits.yaml does not define. "
                        + "Maybe \"late-odrer\".",
                "incidents | types: { late-order: { closesAfterDays: 1, greatestAgeDays: 9 }, fire: { "
                        + "closesAfterDays: 1, greatestAgeDays: 9 } } | "
                        + "warning: No action answers an incident of the type \"fire\". Maybe it is no longer needed.",
                "budgets | pots: { goodwill: { amount: -5, per: month } } | "
                        + "An amount from 0 to 1000000000 with at most 2 decimals is expected here. Maybe 5.",
                "budgets | pots: { goodwill: { amount: 5.001, per: month } } | "
                        + "with at most 2 decimals is expected here. Maybe 5.",
                "budgets | pots: { goodwill: { amount: 5, per: fortnight } } | one of day, week, month, year",
                "budgets | pots: { goodwill: { amount: 5 } } | \"per\" is missing here. Maybe add per: month.",
                "budgets | pots: { goodwill: 5 } | Names with values",
                "allowances | customer: [ { kinds: [goodwil], amount: 200, days: 30 } ] | "
                        + "one of obligation ~ Maybe \"goodwill\".",
                "allowances | customer: [ { kinds: [goodwill], amount: 1e-999999999, days: 30 } ] | "
                        + "is not what is expected here: a number",
                "allowances | customer: [ { kinds: [goodwill], amount: 200, days: 0 } ] | "
                        + "A number of days from 1 to 3650",
                "authority | { automatic: 50, agent: 40, supervisor: 200 } | "
                        + "\"agent\" may grant less (40) than \"automatic\" (50). Maybe the two numbers are swapped.",
                "authority | { automatic: 50, agent: 100, supervisor: 20 } | "
                        + "\"supervisor\" may grant less (20) than \"agent\" (100).",
                "authority | { automatic: 50, agent: 100 } | \"supervisor\" is missing here. Maybe",
                "authority | { automatic: 50, agent: 100, supervisor: 2000000 } | An amount from 0 to 1000000",
                "controlGroups | { everybody: 5 } | \"salt\" is missing here. Maybe",
                "controlGroups | { salt: x, everybody: 101 } | A percentage from 0 to 100 with at most 2 decimals "
                        + "is expected here. Maybe 100.",
                "controlGroups | { salt: x, everybody: 5% } | \"5%\" is not what is expected here: a number. Maybe 5.",
                "controlGroups | { salt: x, rules: { R: -10 } } | A percentage from 0 to 100",
                "controlGroups | { salt: x, rules: { r: 10 } } | There is no rule \"r\". Maybe \"R\".",
                "weights | propensity: { warn: 30 } | A likelihood from 0 to 1 with at most 4 decimals is expected "
                        + "here. Maybe 0.3.",
                "weights | propensity: { warn: \"0,3\" } | a number. Maybe 0.3.",
                "weights | propensity: { warm: 0.3 } | There is no action \"warm\". Maybe \"warn\".",
                "weights | lever: { gift: -1 } | A factor from 0 to 100",
                "weights | lever: { present: 1 } | There is no action \"present\". Maybe it was renamed",
                "weights | context: [ { factor: 1.5 } ] | applies to everything, so it has no effect. Maybe",
                "weights | context: [ { channel: call } ] | \"factor\" is missing here. Maybe add factor: 1.5.",
                "weights | context: [ { moment: inbond-call, factor: 1 } ] | "
                        + "one of review, visit, checkout, inbound-call, inbound-message, cancellation. "
                        + "~ Maybe \"inbound-call\".",
                "weights | context: [ { actions: [git], factor: 1 } ] | There is no action \"git\". Maybe \"gift\".",
                "exchangeRates | perUnit: { RON: 0 } | Maybe leave it out.",
                "exchangeRates | perUnit: { RON: -0.2 } | A rate above 0 and up to 1000000 with at most 10 decimals "
                        + "is expected here. Maybe 0.2.",
                "exchangeRates | perUnit: { lei: 1 } | \"lei\" is not an ISO 4217 currency",
            })
    void reportsInvalidValuesWithSuggestions(String section, String values, String parts) {
        String file = values.startsWith("{")
                ? section + ":\n  - { from: 2026-01-01, why: agreed, " + values.substring(1)
                : section + ":" + DATED + values;

        assertThat(problems(file))
                .anySatisfy(problem -> assertThat(problem)
                        .contains(parts.split(" ~ "))
                        .contains(
                                parts.contains("which limits.yaml")
                                        ? "areas/test/actions.yaml, line 1"
                                        : "limits.yaml, line "));
    }

    @Test
    void reportsIncidentsThatALaterItemOmits() {
        assertThat(problems("incidents:" + DATED
                        + "types: { late-order: { closesAfterDays: 1, greatestAgeDays: 9 } }\n"
                        + "  - { from: 2026-06-01, why: new, types: { complaint: { closesAfterDays: "
                        + "1, greatestAgeDays: 9 } } }\n"))
                .anySatisfy(
                        problem -> assertThat(problem).contains("does not define from 2026-06-01 on. Maybe repeat it"));
    }

    @Test
    void reportsUndefinedAndUnusedBudgets() {
        String pots = "budgets:" + DATED + "pots: { goodwil: { amount: 1, per: day } }\n";

        assertThat(problems(pots + "# warn draws on goodwill", "budget: goodwill"))
                .anySatisfy(problem -> assertThat(problem)
                        .isEqualTo("areas/test/actions.yaml, line 1: The action \"warn\" names the budget "
                                + "\"goodwill\", which limits.yaml does not define. "
                                + "Maybe \"goodwil\"."));
        assertThat(problems(pots, "budget: goodwill"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("limits.yaml, line 4: warning: No action draws on the budget \"goodwil\". "
                                + "Maybe \"goodwill\"."));
        assertThat(problems("", "budget: goodwill"))
                .anySatisfy(problem -> assertThat(problem).contains("Maybe add it there."));
        assertThat(problems(
                        "budgets:" + DATED + "pots: { goodwill: { amount: 1, per: day } }\n"
                                + "  - { from: 2026-06-01, why: new, pots: { rewards: { amount: 1, per: day } } }",
                        "budget: goodwill"))
                .anySatisfy(problem -> assertThat(problem).contains("does not define from 2026-06-01 on."));
    }

    @Test
    void warnsOfAmountsBelowTheMinimum() {
        Map<String, String> texts = texts("");
        texts.put(
                "areas/test/actions.yaml",
                texts.get("areas/test/actions.yaml").replace("cost: 0.1,", "cost: 0.1, atLeast: 5,"));
        texts.put("areas/test/a.drl", Books.drl("Customer()").replace("(\"warn\")", "(\"warn\").amount(3, \"EUR\")"));

        assertThat(new RuleBookReader("EUR").read(BookSource.of(texts)).problems())
                .extracting(Problem::toString)
                .anyMatch(problem -> problem.contains(
                        "warning: The rule \"R\" proposes 3, which is less than \"atLeast\" of the action "
                                + "\"warn\" (5)."));
    }

    @Test
    void doesNotReportARuleWithProblemsAsUnknown() {
        Map<String, String> texts = texts("controlGroups:" + DATED + "{ salt: x, rules: { R: 10 } }\n");
        texts.put("areas/test/a.drl", Books.drl("Customer( stmaps > 1 )"));

        assertThat(new RuleBookReader("EUR").read(BookSource.of(texts)).problems())
                .extracting(Problem::message)
                .noneMatch(message -> message.contains("There is no rule"));
    }

    @Test
    void doesNotReportReferencesToUnreadableSections() {
        assertThat(problems("budgets: [ {", "budget: goodwill"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("not valid YAML"));
        assertThat(problems("budgets: 5\nweights:" + DATED + "lever: { gift: 1 }", "budget: goodwill"))
                .filteredOn(problem -> !problem.contains("warning"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("A list"));
    }

    @Test
    void allProblemsOfTheFileAreReportedTogether() {
        assertThat(problems("recovery: [ { days: -1 } ]\nauthority: [ { from: today, why: x } ]\n"))
                .hasSizeGreaterThanOrEqualTo(6);
    }

    private static Limits limits(String section, String values) {
        String file = values.startsWith("{")
                ? section + ":\n  - { from: 2026-01-01, why: agreed, " + values.substring(1)
                : section + ":" + DATED + values;
        RuleBookReader.Result result = new RuleBookReader("EUR").read(BookSource.of(texts(file + "\n")));
        assertThat(result.book()).as(result.problems().toString()).isNotNull();
        return result.book().limits();
    }

    private static List<String> problems(String limits) {
        return new RuleBookReader("EUR")
                .read(BookSource.of(texts(limits + "\n"))).problems().stream()
                        .map(Problem::toString)
                        .toList();
    }

    /** The same, where the action "warn" says this too. */
    private static List<String> problems(String limits, String key) {
        Map<String, String> texts = texts(limits + "\n");
        texts.merge("areas/test/actions.yaml", "", (text, none) -> text.replace("incident: late-order", key));
        return new RuleBookReader("EUR")
                .read(BookSource.of(texts)).problems().stream()
                        .map(Problem::toString)
                        .toList();
    }

    private static Map<String, String> texts(String limits) {
        Map<String, String> texts = Books.texts("a.drl", Books.drl("Customer()"));
        texts.put(LimitsReader.FILE, limits);
        return texts;
    }
}
