package org.poolscope.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.poolscope.file.WholeFile;
import org.poolscope.ui.look.Theme;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.RunConfiguration;

/// What the window remembers from one start to the next, in a properties file. A file that cannot be read is a warning
/// and the defaults; keys it does not know are kept. Thread-safe.
final class WindowSettings {

    private static final System.Logger LOG = System.getLogger(WindowSettings.class.getName());
    private static final String SCHEMA = "schema";
    private static final String SCHEMA_VERSION = "1";
    private static final String THEME = "theme";
    private static final String LAST_WORKLOAD = "last.workload";
    private static final String LAST_RUN = "last.run.";
    private static final String COLUMNS = "columns.";
    private static final String BOUNDS = "window.bounds";
    private static final String SCALE = "window.scale";
    private static final String MAXIMISED = "window.maximised";
    private static final String WHOLE_RUN = "charts.whole";

    private final Texts texts = Texts.of(WindowSettings.class);
    /// Null if there is no place for it.
    private final @Nullable Path file;
    private final Properties values = new Properties();
    private Optional<String> warning = Optional.empty();

    private WindowSettings(@Nullable Path file) {
        this.file = file;
    }

    /// Reads the file, if there is one.
    static WindowSettings load(Path file) {
        var settings = new WindowSettings(file);
        settings.read(file);
        return settings;
    }

    /// Those of a user without a home, which last until the window is closed.
    static WindowSettings unkept() {
        var settings = new WindowSettings(null);
        settings.warning = Optional.of(settings.texts.get("settings.unkept"));
        return settings;
    }

    private void read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (NoSuchFileException _) {
            // The first start.
        } catch (IOException | IllegalArgumentException e) {
            values.clear();
            warn("settings.unreadable", String.valueOf(e.getMessage()));
        }
    }

    private void warn(String key, String detail) {
        warning = Optional.of(texts.format(key, String.valueOf(file), detail));
    }

    /// What was wrong with the file, in words.
    synchronized Optional<String> warning() {
        return warning;
    }

    synchronized Theme theme() {
        String name = values.getProperty(THEME, Theme.LIGHT.name());
        try {
            return Theme.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            warn("settings.theme", name);
            return Theme.LIGHT;
        }
    }

    synchronized void remember(Theme theme) {
        values.setProperty(THEME, theme.name().toLowerCase(Locale.ROOT));
    }

    /// Where the window was, as large as it was to the eye, though everything should be drawn larger or smaller by now;
    /// empty the first time, and when what is written there is no rectangle.
    synchronized Optional<Rectangle> bounds() {
        String[] parts = values.getProperty(BOUNDS, "").split(",");
        try {
            float now = UIScale.getUserScaleFactor();
            float larger = now / Float.parseFloat(values.getProperty(SCALE, String.valueOf(now)));
            return parts.length == 4
                    ? Optional.of(new Rectangle(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]),
                            Math.round(Integer.parseInt(parts[2]) * larger),
                            Math.round(Integer.parseInt(parts[3]) * larger)))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    synchronized boolean isMaximised() {
        return Boolean.parseBoolean(values.getProperty(MAXIMISED));
    }

    /// @param bounds what the window has when it is not maximised
    synchronized void remember(Rectangle bounds, boolean maximised) {
        values.setProperty(BOUNDS, bounds.x + "," + bounds.y + "," + bounds.width + "," + bounds.height);
        values.setProperty(SCALE, String.valueOf(UIScale.getUserScaleFactor()));
        values.setProperty(MAXIMISED, Boolean.toString(maximised));
    }

    /// Whether the charts show a run that is on from its start.
    synchronized boolean showsWholeRun() {
        return Boolean.parseBoolean(values.getProperty(WHOLE_RUN));
    }

    synchronized void rememberWholeRun(boolean shown) {
        values.setProperty(WHOLE_RUN, Boolean.toString(shown));
    }

    /// What is not as usual with the columns of a table; empty if nothing is.
    synchronized String columns(String table) {
        return values.getProperty(COLUMNS + table, "");
    }

    synchronized void rememberColumns(String table, String changes) {
        if (changes.isEmpty()) {
            values.remove(COLUMNS + table);
        } else {
            values.setProperty(COLUMNS + table, changes);
        }
    }

    /// The workload that was run last.
    synchronized Optional<String> lastWorkload() {
        return Optional.ofNullable(values.getProperty(LAST_WORKLOAD));
    }

    /// What a workload was last run with, as text by its parameters' names; empty when it never was.
    synchronized Map<String, String> lastTexts(String workload) {
        String prefix = LAST_RUN + workload + ".";
        return values.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toMap(key -> key.substring(prefix.length()), values::getProperty));
    }

    synchronized void remember(RunConfiguration run) {
        values.setProperty(LAST_WORKLOAD, run.workload());
        run.settings().texts().forEach((name, text) ->
                values.setProperty(LAST_RUN + run.workload() + "." + name, text));
    }

    /// Writes the file in a while; any thread.
    void saveSoon() {
        Thread.ofPlatform().name("settings").start(this::save);
    }

    /// Writes the file, so that it is there whole or not at all. May block: not on the event dispatch thread. Where it
    /// cannot be written the choices last until the window is closed.
    void save() {
        if (file == null) {
            return;
        }
        try {
            write(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the window's settings cannot be kept", e);
        }
    }

    private synchronized void write(Path file) throws IOException {
        values.setProperty(SCHEMA, SCHEMA_VERSION);
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        try (WholeFile whole = WholeFile.openPrivate(folder.resolve(file.getFileName()));
                Writer writer = new OutputStreamWriter(whole.stream(), StandardCharsets.UTF_8)) {
            values.store(writer, null);
            writer.flush();
            whole.finish();
        }
    }
}
