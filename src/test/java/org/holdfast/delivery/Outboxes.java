package org.holdfast.delivery;

import java.util.stream.Stream;
import org.holdfast.Database;

/** Outboxes for tests and measurements that need no Spring. */
public final class Outboxes {

    private Outboxes() {}

    /** For these targets. */
    public static Outbox telling(Database.Store store, Target... targets) {
        return new Outbox(store.jdbc(), new Targets(Stream.of(targets)));
    }

    /** For so many targets that nobody delivers to. */
    public static Outbox telling(Database.Store store, int targets) {
        return telling(
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
