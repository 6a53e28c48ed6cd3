package org.poolscope.ui.form;

import java.awt.Component;
import java.awt.EventQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import org.poolscope.samples.SampleFolder;
import org.poolscope.ui.look.Icons;
import org.poolscope.ui.look.PathChooser;
import org.poolscope.ui.look.WrappedText;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.SamplePhotos;

/// A button that makes a folder of photographs for whoever has none at hand. They are made on a thread of their own.
@SuppressWarnings("serial")
final class SampleMaker extends JPanel {

    private static final String FOLDER = "poolscope-samples";

    private final transient Texts texts = Texts.of(SampleMaker.class);
    private final JButton button;
    private final WrappedText progress = new WrappedText("quiet");
    private final WrappedText problem = new WrappedText("problem");
    private final int count;
    private final transient Consumer<Path> made;

    /// @param count how many photographs to make
    /// @param made  told the folder when they are all there, on the event dispatch thread
    SampleMaker(int count, Consumer<Path> made) {
        super(new MigLayout("insets 0, hidemode 3, wrap 1, gapy 4", "[grow,fill]"));
        this.count = count;
        this.made = made;
        setOpaque(false);
        button = new JButton(texts.get("samples.make"), Icons.of("photos"));
        button.setName("samples.make");
        button.setToolTipText(texts.format("samples.tip", count));
        button.addActionListener(_ -> choose());
        progress.setName("samples.progress");
        problem.setName("samples.problem");
        add(button);
        add(progress, "wmin 0");
        add(problem, "wmin 0");
        say("", "");
    }

    private void say(String words, String trouble) {
        progress.setText(words);
        progress.setVisible(!words.isEmpty());
        problem.setText(trouble);
        problem.setVisible(!trouble.isEmpty());
    }

    /// The folder chosen is where the samples' own folder goes, so that any will do, whatever else is in it.
    private void choose() {
        var chooser = new PathChooser(null, texts.get("samples.title"), PathChooser.DIRECTORIES_ONLY);
        Component window = SwingUtilities.getWindowAncestor(this);
        if (chooser.showDialog(window, texts.get("samples.approve")) == PathChooser.APPROVE_OPTION) {
            make(within(chooser.getSelectedFile().toPath()));
        }
    }

    /// A folder of samples that was chosen itself is used again.
    static Path within(Path chosen) {
        return chosen.endsWith(FOLDER) ? chosen : chosen.resolve(FOLDER);
    }

    /// Makes the photographs in a folder. Returns at once.
    void make(Path folder) {
        button.setEnabled(false);
        tell(0);
        Thread.ofPlatform().name("sample photographs").daemon().start(() -> paint(folder));
    }

    private void paint(Path folder) {
        try {
            SampleFolder.make(folder, count, SamplePhotos.DEFAULT_SEED,
                    there -> EventQueue.invokeLater(() -> tell(there)));
            EventQueue.invokeLater(() -> {
                end(texts.format("samples.made", count), "");
                made.accept(folder);
            });
        } catch (InvalidSettingException e) {
            EventQueue.invokeLater(() -> end("", texts.format("samples.refused", e.reason())));
        } catch (IOException e) {
            EventQueue.invokeLater(() -> end("", texts.format("samples.failed", String.valueOf(e.getMessage()))));
        } catch (InterruptedException _) {
            EventQueue.invokeLater(() -> end("", ""));
        }
    }

    private void tell(int there) {
        say(texts.format("samples.making", there, count), "");
    }

    private void end(String words, String trouble) {
        button.setEnabled(true);
        say(words, trouble);
    }
}
