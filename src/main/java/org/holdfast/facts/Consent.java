package org.holdfast.facts;

import org.jspecify.annotations.Nullable;

/** One answer to "may we contact you on this channel for this purpose?"; the newest answer counts. */
public record Consent(Channel channel, Purpose purpose, Boolean given, @Nullable Timepoint at) {

    public Consent {
        Check.known("channel", channel, "one of " + Labels.all(Channel.class));
        Check.known("purpose", purpose, "service or marketing");
        Check.known("given", given, "true or false");
    }
}
