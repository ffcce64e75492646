package org.holdfast.desk;

import java.util.function.Function;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.failure.Failure;
import org.holdfast.failure.LocalizedFailure;

/** Thrown when a person lacks the role or the authority for what they want to do at the desk. */
public final class NotPermitted extends RuntimeException implements LocalizedFailure {

    private static final long serialVersionUID = 1L;

    private final transient Function<String, String> texts;

    private NotPermitted(Function<String, String> texts) {
        super(texts.apply("en"));
        this.texts = texts;
    }

    /** @param key key of the text that says what is needed */
    public static NotPermitted because(String key, Object... filling) {
        return new NotPermitted(language -> DeskTexts.in(language).format("needed." + key, filling));
    }

    @Override
    public String text(String language) {
        return texts.apply(language);
    }

    @Override
    public Failure failure() {
        return new Failure(403, "authority-needed", "Authority required", String.valueOf(getMessage()));
    }
}
