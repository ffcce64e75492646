package org.holdfast.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.logging.Logger;
import org.holdfast.crm.mapping.Mapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers are found in the program and in the jars of the drivers folder. */
class DriversTest {

    private static final Mapping.Login FOREIGN = new Mapping.Login("jdbc:foreign:x", "sa", "");

    @TempDir
    private Path folder;

    /** A driver that is registered only in a jar of that folder. */
    public static final class Foreign implements Driver {

        @Override
        public Connection connect(String url, Properties info) throws SQLException {
            return DriverManager.getConnection("jdbc:h2:mem:foreign", info);
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith("jdbc:foreign:");
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }
    }

    private void jar(String driver) throws Exception {
        Files.createDirectories(folder.resolve("drivers"));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("drivers/foreign.jar")))) {
            jar.putNextEntry(new JarEntry("META-INF/services/java.sql.Driver"));
            jar.write(driver.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aDriverIsFoundInAJarOfTheFolder() throws Exception {
        assertThatThrownBy(() -> new Drivers(folder).connect(FOREIGN, Duration.ofSeconds(5)))
                .isInstanceOf(CrmException.class)
                .hasMessageContaining("No driver understands jdbc:foreign:x")
                .hasMessageContaining("drivers and try again.");

        jar(Foreign.class.getName());
        try (Connection connection = new Drivers(folder).connect(FOREIGN, Duration.ofSeconds(5))) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void aJarThatCannotBeUsedIsNamed() throws Exception {
        jar("org.example.NoSuchDriver");

        assertThatThrownBy(() -> new Drivers(folder))
                .isInstanceOf(CrmException.class)
                .hasMessageContaining("drivers cannot be used")
                .hasMessageContaining("NoSuchDriver");
    }
}
