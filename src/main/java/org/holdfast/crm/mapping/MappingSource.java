package org.holdfast.crm.mapping;

/** What a mapping reads from: a database, an HTTP interface, or files. */
public interface MappingSource {

    /** Returns the address for messages, without anything secret. */
    String shown();
}
