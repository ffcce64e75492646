package org.holdfast.delivery;

import java.util.stream.Stream;
import org.holdfast.Database;

/** Outboxes for tests and benchmarks that need no Spring. */
public final class Outboxes {

    private Outboxes() {}

    /** Returns an outbox with these targets, or with none. */
    public static Outbox with(Database.Store store, Target... targets) {
        return new Outbox(store.jdbc(), new Targets(Stream.of(targets)));
    }

    /** Returns an outbox with a number of targets to which nothing is delivered. */
    public static Outbox with(Database.Store store, int targets) {
        return with(
                store,
                Stream.iterate(1, i -> i + 1).limit(targets).map(Silent::new).toArray(Target[]::new));
    }

    private record Silent(String name) implements Target {

        Silent(int number) {
            this("silent-" + number);
        }

        @Override
        public DeliveryResult deliver(OutboxMessage message) {
            return DeliveryResult.delivered();
        }
    }
}
