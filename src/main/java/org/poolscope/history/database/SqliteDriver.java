package org.poolscope.history.database;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/// SQLite's driver, loaded from a folder beside our own classes by a class loader of its own. It is on no class path,
/// since workers share that: one of a user's own workloads may need another version. Loaded once, when it is first
/// asked for; any thread.
final class SqliteDriver {

    private static final String FOLDER = "sqlite";
    private static final String NATIVE = "org/sqlite/native";
    private static final String LIBRARY_PATH = "org.sqlite.lib.path";

    private SqliteDriver() {}

    private static final class Loaded {
        static final Driver DRIVER = load();

        private Loaded() {}
    }

    /// @throws SQLException if the file cannot be opened, or there is no driver for this machine
    static Connection connect(String url, Properties properties) throws SQLException {
        try {
            Connection connection = Loaded.DRIVER.connect(url, properties);
            if (connection == null) {
                throw new SQLException("no driver for " + url);
            }
            return connection;
        } catch (LinkageError e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new SQLException(String.valueOf(why.getMessage()), e);
        }
    }

    private static Driver load() {
        try {
            Path folder = folder();
            if (System.getProperty(LIBRARY_PATH) == null) {
                // It would unpack it into the temporary folder, which may be full, or no place to run anything from.
                System.setProperty(LIBRARY_PATH, nativeFolder(folder.resolve(NATIVE)).toString());
            }
            // Never closed: the driver is there as long as the program.
            var loader = new URLClassLoader("sqlite", new URL[] {folder.toUri().toURL()},
                    ClassLoader.getPlatformClassLoader());
            return (Driver) Class.forName("org.sqlite.JDBC", true, loader).getDeclaredConstructor().newInstance();
        } catch (IOException | ReflectiveOperationException | URISyntaxException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static Path folder() throws URISyntaxException, IOException {
        Path ours = Path.of(SqliteDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path beside = ours.resolveSibling(FOLDER);
        // Tests have our classes from a jar one folder below.
        Path folder = Files.isDirectory(beside) ? beside : ours.getParent().resolveSibling(FOLDER);
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no " + beside);
        }
        return folder;
    }

    /// The only folder in it that has a file: the build takes the library of one system along.
    private static Path nativeFolder(Path natives) throws IOException {
        Path folder = natives;
        while (true) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                Path first = entries.iterator().next();
                if (!Files.isDirectory(first)) {
                    return folder;
                }
                folder = first;
            }
        }
    }
}
