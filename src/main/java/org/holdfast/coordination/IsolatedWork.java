package org.holdfast.coordination;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/** Work on many things of which one may be beyond help: it must not keep the others waiting for ever. */
public final class IsolatedWork {

    private IsolatedWork() {}

    /**
     * Works on all of them, then throws what the first failure was. Where the database is out of reach, it ends at
     * once.
     */
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
