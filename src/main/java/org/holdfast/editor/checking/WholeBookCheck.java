package org.holdfast.editor.checking;

import java.util.concurrent.CancellationException;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.Cancellation;
import org.holdfast.simulation.ValidationReport;

/** Checks a whole rule book as before it goes live. */
@FunctionalInterface
public interface WholeBookCheck {

    /** @throws CancellationException if the check was cancelled */
    ValidationReport check(BookSource source, Cancellation cancellation);
}
