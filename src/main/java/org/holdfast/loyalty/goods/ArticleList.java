package org.holdfast.loyalty.goods;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Articles by name for texts, such as {@code 2 × Cup, Teapot}: the first five. */
public final class ArticleList {

    private static final int MAX_NAMED = 5;

    private final List<String> articles = new ArrayList<>();

    /** Adds an article; of one piece, and of what is weighed or measured, the quantity is not named. */
    public void add(String name, BigDecimal quantity) {
        BigDecimal pieces = quantity.stripTrailingZeros();
        boolean several = pieces.scale() <= 0 && pieces.compareTo(BigDecimal.ONE) > 0;
        articles.add(several ? pieces.toPlainString() + " × " + name : name);
    }

    /** Returns the text; {@code null} if there are no articles. */
    public @Nullable String text() {
        return articles.isEmpty()
                ? null
                : String.join(", ", articles.subList(0, Math.min(articles.size(), MAX_NAMED)))
                        + (articles.size() > MAX_NAMED ? " …" : "");
    }
}
