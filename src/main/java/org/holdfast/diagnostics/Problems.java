package org.holdfast.diagnostics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Collects every problem of a rule book, so that an author sees all of them at once, in the language of what they
 * wrote: a file of rules has a collector of its own.
 */
public final class Problems {

    /** After so many there is nothing to learn from more. */
    private static final int MOST = 1_000;

    private static final int LONGEST = 200;

    private final String language;
    private final List<Problem> found = new ArrayList<>();

    /** Tells its problems in English. */
    public Problems() {
        this("en");
    }

    /** @param language of the author, in which texts of the catalogue are told; English where we do not speak it */
    public Problems(String language) {
        this.language = language;
    }

    public void error(SourceLocation origin, ProblemText text) {
        add(Problem.error(origin, text.message(language), text.hint(language)));
    }

    public void warning(SourceLocation origin, ProblemText text) {
        add(Problem.warning(origin, text.message(language), text.hint(language)));
    }

    /** In another language than the rest: that of the rule which is concerned. */
    public void error(SourceLocation origin, ProblemText text, String inLanguage) {
        add(Problem.error(origin, text.message(inLanguage), text.hint(inLanguage)));
    }

    /** In another language than the rest: that of the rule which is concerned. */
    public void warning(SourceLocation origin, ProblemText text, String inLanguage) {
        add(Problem.warning(origin, text.message(inLanguage), text.hint(inLanguage)));
    }

    /** The language in which it tells problems. */
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
     * Reads one file, or one thing in it. Whatever goes wrong, even where the fault is ours or the memory too small, is
     * a problem of that place and not the end of the check: a server must come up, and go on, whatever stands in a
     * folder.
     *
     * @return {@code null} when it went wrong
     */
    public <T> @Nullable T guarded(SourceLocation place, Supplier<@Nullable T> reading) {
        try {
            return reading.get();
        } catch (Throwable e) {
            error(place, words(e));
            return null;
        }
    }

    /** The same for reading that leaves its result elsewhere. */
    public void guard(SourceLocation place, Runnable reading) {
        guarded(place, () -> {
            reading.run();
            return place;
        });
    }

    /** What an author is told about something that should not have been thrown. */
    public static String words(Throwable e) {
        if (e instanceof InvalidInput fact) {
            return (fact.field().isEmpty() ? "This " : "\"" + fact.field() + "\" ") + fact.getMessage() + ".";
        } else if (e instanceof OutOfMemoryError) {
            return "This needs more memory than there is.";
        } else if (e instanceof StackOverflowError) {
            return "This is nested more deeply than can be read.";
        }
        String message = e.getMessage() == null
                ? ""
                : " ("
                        + e.getMessage()
                                .lines()
                                .findFirst()
                                .map(Problems::shorten)
                                .orElse("") + ")";
        return "This cannot be checked: " + e.getClass().getSimpleName() + message + ".";
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    public void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
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

    /** All of them, errors first, each once. */
    public List<Problem> list() {
        return found.stream().distinct().sorted(Problem.READING_ORDER).toList();
    }
}
