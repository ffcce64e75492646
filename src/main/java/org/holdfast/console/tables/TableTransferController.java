package org.holdfast.console.tables;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.changes.table.TableChange;
import org.holdfast.console.frame.Frame;
import org.holdfast.console.tables.TableDrafts.Stored;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.SaveResult;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.table.TableReader;
import org.holdfast.rules.table.grid.TableTransfer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets tables be changed in a spreadsheet program: what comes back is shown cell by cell before it is saved. */
@Controller
class TableTransferController {

    private static final String PAGE = "/changes/{draft}/table";
    private static final String VIEW = "console/tables/preview";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final TableDrafts tables;

    TableTransferController(TableDrafts tables) {
        this.tables = tables;
    }

    /** A file that comes back. It travels in a form, in base64, because the server reads no forms with files. */
    public record Upload(String name, byte[] bytes) {

        /** @param text cells that were pasted as text, where scripts are blocked */
        static Upload of(String name, String content, String text) {
            if (content.isEmpty()) {
                return new Upload("pasted.csv", text.getBytes(StandardCharsets.UTF_8));
            }
            try {
                return new Upload(name, Base64.getDecoder().decode(content));
            } catch (IllegalArgumentException e) {
                throw new InvalidInput("content", "is not base64; expected is the content of the file in base64");
            }
        }

        public String content() {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }

    @AllowedRoles(Role.AUTHOR)
    @GetMapping(PAGE + "/download")
    ResponseEntity<byte[]> download(
            @PathVariable UUID draft, @RequestParam String path, @RequestParam(defaultValue = "xlsx") String as) {
        Stored stored = tables.read(draft, path);
        boolean workbook = as.equals("xlsx");
        if (!workbook && !as.equals("csv")) {
            throw new InvalidInput("as", "is \"" + as + "\"; expected xlsx or csv");
        }
        List<List<String>> rows = stored.readable().rows();
        byte[] sheet = TableReader.isWorkbook(path) ? stored.bytes() : TableTransfer.xlsx(rows);
        String name = path.replaceFirst(".*/", "").replaceFirst("\\.[^.]*$", "." + as);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(workbook ? XLSX : "text/csv;charset=UTF-8"))
                .body(workbook ? sheet : TableTransfer.csv(rows));
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping(PAGE + "/upload")
    String upload(
            @PathVariable UUID draft,
            @RequestParam String path,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String content,
            @RequestParam(defaultValue = "") String text,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Model model) {
        return preview(draft, path, Upload.of(name, content, text), frame.language(), model);
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping(PAGE + "/replace")
    String replace(
            @PathVariable UUID draft,
            @RequestParam String path,
            @RequestParam String name,
            @RequestParam String content,
            @RequestParam String hash,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            Model model) {
        Upload upload = Upload.of(name, content, "");
        byte[] bytes = content(tables.read(draft, path), upload);
        if (tables.save(draft, path, bytes, hash, Contributor.of(caller)) instanceof SaveResult.Saved) {
            return "redirect:" + TableController.address(draft, path, 0);
        }
        model.addAttribute("stale", true);
        return preview(draft, path, upload, frame.language(), model);
    }

    private String preview(UUID draft, String path, Upload upload, String language, Model model) {
        Stored stored = tables.read(draft, path);
        model.addAttribute("draft", tables.draft(draft));
        model.addAttribute("path", path);
        try {
            byte[] bytes = content(stored, upload);
            List<TableChange> changes = tables.changes(stored, bytes);
            model.addAttribute("changes", changes);
            model.addAttribute(
                    "errors",
                    changes.isEmpty()
                            ? List.of()
                            : tables.check(stored, bytes, language).errors());
            model.addAttribute("upload", upload);
            model.addAttribute("hash", stored.hash());
        } catch (InvalidInput e) {
            model.addAttribute("problem", e.getMessage());
        }
        return VIEW;
    }

    /** Returns the file that would be stored. A workbook that takes the place of one keeps its formats. */
    private static byte[] content(Stored stored, Upload upload) {
        List<List<String>> rows = TableTransfer.read(upload.name(), upload.bytes());
        byte[] bytes = stored.readable().with(rows);
        boolean asItIs = TableReader.isWorkbook(stored.path()) && TableReader.isWorkbook(upload.name());
        return asItIs && !Arrays.equals(bytes, stored.bytes()) ? upload.bytes() : bytes;
    }
}
