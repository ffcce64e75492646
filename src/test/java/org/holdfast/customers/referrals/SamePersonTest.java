package org.holdfast.customers.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.util.Map;
import org.holdfast.facts.Customer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamePersonTest {

    private static final Customer ANA =
            customer("{'id':'C-1','name':'Ana Rusu','birthday':'1990-07-04','email':'ana+shop@example.org',"
                    + "'phone':'+373 69 123 456'}");

    private static Customer friend(String looks) {
        return customer("{'id':'F-1'" + looks + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",'email':'Ana@Example.ORG'",
                ",'email':'ana+new@example.org'",
                ",'phone':'373-69-123-456'",
                ",'name':' ana  RUSU','birthday':'1990-07-04'"
            })
    void looksLikeOne(String looks) {
        assertThat(DuplicatePersonCheck.is(ANA, friend(looks))).isTrue();
        assertThat(DuplicatePersonCheck.is(friend(looks), ANA)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",'email':'ana@example.com'",
                ",'phone':'37369123457'",
                ",'name':'Ana Rusu'",
                ",'birthday':'1990-07-04'"
            })
    void littleCommonDataMeansAnotherPerson(String looks) {
        assertThat(DuplicatePersonCheck.is(ANA, friend(looks))).isFalse();
        assertThat(DuplicatePersonCheck.is(friend(""), friend("").with(Map.of("id", "F-2"))))
                .as("two customers without known data")
                .isFalse();
    }
}
