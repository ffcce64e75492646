package org.holdfast.publishing;

import java.util.UUID;

/** What someone who publishes a rule book can show for it, besides that it passes its checks. */
public sealed interface Warrant {

    /** Nothing, such as for the files of a folder. */
    record None() implements Warrant {}

    /** The rule book was live before. */
    record Earlier() implements Warrant {}

    /** The approvals of a draft; whether they are enough is looked up when the rule book goes live. */
    record OfDraft(UUID draft) implements Warrant {}

    /**
     * It cannot wait for an approval. The note of the publication is the reason.
     *
     * @param by name of the person who takes the responsibility
     */
    record Emergency(UUID draft, String by) implements Warrant {}
}
