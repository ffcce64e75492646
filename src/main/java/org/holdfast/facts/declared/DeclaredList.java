package org.holdfast.facts.declared;

/**
 * A list of things that a company has declared, such as the vehicles of a customer.
 *
 * @param name name in files and JSON, such as {@code vehicle}
 * @param key the field that identifies an item within the list of one customer
 * @param labels what the things are called, with plural forms
 */
public record DeclaredList(String name, String key, DeclaredFields fields, FactLabels labels) {

    /** Returns the name of the things in rules, such as {@code Vehicle}. */
    public String entity() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
