package org.holdfast.console.workshop;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.holdfast.drafts.DraftService;
import org.holdfast.editor.LanguageService;
import org.holdfast.editor.checking.BookCheck;
import org.holdfast.editor.checking.EditorProblem;
import org.holdfast.editor.checking.Overtaking;
import org.holdfast.editor.completion.Completions;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.rules.files.BookSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Checks a text of a draft in three stages: the file, its examples, the whole book. A newer check cancels an older. */
@Component
class WorkshopChecks {

    private final DraftService drafts;
    private final LanguageService language;
    private final Overtaking examples = new Overtaking();
    private final Overtaking books = new Overtaking();

    WorkshopChecks(DraftService drafts, LanguageService language) {
        this.drafts = drafts;
        this.language = language;
    }

    Completions complete(UUID draft, String path, String text, int offset, String reader) {
        return language.complete(open(draft, path, text), offset, reader);
    }

    List<EditorProblem> problems(UUID draft, String path, String text, String reader) {
        return language.problems(open(draft, path, text), reader);
    }

    private OpenFile open(UUID draft, String path, String text) {
        return new OpenFile(drafts.workingSource(draft), path, FileText.lines(text));
    }

    /** Runs the examples of a file; if the check was overtaken or failed, the page says so. */
    void showExamples(UUID draft, String path, String text, String reader, Model model) {
        try {
            OpenFile file = open(draft, path, text);
            model.addAttribute(
                    "examples",
                    examples.run(draft + " " + path, cancelled -> language.examples(file, reader, cancelled)));
        } catch (CancellationException e) {
            model.addAttribute("overtaken", true);
        }
    }

    /** Checks the whole book as it is stored in the draft. */
    void showBook(UUID draft, String reader, Model model) {
        try {
            BookSource source = drafts.workingSource(draft);
            BookCheck check = books.run(draft.toString(), cancelled -> language.check(source, reader, cancelled));
            model.addAttribute("book", check);
            model.addAttribute("counts", counts(check.problems()));
        } catch (CancellationException e) {
            model.addAttribute("overtaken", true);
        }
    }

    private static Map<String, Long> counts(List<EditorProblem> problems) {
        return problems.stream().collect(Collectors.groupingBy(EditorProblem::file, Collectors.counting()));
    }
}
