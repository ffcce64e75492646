package org.holdfast.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.Samples;
import org.holdfast.decisioning.DecisionFixture;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.simulation.values.FoundValues;
import org.holdfast.simulation.values.KnownValueField;
import org.junit.jupiter.api.Test;

class FactValuesServiceTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final DecisionModel BOOK = DecisionFixture.bookWith(
            "areas/regulars/extra.dslr",
            "rule \"Extra\"\nwhen\n  The customer is in the segment \"segmnt-1\"\nthen\n  Propose "
                    + "\"thank-regular\"\nend\n");
    private static final CustomerRepository CUSTOMERS = DecisionFixture.source(IntStream.range(0, 600)
            .mapToObj(i -> Samples.customer("{'id':'c-" + i + "','segment':'segment-" + i % 3 + "'}"))
            .toList());

    @Test
    void fewCustomersAreAllCounted() {
        FoundValues found = new FactValuesService(CUSTOMERS, NOON).list(List.of(KnownValueField.SEGMENT), BOOK);
        assertThat(found.coversAll()).isTrue();
        assertThat(found.fields().get(0).values())
                .containsExactly(
                        new FoundValues.Counted("segment-0", 200),
                        new FoundValues.Counted("segment-1", 200),
                        new FoundValues.Counted("segment-2", 200));
    }

    @Test
    void manyCustomersAreSampledAndTheResultSaysSo() {
        FactValuesService few = new FactValuesService(CUSTOMERS, NOON, 250);
        FoundValues found = few.list(List.of(KnownValueField.SEGMENT), BOOK);
        assertThat(found.lookedAt()).isEqualTo(250);
        assertThat(found.customers()).isEqualTo(600);
        assertThat(few.list(List.of(KnownValueField.SEGMENT), BOOK)).isEqualTo(found);
        assertThat(few.warnings(BOOK))
                .filteredOn(each -> each.origin().file().endsWith("extra.dslr"))
                .extracting(Problem::message)
                .containsExactly("The rule \"Extra\" asks about the segment \"segmnt-1\", which none of 250 customers "
                        + "examined has (a sample of 600).");
    }
}
