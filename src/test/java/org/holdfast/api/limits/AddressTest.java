package org.holdfast.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"%ff", "a%", "a%4", "%zz", "%00", "%ed%a0%80", "%c0%80", "%7f", "%c2%9b", "%1b"})
    void malformedTextIsRefused(String text) {
        assertThat(RequestTarget.problem("/v1/customers/" + text, null)).isNotNull();
        assertThat(RequestTarget.problem("/v1/promises", "customerId=" + text)).isNotNull();
    }

    @Test
    void pathsThatAreNotUrisAreRefused() {
        assertThat(RequestTarget.problem("//", null)).isNotNull();
        assertThat(RequestTarget.problem("/a b", null)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%D0%90-1", "A%3B1", "A%251", "A%201", "%F0%9F%98%80", "a+b", "~Z2lk"})
    void textIsAccepted(String text) {
        assertThat(RequestTarget.problem("/v1/customers/" + text, "note=two%0Alines%09" + text))
                .isNull();
    }
}
