package org.holdfast.messages;

/** A message ready to be sent. A reason has no subject. */
public record Text(String language, String subject, String body) {
}
