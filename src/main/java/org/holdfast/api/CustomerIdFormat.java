package org.holdfast.api;

import java.util.Set;
import org.holdfast.crm.CustomerPath;
import org.springframework.format.AnnotationFormatterFactory;
import org.springframework.format.Parser;
import org.springframework.format.Printer;

/** Reads what is marked as {@link CustomerId}. */
final class CustomerIdFormat implements AnnotationFormatterFactory<CustomerId> {

    @Override
    public Set<Class<?>> getFieldTypes() {
        return Set.of(String.class);
    }

    @Override
    public Printer<?> getPrinter(CustomerId annotation, Class<?> type) {
        return (String id, java.util.Locale locale) -> CustomerPath.segment(id);
    }

    @Override
    public Parser<?> getParser(CustomerId annotation, Class<?> type) {
        return (segment, locale) -> CustomerPath.read(segment);
    }
}
