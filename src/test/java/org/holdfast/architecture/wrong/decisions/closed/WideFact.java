package org.holdfast.architecture.wrong.decisions.closed;

/** An example of what the architecture test must find: a name that another type has already. */
public class WideFact {}
