package org.holdfast.editor.checking;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.holdfast.simulation.Cancellation;

/** Cancels the check of a text as soon as a newer one of the same text begins. Thread-safe. */
public final class Overtaking {

    private final Map<String, Object> newest = new ConcurrentHashMap<>();

    /**
     * Begins a check, which cancels those of the same key before it.
     *
     * @param key the text that is checked, such as the id of a draft
     */
    public Cancellation begin(String key) {
        return begin(key, new Object());
    }

    private Cancellation begin(String key, Object token) {
        newest.put(key, token);
        return () -> newest.get(key) != token;
    }

    /** Runs a check, which cancels those of the same key before it; when it ends, nothing is kept of it. */
    public <T> T run(String key, Function<Cancellation, T> check) {
        Object token = new Object();
        try {
            return check.apply(begin(key, token));
        } finally {
            newest.remove(key, token);
        }
    }

    /** Cancels the check of a key, as when its editor is closed. */
    public void end(String key) {
        newest.remove(key);
    }
}
