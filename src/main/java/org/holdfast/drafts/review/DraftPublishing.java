package org.holdfast.drafts.review;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftService;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.publishing.FolderFollowing;
import org.holdfast.publishing.FolderFollowing.Followed;
import org.holdfast.publishing.PublishingPolicy;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.publishing.RuleBookPublisher.Signature;
import org.holdfast.publishing.Warrant;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/** Makes drafts live: as approved, or in an emergency. The rules folder follows if it contained what was live. */
public final class DraftPublishing {

    /** Shortest note, in characters. */
    public static final int MIN_NOTE = 8;

    private final DraftService drafts;
    private final RuleBookPublisher publisher;
    private final FolderFollowing folder;

    DraftPublishing(DraftService drafts, RuleBookPublisher publisher, FolderFollowing folder) {
        this.drafts = drafts;
        this.publisher = publisher;
        this.folder = folder;
    }

    /**
     * Publishes a draft.
     *
     * @param seen version of the rule book that the caller has looked at; {@code null} for what it is now
     * @throws InvalidInput if the note is too short or too long
     * @throws ReviewRefusal if the draft cannot go live, or makes another rule book than the caller has looked at
     * @throws org.holdfast.publishing.ApprovalNeeded if approvals are missing
     */
    public Followed publish(UUID draft, @Nullable String seen, String note, Actor actor) {
        String checked = checkNote(note);
        BookSource source = source(draft, seen);
        return publish(source, signature(draft, actor, checked), new Warrant.OfDraft(draft));
    }

    /**
     * Publishes a draft without approval, because it cannot wait. All approvers see it until they take note.
     *
     * @param reason at least {@value PublishingPolicy#MIN_REASON} characters
     * @throws ReviewRefusal if the caller is no person with the roles admin and approver, or uses a key, which asks for
     *     no password
     */
    public Followed publishInEmergency(UUID draft, @Nullable String seen, String reason, Caller caller, Actor actor) {
        requireEmergencyRoles(caller);
        if (reason.strip().length() < PublishingPolicy.MIN_REASON) {
            throw new InvalidInput(
                    "reason",
                    "has " + reason.strip().length() + " characters; expected are at least "
                            + PublishingPolicy.MIN_REASON);
        }
        BookSource source = source(draft, seen);
        return publish(source, signature(draft, actor, reason), new Warrant.Emergency(draft, caller.name()));
    }

    private Followed publish(BookSource source, Signature by, Warrant warrant) {
        return folder.publish(() -> publisher.publishDraft(source, by, warrant), by.actor());
    }

    static void requireEmergencyRoles(Caller caller) {
        if (caller.origin() instanceof Caller.Origin.Key) {
            throw new ReviewRefusal(ReviewRefusal.Reason.EMERGENCY_BY_KEY);
        }
        Set<Role> roles = caller.roles();
        if (caller.person() == null || !roles.contains(Role.ADMIN) || !roles.contains(Role.APPROVER)) {
            throw new ReviewRefusal(ReviewRefusal.Reason.NO_EMERGENCY_ROLES);
        }
    }

    private BookSource source(UUID draft, @Nullable String seen) {
        if (!drafts.find(draft).isOpen()) {
            drafts.lock(draft);
        }
        BookSource source = drafts.source(draft);
        if (seen != null && !seen.equals(source.version())) {
            throw new ReviewRefusal(ReviewRefusal.Reason.BOOK_CHANGED);
        }
        if (publisher.live().filter(live -> live.isSameAs(source)).isPresent()) {
            throw new ReviewRefusal(ReviewRefusal.Reason.NOTHING_CHANGED);
        }
        return source;
    }

    /** The authors sign, not the publisher. */
    private Signature signature(UUID draft, Actor actor, String note) {
        Set<String> names = new LinkedHashSet<>();
        drafts.contributors(draft).stream().map(Contributor::name).forEach(names::add);
        String authors = String.join(", ", names);
        int length = Math.min(authors.length(), Publication.MAX_AUTHOR);
        return new Signature(actor, authors.substring(0, length), note);
    }

    /**
     * Returns a note without blanks around it.
     *
     * @throws InvalidInput if it is too short
     */
    public static String checkNote(String note) {
        String stripped = note.strip();
        if (stripped.length() < MIN_NOTE) {
            throw new InvalidInput(
                    "note", "has " + stripped.length() + " characters; expected are at least " + MIN_NOTE);
        }
        return stripped;
    }
}
