package org.holdfast.messages;

/** A message ready to be sent. A reason has no subject. */
public record MessageText(String language, String subject, String body) {}
