package org.holdfast.api.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names the schemas. A nested type has both names ({@code Decision.Money} is {@code DecisionMoney}; controllers and
 * responses are left out), because simple names occur twice, and the second would silently replace the first. Two types
 * with one name are refused. A type that was renamed keeps the name it was published under
 * ({@code schema-names.properties}): generated clients have classes of that name.
 */
final class SchemaNames extends TypeNameResolver {

    private final Properties published = published();
    private final Map<String, Class<?>> given = new ConcurrentHashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        Class<?> outer = type.getEnclosingClass();
        String own = outer == null || outer.getSimpleName().matches(".*(Controller|Response)")
                ? type.getSimpleName()
                : outer.getSimpleName() + type.getSimpleName();
        String name = published.getProperty(own, own);
        Class<?> earlier = given.putIfAbsent(name, type);
        if (earlier != null && earlier != type) {
            throw new IllegalStateException("Both " + earlier.getName() + " and " + type.getName()
                    + " would be described as \"" + name + "\". Rename one of them.");
        }
        return name;
    }

    private static Properties published() {
        Properties published = new Properties();
        try (InputStream in = SchemaNames.class.getResourceAsStream("schema-names.properties")) {
            published.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return published;
    }
}
