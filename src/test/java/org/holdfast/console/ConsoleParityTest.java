package org.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever can be done in the console can be done by a program: for each form of the console, the calls of {@code /v1}
 * that do the same, or the reason why there is none.
 */
class ConsoleParityTest {

    private static final int SHORTEST_REASON = 30;

    private static final String ACTS = """
            POST /rules/-/new                                    | openDraft getRuleBookFile saveDraftFile
            POST /rules/-/edit                                   | openDraft
            POST /rules/{name}/edit                              | openDraft
            POST /rules/{name}/copy                              | openDraft copyRule
            POST /rules/{name}/validity                          | openDraft setRuleValidity
            POST /changes/{draft}/texts                          | setTexts
            POST /changes/{draft}/edit                           | saveDraftFile checkRuleBook
            POST /changes/{draft}/edit/save                      | saveDraftFile
            POST /changes/{draft}/edit/completions               | completeRuleBook
            POST /changes/{draft}/edit/problems                  | checkRuleBook
            POST /changes/{draft}/edit/examples/fragment         | checkRuleBook
            POST /changes/{draft}/edit/book/fragment             | checkRuleBook
            POST /changes/{draft}/edit/examples                  | makeRuleBookExample
            POST /changes/{draft}/table                          | getDraftFile saveDraftFile
            POST /changes/{draft}/table/fragment                 | - adds and moves rows on the page; a program changes the lines of the CSV
            POST /changes/{draft}/table/upload                   | - previews a workbook of Excel; a program saves the table as the CSV that it is, and compares
            POST /changes/{draft}/table/replace                  | saveDraftFile
            POST /changes/{draft}/form/{kind}                    | getDraftFile saveDraftFile
            POST /changes/{draft}/effect                         | startDraftImpact
            POST /changes/{draft}/effect/stop                    | stopDraftImpact
            POST /changes/{draft}/review                         | askForReview
            POST /changes/{draft}/approval                       | approveDraft
            POST /changes/{draft}/changes-asked                  | askForChanges
            POST /changes/{draft}/verdict/withdraw               | withdrawVerdict
            POST /changes/{draft}/comments                       | addComment
            POST /changes/{draft}/comments/{number}/replies      | replyToComment
            POST /changes/{draft}/comments/{number}/resolve      | resolveComment
            POST /changes/{draft}/comments/{number}/reopen       | reopenComment
            POST /changes/{draft}/publication                    | publishDraft
            POST /changes/{draft}/emergency                      | - a person gives their password again; publishInEmergency says so and refuses
            POST /changes/{draft}/schedule                       | scheduleDraft
            POST /changes/{draft}/schedule/cancel                | cancelSchedule
            POST /changes/{draft}/discard                        | discardDraft
            POST /changes/{draft}/reopen                         | reopenDraft
            POST /changes/{draft}/update                         | mergeDraft
            POST /changes/{draft}/conflicts                      | previewDraftMerge mergeDraft
            POST /changes/{draft}/conflicts/text                 | getDraftHistoryFile saveDraftFile
            POST /versions/{number}/restore                      | restoreRuleBook
            POST /versions/{number}/taken-back                   | takeBackChange
            POST /versions/{number}/noted                        | takeNoteOfEmergency
            POST /desk/{customer}/acts                           | decide reportOutcome
            POST /desk/{customer}/acts/fragment                  | decide reportOutcome
            POST /desk/{customer}/acts/{act}/undo                | - within ten seconds of a slip of the hand; a program asks with dry first, and records when it is sure
            POST /desk/{customer}/questions                      | askForAuthorization
            POST /today/questions/{id}                           | answerAuthorization
            POST /demo-person                                    | - looks at the demo as one of its people; a program has the roles of its key
            POST /login                                          | - a person signs in to the pages; a program sends its key with each call
            POST /logout                                         | - a person signs out of the pages; a program has no session to end
            POST /profile                                        | - how the pages look to one reader: language, time zone and colours
            POST /profile/password                               | - people prove who they are themselves; a stolen key must not change a password
            POST /profile/sessions                               | - ends sessions in browsers, which a program does not have
            POST /operations/people                              | - who may do what is decided by people; a stolen key must not add any
            POST /operations/people/{id}                         | - who may do what is decided by people; a stolen key must not change roles
            POST /operations/people/{id}/link                    | - who may do what is decided by people; a stolen key must not reset a password
            POST /operations/people/{id}/disable                 | - who may do what is decided by people; a stolen key must not lock them out
            POST /operations/people/{id}/enable                  | - who may do what is decided by people; a stolen key must not let them in again
            POST /operations/people/{id}/erase                   | - who may do what is decided by people; a stolen key must not erase any
            POST /confirm                                        | - a person gives their password again; a program has none
            POST /setup                                          | - adds the first person, with a token that is on the machine
            POST /password                                       | - sets a password by a link that only its reader has
            """;

    private static Map<String, String> table() {
        Map<String, String> table = new TreeMap<>();
        ACTS.lines().map(line -> line.split("\\|", 2)).forEach(row -> table.put(row[0].strip(), row[1].strip()));
        return table;
    }

    private static Set<String> forms() {
        Set<String> forms = new TreeSet<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.holdfast.console")
                        .stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isMetaAnnotatedWith(RequestMapping.class)
                                && !method.isAnnotatedWith(GetMapping.class))
                        // Fails for any other way to declare a form, which the table would not see.
                        .map(method -> method.getAnnotationOfType(PostMapping.class))
                        .flatMap(post -> Stream.concat(Arrays.stream(post.value()), Arrays.stream(post.path())))
                        .forEach(path -> forms.add("POST " + path));
        return forms;
    }

    @Test
    void eachFormIsInTheTable() {
        assertThat(forms()).as("forms of the console").hasSizeGreaterThan(40).isEqualTo(table().keySet());
    }

    @Test
    void eachHasACallOrAReason() throws IOException {
        Set<String> calls = calls();
        table().forEach((form, answer) -> {
            if (answer.startsWith("- ")) {
                assertThat(answer).as(form).hasSizeGreaterThan(SHORTEST_REASON);
            } else {
                assertThat(answer.split(" ")).as(form).isSubsetOf(calls);
            }
        });
    }

    private static Set<String> calls() throws IOException {
        JsonNode paths = new JsonMapper()
                .readTree(Path.of("openapi/holdfast.json").toFile())
                .get("paths");
        Set<String> calls = new TreeSet<>();
        paths.forEach(
                path -> path.forEach(call -> calls.add(call.get("operationId").asText())));
        return calls;
    }
}
