package org.holdfast.rules.language.spelling;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is compiled when a line is first matched. A rule book with many declared facts has
 * thousands of sentences, of which its rules use a few. Thread-safe.
 */
public final class LazyPattern {

    private final Supplier<String> expression;
    private final int flags;
    private volatile @Nullable Pattern compiled;

    private LazyPattern(Supplier<String> expression, int flags) {
        this.expression = expression;
        this.flags = flags;
    }

    /** @param expression writes the expression, whenever it is called the same one */
    public static LazyPattern of(Supplier<String> expression, int flags) {
        return new LazyPattern(expression, flags);
    }

    /** @throws PatternSyntaxException if the expression is not well formed */
    public void check() {
        compiled();
    }

    public Matcher matcher(CharSequence text) {
        return compiled().matcher(text);
    }

    private Pattern compiled() {
        Pattern now = compiled;
        if (now == null) {
            now = Pattern.compile(expression.get(), flags);
            compiled = now;
        }
        return now;
    }

    @Override
    public String toString() {
        return expression.get();
    }
}
