package org.holdfast.diagnostics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Collects all problems of a rule book, so that an author sees them together, in the language of the rules. A file of
 * rules has its own collector.
 */
public final class Problems {

    /** Maximum number of problems collected; more would not help the author. */
    private static final int MAX = 1_000;

    private static final int MAX_LENGTH = 200;

    private final String language;
    private final List<Problem> found = new ArrayList<>();

    /** Creates a collector with messages in English. */
    public Problems() {
        this("en");
    }

    /**
     * Creates a collector.
     *
     * @param language language of the messages; English if it is not supported
     */
    public Problems(String language) {
        this.language = language;
    }

    public void error(SourceLocation origin, ProblemText text) {
        add(Problem.of(Problem.Severity.ERROR, origin, text, language));
    }

    public void warning(SourceLocation origin, ProblemText text) {
        add(Problem.of(Problem.Severity.WARNING, origin, text, language));
    }

    /** Adds an error with a message in the language of the rule concerned. */
    public void error(SourceLocation origin, ProblemText text, String inLanguage) {
        add(Problem.of(Problem.Severity.ERROR, origin, text, inLanguage));
    }

    /** Adds a warning with a message in the language of the rule concerned. */
    public void warning(SourceLocation origin, ProblemText text, String inLanguage) {
        add(Problem.of(Problem.Severity.WARNING, origin, text, inLanguage));
    }

    /** Returns the language of the messages. */
    public String language() {
        return language;
    }

    public void error(SourceLocation origin, String message) {
        add(Problem.error(origin, message, ""));
    }

    public void error(SourceLocation origin, String message, String hint) {
        add(Problem.error(origin, message, hint));
    }

    public void warning(SourceLocation origin, String message, String hint) {
        add(Problem.warning(origin, message, hint));
    }

    /**
     * Reads a file or part of it. Any failure, even an internal error or a lack of memory, is reported as a problem at
     * that location and does not end the check: the server must start and keep running regardless of the contents of a
     * folder.
     *
     * @return {@code null} if reading failed
     * @throws CancellationException if the reading was cancelled
     */
    public <T> @Nullable T guarded(SourceLocation place, Supplier<@Nullable T> reading) {
        try {
            return reading.get();
        } catch (CancellationException e) {
            throw e;
        } catch (Throwable e) {
            error(place, describe(e));
            return null;
        }
    }

    /** Like {@link #guarded}, for reading that stores its result elsewhere. */
    public void guard(SourceLocation place, Runnable reading) {
        guarded(place, () -> {
            reading.run();
            return place;
        });
    }

    /** Describes an unexpected exception for authors. */
    public static String describe(Throwable e) {
        if (e instanceof InvalidInput fact) {
            return (fact.field().isEmpty() ? "This " : "\"" + fact.field() + "\" ") + fact.getMessage() + ".";
        } else if (e instanceof OutOfMemoryError) {
            return "This requires more memory than is available.";
        } else if (e instanceof StackOverflowError) {
            return "This is too deeply nested to be read.";
        }
        String firstLine = e.getMessage() == null
                ? ""
                : e.getMessage().lines().findFirst().map(Problems::shorten).orElse("");
        return "This cannot be checked: " + e.getClass().getSimpleName()
                + (e.getMessage() == null ? "" : " (" + firstLine + ")") + ".";
    }

    private static String shorten(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 3) + "...";
    }

    public void add(Problem problem) {
        if (found.size() < MAX) {
            found.add(problem);
        } else if (problem.isError()) {
            replaceWarning(problem);
        }
    }

    /** Lets an error take the place of a warning, so that no number of warnings hides it. */
    private void replaceWarning(Problem error) {
        for (int i = found.size() - 1; i >= 0; i--) {
            if (!found.get(i).isError()) {
                found.set(i, error);
                return;
            }
        }
    }

    public void addAll(Collection<Problem> problems) {
        problems.forEach(this::add);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    public long errors() {
        return found.stream().filter(Problem::isError).count();
    }

    public int count() {
        return found.size();
    }

    /** Returns all distinct problems, errors first. */
    public List<Problem> list() {
        return found.stream().distinct().sorted(Problem.READING_ORDER).toList();
    }
}
