package org.holdfast.drafts.review;

import java.util.List;
import java.util.Map;
import org.holdfast.audit.Actor;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.merge.BookMerge;
import org.holdfast.drafts.merge.MergeConflict;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.files.BookChanges;
import org.holdfast.rules.files.BookSource;

/** Takes back one change, and nothing that was published after it: a draft of the live rule book without it. */
public final class TakeBack {

    private final RuleBookPublisher publisher;
    private final DraftService drafts;

    TakeBack(RuleBookPublisher publisher, DraftService drafts) {
        this.publisher = publisher;
        this.drafts = drafts;
    }

    /** The result of taking back a change. */
    public sealed interface Result {}

    /** A draft was opened, which is published like any other. */
    public record Opened(Draft draft) implements Result {}

    /** What the change did was changed again since; nothing was opened. {@code mine} is the text before the change. */
    public record Conflicting(List<MergeConflict> conflicts) implements Result {}

    /**
     * Opens a draft that takes back what a publication changed.
     *
     * @throws InvalidInput if it was the first one
     */
    public Result open(int number, Contributor by, Actor actor) {
        Publication publication = publisher.find(String.valueOf(number));
        if (number == 1) {
            throw new InvalidInput("number", "is 1, the first rule book; expected is one that changed another");
        }
        BookSource changed = publisher.source(publication);
        BookSource before = publisher.source(publisher.find(String.valueOf(number - 1)));
        BookSource live = publisher.source(publisher.live().orElseThrow());
        List<String> paths = BookChanges.between(before, changed).files().stream()
                .map(BookChanges.FileChange::path)
                .toList();
        BookMerge merge = new BookMerge(changed, before, paths, live);
        if (!merge.conflicts().isEmpty()) {
            return new Conflicting(merge.conflicts());
        }
        BookSource wanted = merge.onto(merge.contents(Map.of()));
        return new Opened(drafts.openWith("Take back " + number, wanted, by, actor));
    }
}
