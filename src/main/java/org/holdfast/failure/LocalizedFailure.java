package org.holdfast.failure;

/** A failure whose text exists in the languages of the program. */
public interface LocalizedFailure extends FailureSource {

    /**
     * Returns what happened and what to do.
     *
     * @param language language of the reader (ISO 639); English if it is not supported
     */
    String text(String language);
}
