package org.holdfast.delivery;

import java.io.IOException;
import org.holdfast.decisions.Decision;

/**
 * A receiver of decisions. Every bean of this type is used; several targets created from one setting come from a bean
 * of type {@link Provider}. Creating a target must not open connections or files, because commands also create targets,
 * only to know which decisions they want.
 */
public interface Target {

    /**
     * Returns the name: lower-case letters, digits and hyphens. It must be stable, because waiting deliveries are
     * stored under it.
     */
    String name();

    /**
     * Returns whether a decision is to be delivered to this target. Called within the transaction of the decision, so
     * it must be fast and depend on nothing but the decision.
     */
    default boolean wants(Decision decision) {
        return decision.outcome() == Decision.Outcome.ACT;
    }

    /** Returns whether this target only exists while no other one is configured. */
    default boolean isStandIn() {
        return false;
    }

    /** Returns how many threads of a node may deliver concurrently, each for a different customer. */
    default int atOnce() {
        return 1;
    }

    /**
     * Delivers a decision. The implementation limits the time to at most one minute. The same decision can come more
     * than once, with the same {@link OutboxMessage#id}, after a crash or when it is resent. A customer's decisions
     * come in order, the next one only after this one has been settled.
     *
     * @throws IOException like any other exception, has the same effect as {@link DeliveryResult.TryLater}
     */
    DeliveryResult deliver(OutboxMessage message) throws IOException, InterruptedException;

    /** Provides the targets of a setting that can have several. */
    @FunctionalInterface
    interface Provider {

        Iterable<Target> targets();
    }
}
