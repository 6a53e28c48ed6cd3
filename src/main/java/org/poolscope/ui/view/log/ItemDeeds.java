package org.poolscope.ui.view.log;

import java.awt.event.ActionEvent;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.read.ItemPlaces;
import org.poolscope.history.resume.Reason;
import org.poolscope.history.resume.Resume;
import org.poolscope.history.resume.Resumption;
import org.poolscope.live.ItemLine;
import org.poolscope.ui.look.DesktopFiles;
import org.poolscope.ui.look.Icons;
import org.poolscope.workload.Texts;

/// What can be done with the items of a run: those that are selected, or those that failed, are run again once it is
/// over, and the files of the one that is selected are opened. Event dispatch thread only.
final class ItemDeeds {

    private final Texts texts;
    private final PagedTable table;
    private final Action retry;
    private final Action retryFailed;
    private final Action export;
    private final Map<ItemPlaces.Kind, Action> opens = new EnumMap<>(ItemPlaces.Kind.class);
    private final Map<ItemPlaces.Kind, FileToOpen> sources = new EnumMap<>(ItemPlaces.Kind.class);
    private Consumer<Resumption> run = _ -> { };
    private Consumer<String> say = _ -> { };
    private @Nullable ItemDesk desk;
    private @Nullable ItemLine shown;
    private @Nullable Path journal;
    private long number;
    private boolean over;
    private boolean isOn;
    private long failed;

    ItemDeeds(Texts texts, PagedTable table) {
        this.texts = texts;
        this.table = table;
        retry = action("retry", "again", this::retrySelected);
        retryFailed = action("retry-failed", "again", () -> again(item -> item.reason() == Reason.FAILED));
        export = action("export", "save", this::save);
        KeyStroke stroke = KeyStroke.getKeyStroke("ctrl ENTER");
        retry.putValue(Action.ACCELERATOR_KEY, stroke);
        table.getInputMap().put(stroke, "retry");
        table.getActionMap().put("retry", retry);
        JPopupMenu menu = table.getComponentPopupMenu();
        int at = 0;
        menu.insert(retry, at++);
        menu.insert(retryFailed, at++);
        menu.insert(export, at++);
        menu.insert(new JPopupMenu.Separator(), at++);
        for (ItemPlaces.Kind kind : ItemPlaces.Kind.values()) {
            Action open = action("open." + kind.name(), "open", () -> open(kind));
            opens.put(kind, open);
            menu.insert(open, at++);
        }
        menu.insert(new JPopupMenu.Separator(), at);
        enable();
    }

    private Action action(String key, String icon, Runnable deed) {
        @SuppressWarnings("serial")
        var action = new AbstractAction(texts.get(key), Icons.of(icon)) {
            @Override
            public void actionPerformed(ActionEvent event) {
                deed.run();
            }
        };
        action.putValue(Action.SHORT_DESCRIPTION, texts.get(key + ".tip"));
        return action;
    }

    /// @param runs has items run again
    /// @param says tells why they cannot be
    void offer(Consumer<Resumption> runs, Consumer<String> says) {
        run = runs;
        say = says;
    }

    /// A button that runs again what failed; it is there only while that can be done.
    JButton retryFailedButton() {
        var button = new JButton(retryFailed);
        button.setName("retry-failed");
        button.setVisible(retryFailed.isEnabled());
        retryFailed.addPropertyChangeListener(event -> button.setVisible(retryFailed.isEnabled()));
        return button;
    }

    /// A button that saves all items.
    JButton exportButton() {
        var button = new JButton(export);
        button.setName("export");
        return button;
    }

    private void save() {
        Path file = journal;
        if (file != null) {
            new ItemExport(say).save(file, number, table);
        }
    }

    /// The items are those of another run.
    void show(ItemDesk next, Path file, long run) {
        desk = next;
        journal = file;
        number = run;
        shown = null;
        sources.clear();
        failed = 0;
        enable();
    }

    /// @param isOver   whether the run has ended
    /// @param failures how many of its items failed
    void count(boolean isOver, long failures) {
        over = isOver;
        failed = failures;
        enable();
    }

    /// Whether anything is being run in the window: then nothing else can be.
    void windowIsOn(boolean on) {
        isOn = on;
        enable();
    }

    /// Another item is selected, or none, or several.
    void select(@Nullable ItemLine line) {
        if (line == null ? shown != null : !line.equals(shown)) {
            shown = line;
            sources.clear();
            if (line != null && desk != null) {
                desk.sources(line, found -> {
                    if (line.equals(shown)) {
                        sources.putAll(found);
                        enable();
                    }
                });
            }
        }
        enable();
    }

    private void enable() {
        retry.setEnabled(over && !isOn && table.getSelectedRowCount() > 0);
        export.setEnabled(journal != null);
        retryFailed.setEnabled(over && !isOn && failed > 0);
        opens.forEach((kind, action) -> action.setEnabled(sources.containsKey(kind)));
    }

    private void retrySelected() {
        table.lines().read(table.getSelectedRows(), ItemDeeds::names, names ->
                again(item -> names.contains(item.name())));
    }

    private static Set<String> names(List<ItemLine> lines) {
        return lines.stream().map(ItemLine::name).collect(Collectors.toSet());
    }

    private void again(Predicate<Resume.Missing> wanted) {
        if (desk != null) {
            desk.again(wanted, prepared -> {
                if (prepared.resume().missing().isEmpty()) {
                    say.accept(texts.get("retry.nothing"));
                } else {
                    run.accept(prepared);
                }
            }, say);
        }
    }

    private void open(ItemPlaces.Kind kind) {
        FileToOpen source = sources.get(kind);
        if (source != null && desk != null) {
            desk.file(source, file ->
                    DesktopFiles.open(file, () -> say.accept(texts.format("open.copied", file))), say);
        }
    }
}
