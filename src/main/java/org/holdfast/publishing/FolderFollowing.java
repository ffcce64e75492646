package org.holdfast.publishing;

import java.util.function.Supplier;
import org.holdfast.audit.Actor;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.rules.files.BookUnreadable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the rules folder the same as the live rule book when a rule book is published from elsewhere: if the folder
 * contained what was live, what goes live is written into it; otherwise it contains work of its own and is left alone.
 */
public final class FolderFollowing {

    private static final Logger LOG = LoggerFactory.getLogger(FolderFollowing.class);

    private final RuleBookPublisher publisher;
    private final RuleBookCheckout checkout;

    FolderFollowing(RuleBookPublisher publisher, RuleBookCheckout checkout) {
        this.publisher = publisher;
        this.checkout = checkout;
    }

    /** What happened to the folder. */
    public enum Folder {
        /** It contains what is live. */
        WRITTEN,
        /** It contained something else than what was live, and was left alone; saving a file in it has no effect. */
        LEFT_ALONE,
        /** It could not be read or written; saving a file in it has no effect. */
        FAILED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * The result of a publication.
     *
     * @param folder {@code null} if nothing was published
     * @param reason why the folder could not be written, for the person who publishes; empty if it was
     */
    public record Followed(
            RuleBookPublisher.Result result, @Nullable Folder folder, String reason) {}

    /**
     * Publishes, and lets the folder follow.
     *
     * @param act publishes a rule book that does not come from the folder
     * @param actor who publishes
     */
    public Followed publish(Supplier<RuleBookPublisher.Result> act, Actor actor) {
        boolean wasLive = isLive();
        RuleBookPublisher.Result result = act.get();
        if (!(result instanceof RuleBookPublisher.Published published)) {
            return new Followed(result, null, "");
        }
        return wasLive
                ? write(published, actor)
                : new Followed(result, isLive() ? Folder.WRITTEN : Folder.LEFT_ALONE, "");
    }

    /** Returns whether the folder contains the live rule book. */
    public boolean isLive() {
        String live = publisher.live().map(Publication::version).orElse("");
        try {
            return publisher.folder().read().version().equals(live);
        } catch (BookUnreadable e) {
            return false;
        }
    }

    private Followed write(RuleBookPublisher.Published published, Actor actor) {
        try {
            checkout.write(published.publication(), actor, false);
            return new Followed(published, Folder.WRITTEN, "");
        } catch (RuleBookCheckout.UnpublishedChanges e) {
            return new Followed(published, Folder.LEFT_ALONE, "");
        } catch (BookUnreadable e) {
            LOG.warn("The rules folder does not follow the live rule book: {}", e.getMessage());
            return new Followed(published, Folder.FAILED, e.getMessage());
        }
    }
}
