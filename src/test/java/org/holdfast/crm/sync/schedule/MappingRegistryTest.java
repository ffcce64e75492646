package org.holdfast.crm.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingRegistryTest {

    private static final String HALF =
            "url: jdbc:h2:mem:x\nuser: sa\npassword: x\nzone: UTC\nqueries:\n  customers: select id from client\n";
    private static final String WHOLE =
            HALF + "  orders: select client as customerId, id, placed as placedAt from sale\n";

    @TempDir
    private Path folder;

    private final MappingRegistry mappings = new MappingRegistry();

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), text);
    }

    /** Returns the queries of each mapping that would be loaded now. */
    private List<String> look() {
        return mappings
                .settled(new MappingFolder(folder, variable -> null, DeclaredFactsChecks.none()).read(null))
                .stream()
                .map(each -> each.name()
                        + (Objects.requireNonNull(each.mapping()).loads(FactCollection.ORDERS) ? " whole" : " half"))
                .toList();
    }

    @Test
    void filesThatExistAtTheStartAreLoadedImmediately() throws IOException {
        file("shop", WHOLE);
        assertThat(look()).containsExactly("shop whole");
    }

    @Test
    void aFileBeingWrittenIsLoadedInItsPreviousVersion() throws IOException {
        file("shop", WHOLE);
        look();
        file("shop", HALF);
        assertThat(look()).containsExactly("shop whole");
        file("shop", WHOLE + "  surveys: select client as customerId, kind, score, at from survey\n");
        assertThat(look()).containsExactly("shop whole");
        file("shop", HALF);
        assertThat(look()).containsExactly("shop whole");
        assertThat(look()).containsExactly("shop half");
    }

    @Test
    void aNewFileNeedsASecondReadAndAnInvalidOneKeepsItsPreviousVersion() throws IOException {
        look();
        file("shop", WHOLE);
        assertThat(look()).isEmpty();
        assertThat(look()).containsExactly("shop whole");
        file("shop", "url: jdbc:h2:mem:x\nuser: [");
        assertThat(look()).containsExactly("shop whole");
        assertThat(look()).containsExactly("shop whole");
        Files.delete(folder.resolve("shop.yaml"));
        assertThat(look()).isEmpty();
    }
}
