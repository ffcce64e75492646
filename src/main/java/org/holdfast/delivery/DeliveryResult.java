package org.holdfast.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of handing a decision on. */
public sealed interface DeliveryResult {

    /** It arrived and is safe there. */
    record Delivered() implements DeliveryResult {}

    /**
     * It may well work later. It is tried again, at growing intervals, until the tries are used up.
     *
     * @param why in one sentence, for operators
     * @param after at the earliest; {@code null} when the target does not say
     */
    record TryLater(String why, @Nullable Duration after) implements DeliveryResult {}

    /**
     * It will never be taken as it is.
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
