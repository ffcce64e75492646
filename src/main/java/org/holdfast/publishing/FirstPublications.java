package org.holdfast.publishing;

/**
 * Publishes the first rule books of a database before the server starts with the last of them. Without a bean of this
 * type, the first one is that in the folder.
 */
@FunctionalInterface
public interface FirstPublications {

    /** Called when nothing has been published yet. Whatever the folder contains afterwards is published as usual. */
    void publish(RuleBookPublisher publisher);
}
