package org.holdfast.console.rules;

import java.util.List;
import java.util.Locale;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.table.TableReader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows a file of the live rule book with the numbers of its lines. */
@Controller
class RuleFilesController {

    private static final String PATH = "/rules/-/file";

    private final LiveRuleBook live;

    RuleFilesController(LiveRuleBook live) {
        this.live = live;
    }

    /** Returns the address of a line of a file. */
    static String address(String file, int line) {
        return UriComponentsBuilder.fromPath(PATH)
                .queryParam("path", "{path}")
                .fragment(line > 0 ? "line-" + line : null)
                .encode()
                .buildAndExpand(file)
                .toUriString();
    }

    @AllowedRoles(Role.READ)
    @GetMapping(PATH)
    String file(@RequestParam String path, Model model) {
        BookSource source = live.book().rules().source();
        if (!source.has(path)) {
            throw new NotFound("file", path);
        }
        boolean isText = !path.toLowerCase(Locale.ROOT).endsWith(".xlsx");
        List<String> lines = isText ? source.text(path, new Problems()).lines().toList() : List.of();
        model.addAttribute("file", path);
        model.addAttribute("table", TableReader.isTable(path));
        model.addAttribute("lines", lines);
        return "console/rules/file";
    }
}
