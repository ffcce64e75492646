package org.holdfast.console.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditCsv;
import org.holdfast.audit.AuditEntry;
import org.holdfast.audit.AuditFilter;
import org.holdfast.audit.AuditTrail;
import org.holdfast.console.text.ConsoleTexts;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows who did what. Every filter works alone, stands in the address, and can be cleared alone. */
@Controller
class AuditPageController {

    private static final int PAGE = 50;
    private static final int CSV_PAGE = 1_000;

    private final AuditTrail trail;
    private final PeopleService people;
    private final ConsoleTexts texts;

    AuditPageController(AuditTrail trail, PeopleService people, ConsoleTexts texts) {
        this.trail = trail;
        this.people = people;
        this.texts = texts;
    }

    @AllowedRoles(Role.ADMIN)
    @GetMapping("/operations/audit")
    String entries(AuditForm form, @RequestParam(required = false) @Nullable Long after, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("actions", AuditAction.values());
        model.addAttribute("details", new AuditDetails(texts, locale));
        // Entries name people by their ids, because a name can be erased and an entry cannot change.
        model.addAttribute("names", people.all().stream().collect(Collectors.toMap(Person::id, Person::name)));
        try {
            List<AuditEntry> found = trail.page(form.filter(), after, PAGE + 1);
            List<AuditEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
            model.addAttribute("entries", shown);
            model.addAttribute("next", found.size() > PAGE ? shown.get(PAGE - 1).number() : null);
        } catch (InvalidInput e) {
            model.addAttribute("entries", List.of());
            model.addAttribute("wrong", e.field());
        }
        return "console/audit/audit";
    }

    /** Writes all entries that the filters select, a batch at a time. */
    @AllowedRoles(Role.ADMIN)
    @GetMapping("/operations/audit.csv")
    void csv(AuditForm form, HttpServletResponse response) throws IOException {
        AuditFilter filter = form.filter();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit" + form.fileSuffix() + ".csv\"");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            AuditCsv csv = new AuditCsv(out);
            csv.header();
            Long before = null;
            List<AuditEntry> batch;
            do {
                batch = trail.page(filter, before, CSV_PAGE);
                csv.write(batch);
                before = batch.isEmpty()
                        ? before
                        : Long.valueOf(batch.get(batch.size() - 1).number());
            } while (batch.size() == CSV_PAGE);
        }
    }
}
