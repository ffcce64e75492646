package org.holdfast.api.web;

import java.util.Locale;
import java.util.Set;
import org.holdfast.customers.CustomerIdPath;
import org.springframework.format.AnnotationFormatterFactory;
import org.springframework.format.Parser;
import org.springframework.format.Printer;

/** Converts path variables marked with {@link CustomerId}. */
public final class CustomerIdFormatter implements AnnotationFormatterFactory<CustomerId> {

    @Override
    public Set<Class<?>> getFieldTypes() {
        return Set.of(String.class);
    }

    @Override
    public Printer<?> getPrinter(CustomerId annotation, Class<?> type) {
        return (String id, Locale locale) -> CustomerIdPath.segment(id);
    }

    @Override
    public Parser<?> getParser(CustomerId annotation, Class<?> type) {
        return (segment, locale) -> CustomerIdPath.read(segment);
    }
}
