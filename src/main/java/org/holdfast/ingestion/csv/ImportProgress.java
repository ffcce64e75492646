package org.holdfast.ingestion.csv;

/** Observes an import, which may take minutes. */
public interface ImportProgress {

    /** No observer. */
    ImportProgress NONE = new ImportProgress() {};

    /**
     * Called when a step of the import begins, such as the reading of one file.
     *
     * @param unit what is counted, such as {@code lines}
     */
    default void begins(String step, String unit, long total) {}

    /** Called when more has been done. */
    default void advances(long by) {}
}
