package org.holdfast.crm.mapping;

/** @param sql a single SELECT without a semicolon */
public record SqlQuery(String sql) implements Extraction {}
