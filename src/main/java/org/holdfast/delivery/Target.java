package org.holdfast.delivery;

import java.io.IOException;
import org.holdfast.decisions.Decision;

/**
 * Somebody who is told what was decided. Every bean of this type is one; several made from one setting come as a bean
 * of {@link Provider}. Making it must touch nothing outside: commands make targets too, only to know which decisions
 * they want.
 */
public interface Target {

    /** Short and stable: lower-case letters, digits and hyphens. What is still to be delivered is kept under it. */
    String name();

    /** Asked in the transaction of the decision, so it must be quick and look at nothing but the decision. */
    default boolean wants(Decision decision) {
        return decision.outcome() == Decision.Outcome.ACT;
    }

    /** How many threads of a node may deliver here at the same moment, each for another customer. */
    default int atOnce() {
        return 1;
    }

    /**
     * Hands a decision on, with a time limit of its own: a minute at most. The same decision can come again, under the
     * same {@link OutboxMessage#id}, after a crash or when somebody sends it again. A customer's decisions come in
     * order, the next one only when this one is settled.
     *
     * @throws IOException means the same as {@link DeliveryResult.TryLater}, and so does every other exception
     */
    DeliveryResult deliver(OutboxMessage message) throws IOException, InterruptedException;

    /** Targets made from one setting. */
    @FunctionalInterface
    interface Provider {

        Iterable<Target> targets();
    }
}
