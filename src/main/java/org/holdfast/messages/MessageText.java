package org.holdfast.messages;

/** A rendered message. */
public record MessageText(String language, String subject, String body) {}
