package org.holdfast.console.workshop;

import java.util.UUID;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.table.TableReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the page on which a file of a draft is edited. */
@Component
class WorkshopPage {

    private final DraftService drafts;
    private final DraftFiles draftFiles;

    WorkshopPage(DraftService drafts, DraftFiles draftFiles) {
        this.drafts = drafts;
        this.draftFiles = draftFiles;
    }

    /**
     * @param of path of the rule file that the file belongs to; {@code null} to find out
     * @param text the text to be edited, which may differ from what is stored; {@code null} if the file is not text
     */
    String show(UUID id, String path, @Nullable String of, FileText file, @Nullable String text, Model model) {
        Draft draft = drafts.find(id);
        BookSource source = drafts.workingSource(id);
        model.addAttribute("draft", draft);
        model.addAttribute("preview", drafts.preview(id));
        model.addAttribute("path", path);
        model.addAttribute("of", of);
        model.addAttribute("hash", file.hash() == null ? "" : file.hash());
        model.addAttribute("text", text);
        model.addAttribute("table", TableReader.isTable(path));
        String rules = of != null && source.has(of) ? of : WorkshopTab.ruleFile(source, path);
        model.addAttribute("ruleFile", rules);
        model.addAttribute("tabs", WorkshopTab.of(id.toString(), source, path, of));
        model.addAttribute("changedFiles", draftFiles.changed(id).size());
        model.addAttribute("usesEditor", true);
        return "console/workshop/edit";
    }
}
