package org.holdfast.drafts.comments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A comment on a line with its replies, the first first. */
public record CommentThread(LineComment first, List<LineComment> replies) {

    public CommentThread {
        replies = List.copyOf(replies);
    }

    /** Groups the comments of a draft, which are in their order. */
    public static List<CommentThread> of(List<LineComment> comments) {
        Map<Integer, List<LineComment>> replies = new LinkedHashMap<>();
        for (LineComment each : comments) {
            int thread = Objects.requireNonNullElse(each.replyTo(), each.number());
            replies.computeIfAbsent(thread, number -> new ArrayList<>()).add(each);
        }
        return replies.values().stream()
                .map(all -> new CommentThread(all.get(0), all.subList(1, all.size())))
                .toList();
    }
}
