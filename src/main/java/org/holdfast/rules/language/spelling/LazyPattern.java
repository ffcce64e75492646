package org.holdfast.rules.language.spelling;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is compiled when a line is first matched. A rule book with many declared facts has
 * thousands of sentences, of which its rules use a few. Thread-safe.
 */
public final class LazyPattern {

    private final String expression;
    private final int flags;
    private volatile @Nullable Pattern compiled;

    private LazyPattern(String expression, int flags) {
        this.expression = expression;
        this.flags = flags;
    }

    /** Returns a pattern for an expression that is known to be well formed. */
    public static LazyPattern of(String expression, int flags) {
        return new LazyPattern(expression, flags);
    }

    /**
     * Returns a pattern that is compiled at once.
     *
     * @throws PatternSyntaxException if the expression is not well formed
     */
    public static LazyPattern checked(String expression, int flags) {
        LazyPattern pattern = new LazyPattern(expression, flags);
        pattern.compiled();
        return pattern;
    }

    public Matcher matcher(CharSequence text) {
        return compiled().matcher(text);
    }

    private Pattern compiled() {
        Pattern now = compiled;
        if (now == null) {
            now = Pattern.compile(expression, flags);
            compiled = now;
        }
        return now;
    }

    @Override
    public String toString() {
        return expression;
    }
}
