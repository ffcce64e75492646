package org.holdfast.rules.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms of a programme that contradict themselves are refused with what to do. */
class EarningSectionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "multipliers: [ { times: -2, weekdays: [monday] } ] | A multiplier above 0 and up to 100",
                "multipliers: [ { times: 2 } ] | This multiplier has no condition",
                "multipliers: [ { times: 2, from: 2026-12-24, until: 2026-12-01 } ] | It ends before it begins.",
                "multipliers: [ { times: 2, until: +20261-12-24 } ] | a date such as 2026-12-01",
                "multipliers: [ { times: 2, tier: platinum } ] | which these terms do not have",
                "expire: { yearlyOn: 02-30 } | a day of each year",
                "expire: { yearlyOn: 02-29 } | Not every year has this day.",
                "expire: { yearlyOn: 12-31, afterMonths: 3 } | units can expire in one way only",
                "expire: { afterMonths: 3, atLeastMonths: 6 } | there is none",
                "expireAfterDays: 30, expire: { afterMonths: 3 } | contradict each other",
                "of: shipping | goods"
            })
    void whatContradictsItselfIsRefused(String terms, String problem) {
        Map<String, String> texts = Samples.shippedTexts();
        texts.put(
                "programmes.yaml",
                "Club:\n  - { from: 2026-01-01, why: test, open: true, points: { each: 1, per: 1, " + terms + " } }\n");

        assertThat(new RuleBookReader("EUR").read(BookSource.of(texts)).problems())
                .extracting(Object::toString)
                .anySatisfy(each -> assertThat(each).contains(problem));
    }
}
