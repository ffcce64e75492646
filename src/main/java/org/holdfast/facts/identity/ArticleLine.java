package org.holdfast.facts.identity;

/** A line of an order or a cart, which is about one article. */
public interface ArticleLine {

    /** Returns the number of the article. */
    String sku();
}
