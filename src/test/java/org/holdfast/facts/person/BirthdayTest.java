package org.holdfast.facts.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.Samples.customer;
import static org.holdfast.Samples.view;

import org.holdfast.facts.json.FactsJson;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.SpecialDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthdayTest {

    @ParameterizedTest
    @CsvSource({"1990-05-17, 1990-05-17", "--05-17, --05-17", "--0517, --05-17", "--02-29, --02-29"})
    void itIsWrittenAsADateOrWithoutItsYear(String text, String written) {
        assertThat(FactsJson.write(customer("{'id':'c','birthday':'" + text + "'}")))
                .isEqualTo("{\"id\":\"c\",\"birthday\":\"" + written + "\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--13-01              | is not a day that exists; expected one such as --05-17",
                "--02-30              | is not a day that exists",
                "--5-17               | is not a birthday without a year, such as --05-17",
                "1990-05-17T10:00:00Z | is an instant; expected a date such as 2026-03-12",
                "1899-05-17           | 1899",
            })
    void whatIsNoBirthdayIsRefused(String text, String problem) {
        assertThatThrownBy(() -> customer("{'id':'c','birthday':'" + text + "'}"))
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "--03-15,    2026-03-15, 0,   -",
                "--03-14,    2026-03-15, 364, -",
                "--02-29,    2026-02-28, 0,   -",
                "--02-29,    2028-02-28, 1,   -",
                "--02-29,    2028-02-29, 0,   -",
                "1990-03-16, 2026-03-15, 1,   35",
                "1990-03-15, 2026-03-15, 0,   36",
                "2008-02-29, 2026-02-27, 1,   17",
                "2008-02-29, 2026-02-28, 0,   18",
                "2030-03-15, 2026-03-15, 0,   -",
            })
    void theDayComesEveryYearAndTheAgeNeedsTheYear(String birthday, String today, int days, Integer age) {
        CustomerView view = view("{'id':'c','birthday':'" + birthday + "'}", today);

        assertThat(view.birthdayInDays()).isEqualTo(days);
        assertThat(SpecialDays.age(view)).isEqualTo(age);
    }

    @Test
    void aDayWithoutAYearIsCompletedByTheSameDay() {
        Birthday day = Birthday.parse("--05-17");
        Birthday date = Birthday.parse("1990-05-17");

        assertThat(day.completed(date)).isEqualTo(date);
        assertThat(date.completed(day)).isEqualTo(date);
        assertThat(day.completed(Birthday.parse("1990-05-18"))).isEqualTo(day);
        assertThat(date.agrees(Birthday.parse("1991-05-17"))).isFalse();
    }
}
