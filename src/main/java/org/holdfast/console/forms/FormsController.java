package org.holdfast.console.forms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.forms.DraftForms.Stored;
import org.holdfast.console.frame.Frame;
import org.holdfast.diagnostics.Problem;
import org.holdfast.drafts.Contributor;
import org.holdfast.editor.form.FormProblems;
import org.holdfast.editor.schema.YamlFile;
import org.holdfast.editor.yaml.YamlDocument;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows the actions, limits and programmes of a draft as forms, and saves what is filled in. */
@Controller
class FormsController {

    private static final String VIEW = "console/forms/form";

    private final DraftForms forms;

    FormsController(DraftForms forms) {
        this.forms = forms;
    }

    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes/{draft}/form/{kind}")
    String form(
            @PathVariable UUID draft,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String path,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Model model) {
        Stored stored = forms.read(draft, path(draft, kind, path));
        Optional<YamlDocument> document = DraftForms.parse(stored);
        document.ifPresent(file -> show(file(stored, file, frame), FormProblems.none(file), null, model));
        return page(draft, kind, stored, model);
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/form/{kind}")
    String save(
            @PathVariable UUID draft,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String path,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Stored stored = forms.read(draft, path(draft, kind, path));
        FormRequest sent = FormRequest.of(request.getParameterMap());
        YamlDocument document = DraftForms.parse(stored)
                .orElseThrow(() -> new InvalidInput("path", "is a file with errors; expected one that can be read"));
        try {
            YamlDocument changed = file(stored, document, frame).with(sent);
            List<Problem> errors = forms.newErrors(draft, stored, changed);
            if (errors.isEmpty() && forms.save(draft, stored, sent.hash(), changed, Contributor.of(caller))) {
                return "redirect:" + address(draft, kind, stored.path());
            }
            model.addAttribute("stale", errors.isEmpty());
            boolean created = sent.act() == FormPart.Act.CREATE;
            show(file(stored, created ? document : changed, frame), new FormProblems(changed, errors), sent, model);
        } catch (InvalidInput e) {
            model.addAttribute("problem", e.getMessage());
            show(file(stored, document, frame), FormProblems.none(document), sent, model);
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return page(draft, kind, stored, model);
    }

    private static String address(UUID draft, String kind, String path) {
        return UriComponentsBuilder.fromPath("/changes/{draft}/form/{kind}")
                .queryParam("path", "{path}")
                .queryParam("saved", "")
                .encode()
                .buildAndExpand(draft, kind, path)
                .toUriString();
    }

    private FormFile file(Stored stored, YamlDocument document, Frame frame) {
        YamlFile file = YamlFile.of(stored.path()).orElseThrow();
        return new FormFile(file, document, frame.language(), forms.today().toString());
    }

    private static void show(FormFile file, FormProblems problems, @Nullable FormRequest failed, Model model) {
        model.addAttribute("parts", file.parts(problems, failed));
        model.addAttribute("problems", problems.others());
        model.addAttribute("key", failed == null ? null : failed.key());
    }

    private String page(UUID draft, String kind, Stored stored, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("draftTitle", forms.title(draft));
        model.addAttribute("kind", kind);
        model.addAttribute("stored", stored);
        model.addAttribute("areas", forms.actions(draft));
        return VIEW;
    }

    /** Returns the path of the file, which must be of the kind. */
    private String path(UUID draft, String kind, @Nullable String path) {
        String chosen = switch (kind) {
            case "limits", "programmes" -> kind + ".yaml";
            case "actions" ->
                path == null ? forms.actions(draft).stream().findFirst().orElse("") : path;
            default -> throw new NotFound("form", kind);
        };
        if (YamlFile.of(chosen)
                .filter(file -> file == YamlFile.ACTIONS || !kind.equals("actions"))
                .isEmpty()) {
            throw new NotFound("file", chosen);
        }
        return chosen;
    }
}
