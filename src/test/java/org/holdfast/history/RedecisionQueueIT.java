package org.holdfast.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.holdfast.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class RedecisionQueueIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00.123Z");

    @Parameter
    private Database database;

    private Database.Store opened;
    private RedecisionQueue queue;

    @BeforeEach
    void open() {
        opened = database.open();
        queue = new RedecisionQueue(opened.jdbc());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private List<RedecisionQueue.Request> next(int most) {
        return opened.transaction().execute(status -> queue.next(most));
    }

    @Test
    void anEmptyQueueHasNothingToDo() {
        assertThat(queue.waiting()).isEqualTo(new RedecisionQueue.Waiting(0, null));
        assertThat(next(10)).isEmpty();
    }

    @Test
    void customersAreCountedOnceAndTheOldestRequestIsKnown() {
        queue.add(List.of("a", "b", "a"), NOW);
        queue.add(List.of("a"), NOW.plusSeconds(5));

        assertThat(queue.waiting()).isEqualTo(new RedecisionQueue.Waiting(2, NOW));
    }

    @Test
    void allRequestsOfACustomerAreAnsweredTogether() {
        queue.add(List.of("a"), NOW);
        queue.add(List.of("b"), NOW);
        queue.add(List.of("a"), NOW);

        assertThat(next(1)).extracting(RedecisionQueue.Request::customerId).containsExactly("a", "a");
    }

    @Test
    void lockedRequestsAreSkippedByOtherWorkers() {
        queue.add(List.of("a", "b"), NOW);
        List<RedecisionQueue.Request> first = next(1);

        opened.transaction().executeWithoutResult(status -> {
            assertThat(queue.lock(first)).isTrue();
            try (Database.Store other = Database.unchanged(opened.url())) {
                RedecisionQueue others = new RedecisionQueue(other.jdbc());
                assertThat(other.transaction().<Boolean>execute(inner -> others.lock(first)))
                        .isFalse();
                assertThat(other.transaction().<List<RedecisionQueue.Request>>execute(inner -> others.next(10)))
                        .extracting(RedecisionQueue.Request::customerId)
                        .containsExactly("b");
            }
        });
    }

    @Test
    void completedRequestsAreRemoved() {
        queue.add(List.of("a", "b"), NOW);
        List<RedecisionQueue.Request> first = next(1);

        queue.remove(first);
        queue.remove(List.of());

        assertThat(next(10)).extracting(RedecisionQueue.Request::customerId).containsExactly("b");
        assertThat(opened.transaction().<Boolean>execute(status -> queue.lock(first)))
                .isFalse();
    }

    @Test
    void anErasedCustomerIsForgotten() {
        queue.add(List.of("a", "b"), NOW);

        queue.forget("a");

        assertThat(queue.waiting().customers()).isEqualTo(1);
    }
}
