package org.poolscope.ui;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.poolscope.job.JobCommandLine;
import org.poolscope.job.JobFile;
import org.poolscope.job.JobFileException;
import org.poolscope.job.JobSpec;
import org.poolscope.pool.BatchRun;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.PathChooser;
import org.poolscope.ui.view.MessageStrip.Tone;
import org.poolscope.workload.Texts;

/// Opens and saves what the form says as job files, and copies it as a command line. Files are read and written on a
/// thread of their own; everything else is for the event dispatch thread only.
final class JobDesk {

    private final Texts texts = Texts.of(JobDesk.class);
    private final Room room;
    private Consumer<String> clipboard = line ->
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(line), null);

    /// What was opened or saved last: what its file says besides goes into the next, too.
    private @Nullable JobSpec opened;
    private @Nullable Path file;

    /// What the window has to do with jobs.
    interface Room {

        /// What its forms say, with a comparison if that is what is shown; empty if it cannot be run, which is told.
        Optional<JobSpec> stated();

        /// Fills the forms in.
        void show(JobSpec job);

        /// Says something in the strip of messages.
        void say(Tone tone, String words);

        /// What dialogs belong to.
        Component window();
    }

    JobDesk(Room room) {
        this.room = room;
    }

    /// Gives command lines to somebody else than the system's clipboard.
    void copyTo(Consumer<String> other) {
        clipboard = other;
    }

    /// Asks for a file and opens it.
    void open() {
        PathChooser chooser = chooser("job.open");
        if (chooser.showOpenDialog(SwingUtilities.getWindowAncestor(room.window())) == JFileChooser.APPROVE_OPTION) {
            open(chooser.getSelectedFile().toPath());
        }
    }

    private PathChooser chooser(String key) {
        @Nullable File from = file == null ? null : file.getParent() == null ? null : file.getParent().toFile();
        var chooser = new PathChooser(from, texts.get(key), PathChooser.FILES_ONLY);
        chooser.setFileFilter(new FileNameExtensionFilter(texts.get("job.files"), JobFile.ENDING.substring(1)));
        return chooser;
    }

    /// Whether files that somebody has dropped are for this desk: jobs, of which one at a time is opened.
    boolean takes(List<Path> files) {
        List<Path> jobs = files.stream().filter(each -> JobFile.isNamedSo(each.toString())).toList();
        if (jobs.isEmpty()) {
            return false;
        }
        if (files.size() > 1) {
            room.say(Tone.CAUTION, texts.get("job.several"));
        } else {
            open(jobs.getFirst());
        }
        return true;
    }

    /// Opens a file. Returns at once; if it cannot be taken the form stays as it is.
    void open(Path path) {
        Thread.ofPlatform().name("job file").daemon().start(() -> {
            try {
                if (!Files.isRegularFile(path) && Files.exists(path)) {
                    later(() -> room.say(Tone.CAUTION, texts.format("job.no-file", name(path))));
                    return;
                }
                JobSpec job = JobFile.read(path, BatchRun.defaultWorkers());
                later(() -> show(job, path));
            } catch (JobFileException e) {
                later(() -> room.say(Tone.CAUTION, texts.format("job.refused", Printable.of(e.getMessage()))));
            }
        });
    }

    private void show(JobSpec job, Path path) {
        opened = job;
        file = path;
        room.show(job);
        room.say(job.othersNames().isEmpty() ? Tone.NEUTRAL : Tone.CAUTION, job.othersNames().isEmpty()
                ? texts.format("job.opened", name(path))
                : texts.format("job.opened.others", name(path), String.join(", ", job.othersNames())));
    }

    /// Asks for a file and saves what the form says.
    void save() {
        Optional<JobSpec> job = room.stated();
        if (job.isEmpty()) {
            return;
        }
        PathChooser chooser = chooser("job.save");
        chooser.setSelectedFile(file != null ? file.toFile() : new File(job.get().run().workload() + JobFile.ENDING));
        Component window = SwingUtilities.getWindowAncestor(room.window());
        if (chooser.showSaveDialog(window) != JFileChooser.APPROVE_OPTION) {
            return;
        }
        Path path = named(chooser.getSelectedFile().toPath());
        if (!Files.exists(path) || path.equals(file) || JOptionPane.showConfirmDialog(window,
                texts.format("job.replace", name(path)), texts.get("job.save"), JOptionPane.OK_CANCEL_OPTION)
                == JOptionPane.OK_OPTION) {
            save(job.get(), path);
        }
    }

    static Path named(Path path) {
        return JobFile.isNamedSo(path.toString()) ? path : Path.of(path + JobFile.ENDING);
    }

    /// Saves a job, with what the file that was opened last says besides. Returns at once.
    void save(JobSpec stated, Path path) {
        String name = opened != null && path.equals(file) && !opened.name().isEmpty() ? opened.name()
                : path.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        var job = new JobSpec(name, stated.run(), stated.comparison(),
                opened == null ? stated.others() : opened.others());
        Thread.ofPlatform().name("job file").start(() -> {
            try {
                JobFile.write(job, path);
                later(() -> {
                    opened = job;
                    file = path;
                    room.say(Tone.SUCCESS, texts.format("job.saved", name(path)));
                });
            } catch (IOException e) {
                later(() -> room.say(Tone.DANGER, texts.format("job.unsaved", name(path),
                        Printable.of(String.valueOf(e.getMessage())))));
            }
        });
    }

    /// Copies what the form says as a command line.
    void copy() {
        room.stated().ifPresent(job -> {
            clipboard.accept(JobCommandLine.of(job));
            room.say(Tone.NEUTRAL, texts.get("job.copied"));
        });
    }

    private static String name(Path path) {
        return Printable.of(path.toString());
    }

    private static void later(Runnable deed) {
        EventQueue.invokeLater(deed);
    }
}
