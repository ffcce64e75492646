package org.holdfast.coordination;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/** Processes many items so that one that always fails does not stop the others. */
public final class IsolatedWork {

    private IsolatedWork() {}

    /** Processes all items, then throws the first failure. Stops immediately if the database is unavailable. */
    public static <T> void of(Iterable<T> things, Consumer<T> work) {
        RuntimeException first = null;
        for (T each : things) {
            try {
                work.accept(each);
            } catch (DataAccessResourceFailureException | TransactionException e) {
                throw e;
            } catch (RuntimeException e) {
                first = first(first, e);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static RuntimeException first(@Nullable RuntimeException before, RuntimeException now) {
        return before == null ? now : before;
    }
}
