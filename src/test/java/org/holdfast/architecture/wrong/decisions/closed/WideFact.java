package org.holdfast.architecture.wrong.decisions.closed;

/** A violation for the architecture test to find: a simple name that another type already has. */
public class WideFact {}
