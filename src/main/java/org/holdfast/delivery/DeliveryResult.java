package org.holdfast.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The result of an attempt to deliver a decision. */
public sealed interface DeliveryResult {

    /** The target has received the decision and stored it safely. */
    record Delivered() implements DeliveryResult {}

    /**
     * The attempt failed but may succeed later. It is repeated at increasing intervals until the maximum number of
     * attempts is reached.
     *
     * @param why in one sentence, for operators
     * @param after the minimum wait that the target requests; {@code null} if it does not
     */
    record TryLater(String why, @Nullable Duration after) implements DeliveryResult {}

    /**
     * The target refuses the decision permanently.
     *
     * @param why in one sentence, for operators
     */
    record Refused(String why) implements DeliveryResult {}

    static DeliveryResult delivered() {
        return new Delivered();
    }

    static DeliveryResult tryLater(String why) {
        return new TryLater(why, null);
    }

    static DeliveryResult refused(String why) {
        return new Refused(why);
    }
}
