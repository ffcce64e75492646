package org.holdfast.drafts.merge;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Merges three versions of a file. The result is unambiguous, or has conflicts that have to be resolved. */
public final class FileMerge {

    private final String path;
    private final byte @Nullable [] mine;
    private final byte @Nullable [] theirs;
    private final TextStyle style;
    private final List<MergePiece> pieces;
    /** A conflict of the file as a whole, because it is not text, or one side deleted it; otherwise {@code null}. */
    private final @Nullable MergeConflict whole;

    private FileMerge(
            String path,
            byte @Nullable [] mine,
            byte @Nullable [] theirs,
            TextStyle style,
            List<MergePiece> pieces,
            @Nullable MergeConflict whole) {
        this.path = path;
        this.mine = mine;
        this.theirs = theirs;
        this.style = style;
        this.pieces = pieces;
        this.whole = whole;
    }

    /** Merges three versions; {@code null} stands for a file that does not exist. */
    public static FileMerge of(String path, byte @Nullable [] base, byte @Nullable [] mine, byte @Nullable [] theirs) {
        if (Arrays.equals(mine, theirs) || Arrays.equals(base, theirs)) {
            return agreed(path, mine);
        }
        if (Arrays.equals(base, mine)) {
            return agreed(path, theirs);
        }
        Optional<List<String>> common = base == null ? Optional.of(List.of()) : TextStyle.lines(base);
        Optional<List<String>> ofMine = TextStyle.lines(mine);
        Optional<List<String>> ofTheirs = TextStyle.lines(theirs);
        if (common.isEmpty() || mine == null || ofMine.isEmpty() || ofTheirs.isEmpty()) {
            return new FileMerge(path, mine, theirs, TextStyle.PLAIN, List.of(), wholeFile(path, base, mine, theirs));
        }
        return new FileMerge(
                path, mine, theirs, TextStyle.of(mine), pieces(path, common.get(), ofMine.get(), ofTheirs.get()), null);
    }

    private static FileMerge agreed(String path, byte @Nullable [] content) {
        return new FileMerge(path, content, content, TextStyle.PLAIN, List.of(), null);
    }

    private static List<MergePiece> pieces(String path, List<String> base, List<String> mine, List<String> theirs) {
        boolean rules = path.endsWith(".dslr") || path.endsWith(".drl");
        return (rules ? RuleFileMerge.of(base, mine, theirs) : Optional.<List<MergePiece>>empty())
                .orElseGet(() -> LineMerge.of(base, mine, theirs));
    }

    private static MergeConflict wholeFile(
            String path, byte @Nullable [] base, byte @Nullable [] mine, byte @Nullable [] theirs) {
        return new MergeConflict(path, MergeConflict.WHOLE_FILE, null, text(base), text(mine), text(theirs));
    }

    private static @Nullable String text(byte @Nullable [] content) {
        return TextStyle.lines(content).map(lines -> String.join("\n", lines)).orElse(null);
    }

    /** Returns where the two sides contradict each other; empty if the merge is unambiguous. */
    public List<MergeConflict> conflicts() {
        if (whole != null) {
            return List.of(whole);
        }
        return pieces.stream()
                .filter(MergePiece.Open.class::isInstance)
                .map(piece -> ((MergePiece.Open) piece).conflict(path))
                .toList();
    }

    /**
     * Returns the merged content.
     *
     * @param resolutions by part; parts without a conflict are ignored
     * @return {@code null} if the file does not exist after the merge
     * @throws IllegalStateException if a conflict is not resolved
     */
    public byte @Nullable [] content(Map<String, Resolution> resolutions) {
        if (whole != null) {
            return wholeContent(resolution(whole.part(), resolutions));
        }
        if (pieces.isEmpty()) {
            return mine;
        }
        return style.bytes(pieces.stream()
                .flatMap(piece -> lines(piece, resolutions).stream())
                .toList());
    }

    private byte @Nullable [] wholeContent(Resolution resolution) {
        return switch (resolution.take()) {
            case MINE -> mine;
            case THEIRS -> theirs;
            case TEXT -> style.bytes(TextStyle.split(String.valueOf(resolution.text())));
        };
    }

    private static List<String> lines(MergePiece piece, Map<String, Resolution> resolutions) {
        return piece instanceof MergePiece.Open open
                ? resolved(open, resolutions)
                : ((MergePiece.Agreed) piece).lines();
    }

    private static List<String> resolved(MergePiece.Open open, Map<String, Resolution> resolutions) {
        Resolution resolution = resolution(open.part(), resolutions);
        List<String> taken = switch (resolution.take()) {
            case MINE -> open.mine();
            case THEIRS -> open.theirs();
            case TEXT -> TextStyle.split(String.valueOf(resolution.text()));
        };
        return taken == null ? List.of() : taken;
    }

    private static Resolution resolution(String part, Map<String, Resolution> resolutions) {
        Resolution resolution = resolutions.get(part);
        if (resolution == null) {
            throw new IllegalStateException("The conflict in " + part + " is not resolved");
        }
        return resolution;
    }
}
