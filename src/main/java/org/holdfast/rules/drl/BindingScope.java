package org.holdfast.rules.drl;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Vocabulary;

/** The variables that a rule has bound so far: the customer first, then one variable for each list pattern. */
final class BindingScope {

    private final List<String> variables = new ArrayList<>(List.of("$customer"));
    private final List<Entity> entities = new ArrayList<>();
    private final List<String> customerAliases = new ArrayList<>();

    private final Vocabulary vocabulary;

    BindingScope(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        entities.add(vocabulary.customer());
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    void addCustomerAlias(String variable) {
        customerAliases.add(variable);
    }

    /** Binds a variable and returns its place. */
    int bind(String variable, Entity entity) {
        variables.add(variable);
        entities.add(entity);
        return variables.size() - 1;
    }

    boolean isBound(String variable) {
        return place(variable) >= 0;
    }

    /** Returns the place of a variable, or -1 if it is not bound. */
    int place(String variable) {
        return customerAliases.contains(variable) ? 0 : variables.indexOf(variable);
    }

    Entity entity(int place) {
        return entities.get(place);
    }

    List<String> variables() {
        return List.copyOf(variables);
    }

    List<Entity> entities() {
        return List.copyOf(entities);
    }
}
