package org.holdfast.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.holdfast.RawHttp;
import org.holdfast.Server;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.security.PublicEndpoint;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A table of all pages and the roles that may open them. A new page needs a row. */
class WhoMaySeeIT {

    private static final String TABLE = """
            GET /                      | read agent
            GET /today/fragment        | read agent
            GET /rules                 | read
            GET /rules/{name}          | read
            GET /rules/-/file          | read
            GET /rules/-/new           | author
            POST /rules/-/new          | author
            POST /rules/-/edit         | author
            POST /rules/{name}/edit    | author
            GET /rules/{name}/copy       | author
            POST /rules/{name}/copy      | author
            GET /rules/{name}/validity   | author
            POST /rules/{name}/validity  | author
            GET /changes/{draft}/edit  | author
            POST /changes/{draft}/edit | author
            POST /changes/{draft}/edit/save              | author
            POST /changes/{draft}/edit/completions       | author
            POST /changes/{draft}/edit/problems          | author
            POST /changes/{draft}/edit/examples/fragment | author
            POST /changes/{draft}/edit/book/fragment     | author
            POST /changes/{draft}/edit/examples          | author
            GET /changes/{draft}/texts | author
            POST /changes/{draft}/texts  | author
            GET /decisions/{id}                 | read agent
            GET /decisions/{id}/replay          | read agent
            GET /decisions/{id}/replay/fragment | read agent
            POST /demo-person          | read agent
            GET /desk                  | agent
            POST /desk/{customer}/acts                 | agent
            POST /desk/{customer}/acts/fragment        | agent
            POST /desk/{customer}/acts/{act}/undo      | agent
            POST /desk/{customer}/questions            | agent
            GET /desk/{customer}/questions/fragment    | agent
            GET /today/questions/fragment              | agent
            POST /today/questions/{id}                 | agent
            GET /desk/{customer}       | agent
            GET /desk/{customer}/alternatives          | agent
            GET /desk/{customer}/alternatives/fragment | agent
            GET /desk/{customer}/timeline              | agent
            GET /desk/{customer}/timeline/fragment     | agent
            GET /changes               | author
            GET /changes/{draft}       | author
            GET /changes/{draft}/effect/fragment       | author
            GET /changes/{draft}/rollout/fragment      | author
            GET /changes/{draft}/effect/customers      | author
            POST /changes/{draft}/effect               | author
            POST /changes/{draft}/effect/stop          | author
            POST /changes/{draft}/review               | author
            POST /changes/{draft}/approval             | approver
            POST /changes/{draft}/changes-asked        | approver
            POST /changes/{draft}/verdict/withdraw     | approver
            POST /changes/{draft}/publication          | approver
            POST /changes/{draft}/emergency            | admin
            POST /changes/{draft}/schedule             | approver
            POST /changes/{draft}/schedule/cancel      | approver
            POST /changes/{draft}/discard              | author
            POST /changes/{draft}/reopen               | author
            POST /changes/{draft}/update               | author
            GET /changes/{draft}/conflicts             | author
            POST /changes/{draft}/conflicts            | author
            GET /changes/{draft}/conflicts/text        | author
            POST /changes/{draft}/conflicts/text       | author
            GET /changes/{draft}/comments/form         | author
            POST /changes/{draft}/comments             | author
            POST /changes/{draft}/comments/{number}/replies| author
            POST /changes/{draft}/comments/{number}/resolve| author
            POST /changes/{draft}/comments/{number}/reopen| author
            POST /versions/{number}/restore            | approver
            POST /versions/{number}/taken-back         | author
            POST /versions/{number}/noted              | approver
            GET /versions              | read
            GET /versions/{version}    | read
            GET /language/{language}   | public
            GET /changes/{draft}/table             | author
            POST /changes/{draft}/table            | author
            POST /changes/{draft}/table/fragment   | author
            GET /changes/{draft}/table/download    | author
            POST /changes/{draft}/table/upload     | author
            POST /changes/{draft}/table/replace    | author
            GET /changes/{draft}/form/{kind}       | author
            POST /changes/{draft}/form/{kind}      | author
            GET /profile               | read agent
            POST /profile              | read agent
            POST /profile/password     | read agent
            POST /profile/sessions     | read agent
            GET /operations/audit      | admin
            GET /operations/audit.csv  | admin
            GET /operations            | admin
            GET /operations/people     | admin
            POST /operations/people    | admin
            GET /operations/people/{id}           | admin
            POST /operations/people/{id}          | admin
            POST /operations/people/{id}/link     | admin
            POST /operations/people/{id}/disable  | admin
            POST /operations/people/{id}/enable   | admin
            POST /operations/people/{id}/erase    | admin
            GET /login                 | public
            POST /login                | public
            POST /logout               | public
            GET /confirm               | read agent
            POST /confirm              | read agent
            GET /setup                 | public
            POST /setup                | public
            GET /invite/{token}        | public
            GET /reset/{token}         | public
            GET /password              | public
            POST /password             | public
            """;

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        server.beans(RequestMappingHandlerMapping.class)
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
                    if (handler.getBeanType().getPackageName().startsWith("org.holdfast.console")) {
                        info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> info.getPatternValues()
                                        .forEach(path -> pages.put(method + " " + path, roles(handler))));
                    }
                }));
        return pages;
    }

    private static String roles(HandlerMethod handler) {
        AllowedRoles allowed = handler.getMethodAnnotation(AllowedRoles.class);
        if (allowed != null) {
            return Arrays.stream(allowed.value()).map(Role::toString).collect(Collectors.joining(" "));
        }
        return handler.hasMethodAnnotation(PublicEndpoint.class) ? "public" : "undeclared";
    }

    @Test
    void theTableIsComplete() {
        Map<String, String> table = TABLE.lines()
                .map(line -> line.split("\\|"))
                .collect(Collectors.toMap(row -> row[0].strip().replaceAll("\\s+", " "), row -> row[1].strip()));

        assertThat(pages()).containsExactlyInAnyOrderEntriesOf(table);
    }

    /** The console has no use for keys, so a key that is stolen from a program does not open it. */
    @Test
    void aKeyOpensNoPage() throws Exception {
        String key = server.bean(ApiKeyService.class)
                .create("admin", EnumSet.of(Role.ADMIN), AuthorityLevel.SUPERVISOR, null, AuditTrails.TESTER)
                .text();
        for (String page : pages().keySet()) {
            int status = RawHttp.send(
                            InetAddress.getLoopbackAddress(),
                            server.port(),
                            page.replaceAll("\\{\\w+}", "none"),
                            "",
                            "Host: localhost",
                            "Accept: text/html",
                            "X-API-Key: " + key)
                    .status();
            assertThat(status).as(page).isEqualTo(404);
        }
    }
}
