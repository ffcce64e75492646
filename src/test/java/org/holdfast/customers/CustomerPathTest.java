package org.holdfast.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C-1",
                "gid://shopify/Customer/1",
                "a/b",
                ".",
                "..",
                "...",
                "~",
                "~x",
                "~Z2lk",
                "a%2Fb",
                "100%",
                "a?b",
                "a#b",
                "a b",
                "a;b",
                "a\\b",
                "А-1",
                "客户",
                "a+b",
                "a&b=c",
                "😀",
                "a.b",
                "%",
                "a\u2028b",
                "'\"<>|{}^`[]"
            })
    void everyIdCanBeReadFromItsPath(String id) {
        String segment = CustomerIdPath.segment(id);

        assertThat(CustomerIdPath.read(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8)))
                .isEqualTo(id);
        assertThat(segment).doesNotContain("/", "%2F", "%5C", "%25").isNotIn(".", "..");
        assertThat(URI.create("http://localhost" + CustomerIdPath.of(id))
                        .normalize()
                        .getRawPath())
                .isEqualTo("/v1/customers/" + segment);
    }

    @Test
    void ordinaryIdsAreNotEncoded() {
        assertThat(CustomerIdPath.segment("C-1.a_b")).isEqualTo("C-1.a_b");
        assertThat(CustomerIdPath.segment("gid://shopify/Customer/1")).isEqualTo("~Z2lkOi8vc2hvcGlmeS9DdXN0b21lci8x");
        assertThat(CustomerIdPath.read("~Qy0x")).isEqualTo("C-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "~x", "~!!", "~Qy0x=", "~Qy0y/", "~Qy1", "~_w", "~gICA"})
    void anInvalidEncodingIsRefusedWithTheCorrectForm(String segment) {
        assertThatThrownBy(() -> CustomerIdPath.read(segment))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("base64url")
                .hasMessageContaining(CustomerIdPath.segment(segment));
    }
}
