package org.holdfast.api.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names the schemas. A type inside another bears both names ({@code Decision.Act} is {@code DecisionAct}; controllers and answers are left
 * out), because simple names come up twice, and the second would take the place of the first without a word. Two types of one name are
 * refused.
 */
final class SchemaNames extends TypeNameResolver {

    private final Map<String, Class<?>> given = new ConcurrentHashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        Class<?> outer = type.getEnclosingClass();
        String name = outer == null || outer.getSimpleName().matches(".*(Controller|Answer)") ? type.getSimpleName()
                : outer.getSimpleName() + type.getSimpleName();
        Class<?> earlier = given.putIfAbsent(name, type);
        if (earlier != null && earlier != type) {
            throw new IllegalStateException("Both " + earlier.getName() + " and " + type.getName() + " would be described as \"" + name
                    + "\". Rename one of them.");
        }
        return name;
    }
}
