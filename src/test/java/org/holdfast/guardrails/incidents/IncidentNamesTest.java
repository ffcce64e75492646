package org.holdfast.guardrails.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentNamesTest {

    @ParameterizedTest
    @CsvSource({
        "en, late-order:5512, late order 5512",
        "ru, late-order:5512, опоздание заказа 5512",
        "ro, late-order:5512, comanda 5512 întârziată",
        "fr, complaint:K-1, complaint K-1",
        "ru, broken-promise:8c1f.1, невыполненное обещание",
        "ro, lost-parcel:a:b, lost parcel a:b",
        "en, lost-parcel, lost parcel"
    })
    void anIncidentHasAName(String language, String id, String name) {
        assertThat(IncidentNames.of(language, id)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"en", "ru", "ro"})
    void everyTypeHasANameInEveryLanguage(String language) {
        assertThat(IncidentNames.types(language))
                .isEqualTo(Set.of(
                        Incidents.LATE_ORDER,
                        Incidents.INCOMPLETE_ORDER,
                        Incidents.COMPLAINT,
                        Incidents.BROKEN_PROMISE));
    }
}
