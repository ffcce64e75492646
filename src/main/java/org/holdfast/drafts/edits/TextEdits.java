package org.holdfast.drafts.edits;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.Problem.Severity;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.text.TextEncoding;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.FileSave;
import org.holdfast.drafts.SaveResult;
import org.holdfast.editor.LanguageService;
import org.holdfast.editor.checking.EditorProblem;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.editor.yaml.NodePath;
import org.holdfast.editor.yaml.YamlDocument;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.messages.TextPreview;
import org.holdfast.rules.files.BookSource;
import org.springframework.stereotype.Service;

/** Changes what customers read, in the files of a draft. Comments, order and other texts of a file stay as they are. */
@Service
public class TextEdits {

    private final DraftService drafts;
    private final DraftFiles files;
    private final LanguageService language;

    TextEdits(DraftService drafts, DraftFiles files, LanguageService language) {
        this.drafts = drafts;
        this.files = files;
        this.language = language;
    }

    /**
     * The outcome of saving texts.
     *
     * @param problems why nothing was saved; empty if something was, or if a file was changed meanwhile
     * @param saves the result for each file that was to be changed; if another person changed one meanwhile, then for
     *     that one alone, and nothing was saved
     */
    public record Result(List<TextProblem> problems, List<SaveResult> saves) {

        public Result {
            problems = List.copyOf(problems);
            saves = List.copyOf(saves);
        }

        /** Returns whether a file could not be saved, because another person changed the same text meanwhile. */
        public boolean isStale() {
            return saves.stream().anyMatch(SaveResult.Stale.class::isInstance);
        }
    }

    /**
     * Saves texts in several languages, unless one of them has an error that its file did not have before.
     *
     * @param wishes at most one for each language
     * @param reader language in which problems are described
     * @throws InvalidInput if a file cannot be changed, since it is no YAML
     */
    public Result save(UUID draft, List<TextWish> wishes, String reader, Contributor by) {
        BookSource before = drafts.workingSource(draft);
        Map<String, byte[]> changed = new HashMap<>();
        for (TextWish wish : wishes) {
            YamlDocument document = document(before, wish.path());
            YamlDocument edited = edited(document, wish);
            if (!edited.text().equals(document.text())) {
                changed.put(wish.path(), edited.text().getBytes(StandardCharsets.UTF_8));
            }
        }
        List<TextWish> changing =
                wishes.stream().filter(wish -> changed.containsKey(wish.path())).toList();
        List<TextProblem> problems = problems(before, before.with(changed), changing, reader);
        if (!problems.isEmpty()) {
            return new Result(problems, List.of());
        }
        List<FileSave> saves = changing.stream()
                .map(wish -> new FileSave(
                        wish.path(),
                        Objects.requireNonNull(changed.get(wish.path())),
                        expected(before, wish),
                        true,
                        null))
                .toList();
        return new Result(problems, files.saveAll(draft, saves, by));
    }

    private static ExpectedFile expected(BookSource before, TextWish wish) {
        if (wish.expected() != null) {
            return wish.expected();
        }
        return before.has(wish.path()) ? ExpectedFile.withHash(before.fileHash(wish.path())) : ExpectedFile.absent();
    }

    private List<TextProblem> problems(BookSource before, BookSource after, List<TextWish> wishes, String reader) {
        List<TextProblem> problems = new ArrayList<>();
        wishes.forEach(wish -> problems.addAll(unreadable(wish)));
        if (problems.isEmpty()) {
            wishes.forEach(wish -> problems.addAll(problems(before, after, wish, reader)));
        }
        return problems;
    }

    private static YamlDocument document(BookSource book, String path) {
        byte[] bytes = book.has(path) ? book.bytes(path) : new byte[0];
        if (TextEncoding.of(bytes).isUnusual()) {
            throw new InvalidInput("language", "has a file that is not UTF-8; save it again with the encoding UTF-8");
        }
        return YamlDocument.parse(path, new String(bytes, StandardCharsets.UTF_8), new Problems())
                .orElseThrow(() -> new InvalidInput("language", "has a file with errors; correct " + path + " first"));
    }

    private static YamlDocument edited(YamlDocument document, TextWish wish) {
        YamlDocument edited = document;
        for (Map.Entry<String, String> part : wish.parts().entrySet()) {
            NodePath place = wish.place(part.getKey());
            String text = part.getValue().replace("\r\n", "\n").strip();
            Object stored = edited.value(place);
            boolean same =
                    text.equals(stored == null ? "" : String.valueOf(stored).strip());
            if (!same) {
                edited = text.isEmpty() ? edited.remove(place) : put(edited, place, text);
            }
        }
        return edited;
    }

    /** Puts a text at a place, with the maps around it that are not there yet. */
    private static YamlDocument put(YamlDocument document, NodePath place, String text) {
        NodePath map = place.parent();
        String key = place.last();
        Object value = text;
        while (!map.isRoot() && !(document.value(map) instanceof Map<?, ?>)) {
            value = Map.of(key, value);
            key = map.last();
            map = map.parent();
        }
        return document.put(map, key, value);
    }

    private List<TextProblem> problems(BookSource before, BookSource after, TextWish wish, String reader) {
        Set<String> known = errors(before, wish.path(), reader).stream()
                .map(TextEdits::withoutLine)
                .collect(Collectors.toSet());
        YamlDocument document = document(after, wish.path());
        return errors(after, wish.path(), reader).stream()
                .filter(each -> !known.contains(withoutLine(each)))
                .map(each -> new TextProblem(
                        wish.language(),
                        partAt(document, wish, each.range().line()),
                        (each.message() + " " + each.hint()).strip()))
                .toList();
    }

    /** Returns the part whose text begins on a line; empty if none does. */
    private static String partAt(YamlDocument document, TextWish wish, int line) {
        return wish.parts().keySet().stream()
                .filter(name -> document.line(wish.place(name)) == line)
                .findFirst()
                .orElse("");
    }

    private static List<TextProblem> unreadable(TextWish wish) {
        List<TextProblem> problems = new ArrayList<>();
        wish.parts().forEach((part, text) -> {
            String problem = text.isBlank()
                    ? null
                    : TextPreview.of(text, wish.language()).problem();
            if (problem != null) {
                problems.add(new TextProblem(wish.language(), part, problem));
            }
        });
        return problems;
    }

    /** Returns a problem without its line, which changes with the lines above. */
    private static String withoutLine(EditorProblem problem) {
        return problem.message() + "\n" + problem.words();
    }

    private List<EditorProblem> errors(BookSource book, String path, String reader) {
        String text = book.has(path) ? new String(book.bytes(path), StandardCharsets.UTF_8) : "";
        return language.problems(new OpenFile(book, path, text), reader).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }
}
