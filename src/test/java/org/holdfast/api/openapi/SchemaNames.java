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
 * Names the schemas. The name of a nested type includes that of the enclosing type ({@code Decision.Money} becomes
 * {@code DecisionMoney}), except for controllers and responses: simple names are not unique, and springdoc silently
 * replaces a schema by another one with the same name. Two types with the same schema name are an error. A renamed type
 * keeps the name under which it was published ({@code schema-names.properties}), because generated clients have classes
 * with that name.
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
                    + " would have the schema name \"" + name + "\". Rename one of them.");
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
