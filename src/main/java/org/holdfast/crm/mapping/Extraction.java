package org.holdfast.crm.mapping;

/** How the rows of one collection are obtained from a source: a query, a request, or a file. */
public interface Extraction {}
