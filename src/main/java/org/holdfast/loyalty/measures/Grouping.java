package org.holdfast.loyalty.measures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.SimilarNames;
import org.holdfast.loyalty.CustomerView;

/**
 * What puts customers into groups: an attribute that every customer has, or a fact that the rule book declares. Its
 * text is the name by which it is asked for.
 */
public sealed interface Grouping permits GroupBy, DeclaredGrouping {

    /** Maximum number of groups, which bounds the size of the table and the memory. */
    int MAX_GROUPS = 1_000;

    /** Names a declared fact that is called like an attribute of every customer. */
    String DECLARED = "attributes.";

    /** Returns the groups of a customer; none if the value is unknown. */
    List<String> groups(CustomerView view);

    /** Returns whether a customer may belong to several groups, so that these do not add up to the total. */
    boolean overlapping();

    /**
     * Returns the grouping with a name: a label of {@link GroupBy}, or a declared fact of the customer.
     *
     * @throws InvalidInput naming {@code by} if there is none
     */
    static Grouping named(String name, FactsSchema schema) {
        for (GroupBy each : GroupBy.values()) {
            if (each.toString().equals(name)) {
                return each;
            }
        }
        DeclaredFields declared = schema.of(FactOwner.CUSTOMER);
        DeclaredFact fact = declared.get(name.startsWith(DECLARED) ? name.substring(DECLARED.length()) : name);
        if (fact == null) {
            throw new InvalidInput("by", unknown(name, declared));
        }
        return new DeclaredGrouping(fact, declared);
    }

    private static String unknown(String name, DeclaredFields declared) {
        List<String> known = new ArrayList<>(
                Arrays.stream(GroupBy.values()).map(GroupBy::toString).toList());
        known.addAll(declared.names());
        return "is \"" + FactConstraints.shorten(name) + "\"; expected one of " + EnumLabels.all(GroupBy.class)
                + ", or an attribute of the customer that facts.yaml declares" + SimilarNames.hint(name, known);
    }
}
