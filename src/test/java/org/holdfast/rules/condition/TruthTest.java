package org.holdfast.rules.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.rules.Books.book;
import static org.holdfast.rules.Books.drl;

import org.holdfast.Samples;
import org.holdfast.loyalty.CustomerView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unknown is never false: neither a condition nor its negation is true for an unknown fact. */
class TruthTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "Customer( language == \"ru\" ) ¦ {'id':'c'} ¦ UNKNOWN",
                "Customer( language != \"ru\" ) ¦ {'id':'c'} ¦ UNKNOWN",
                "Customer( !(language == \"ru\") ) ¦ {'id':'c'} ¦ UNKNOWN",
                "Customer( language == null ) ¦ {'id':'c'} ¦ TRUE",
                "Customer( language != null ) ¦ {'id':'c'} ¦ FALSE",
                "Customer( language == \"ru\" || country == \"MD\" ) ¦ {'id':'c','country':'MD'} ¦ TRUE",
                "Customer( language == \"ru\" && country == \"MD\" ) ¦ {'id':'c','country':'RO'} ¦ FALSE",
                "Customer( language == \"ru\" && country == \"MD\" ) ¦ {'id':'c','country':'MD'} ¦ UNKNOWN",
                "not Complaint( open ) from $customer.complaints ¦ {'id':'c'} ¦ UNKNOWN",
                "not Complaint( open ) from $customer.complaints ¦ {'id':'c','complaints':[]} ¦ TRUE",
                "not Complaint( severity > 3 ) from $customer.complaints ¦ "
                        + "{'id':'c','complaints':[{'id':'k','openedAt':'2026-01-01'}]} ¦ UNKNOWN",
                "not Complaint( severity > 3 ) from $customer.complaints ¦ "
                        + "{'id':'c','complaints':[{'id':'k','openedAt':'2026-01-01','severity':2}]} ¦ TRUE",
                "exists Complaint( severity > 3 ) from $customer.complaints ¦ "
                        + "{'id':'c','complaints':[{'id':'k','openedAt':'2026-01-01'},"
                        + "{'id':'l','openedAt':'2026-01-01','severity':5}]} ¦ TRUE",
                "accumulate( Order( late ) from $customer.orders; $n : count(1); $n <= 1 ) ¦ "
                        + "{'id':'c','orders':[{'id':'1','placedAt':'2026-01-01'},"
                        + "{'id':'2','placedAt':'2026-01-01'}]} ¦ UNKNOWN",
                "accumulate( Order( late ) from $customer.orders; $n : count(1); $n <= 2 ) ¦ "
                        + "{'id':'c','orders':[{'id':'1','placedAt':'2026-01-01'},"
                        + "{'id':'2','placedAt':'2026-01-01'}]} ¦ TRUE",
                "Customer( name contains \"ANA\" ) ¦ {'id':'c','name':'Ana Rusu'} ¦ TRUE",
                "Customer( name matches \"A.*u\" ) ¦ {'id':'c','name':'Ana Rusu'} ¦ TRUE",
                "Customer( birthdayInDays <= 3 ) ¦ {'id':'c','birthday':'1990-03-18'} ¦ TRUE",
                "Customer( today == \"2026-03-15\" ) ¦ {'id':'c'} ¦ TRUE",
            })
    void conditionsHaveThreeResults(String when, String facts, Truth expected) {
        Condition condition =
                book("r.drl", drl(when)).rules().get(0).when().customer().get(0).condition();
        CustomerView view = Samples.view(facts, "2026-03-15");

        assertThat(condition.of(view, new Object[] {view})).isEqualTo(expected);
    }
}
