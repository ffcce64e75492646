package org.holdfast.messages;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A thing that only one thread may use at a time and that takes long to copy. It is used by one thread after the other;
 * a thread that finds it in use makes a copy.
 */
final class Reused<T> {

    private final Supplier<T> copy;
    private final AtomicReference<@Nullable T> idle = new AtomicReference<>();

    Reused(Supplier<T> copy) {
        this.copy = copy;
    }

    <R> R with(Function<T, R> use) {
        T mine = idle.getAndSet(null);
        if (mine == null) {
            mine = copy.get();
        }
        // After a failure it is not kept: it may be in the middle of something.
        R result = use.apply(mine);
        idle.set(mine);
        return result;
    }
}
